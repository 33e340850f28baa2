import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn';

/** How everything looks that one can write into or choose from. */
export const controlClasses = [
  'w-full rounded-md border border-input bg-background text-base text-foreground',
  'transition-colors duration-150 hover:border-foreground/60',
  'disabled:cursor-not-allowed disabled:opacity-50',
  'aria-invalid:border-destructive-text',
].join(' ');

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(controlClasses, 'h-10 px-3', className)} {...rest} />;
}
