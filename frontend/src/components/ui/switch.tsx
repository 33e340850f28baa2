import { Switch as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn';

export function Switch({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        'inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-input bg-background p-0.5',
        'transition-colors duration-150 disabled:opacity-50',
        'data-[state=checked]:border-primary data-[state=checked]:bg-primary',
        className,
      )}
      {...rest}
    >
      <Primitive.Thumb
        className={cn(
          'block size-4 rounded-full bg-muted-foreground transition-transform duration-150',
          'data-[state=checked]:translate-x-4 data-[state=checked]:bg-primary-foreground',
        )}
      />
    </Primitive.Root>
  );
}
