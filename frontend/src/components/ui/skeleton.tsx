import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn';

/** Holds the place, in its final size, of what is still being read. */
export function Skeleton({ className, ...rest }: ComponentProps<'div'>) {
  return <div aria-hidden className={cn('animate-breathe rounded-md bg-secondary', className)} {...rest} />;
}
