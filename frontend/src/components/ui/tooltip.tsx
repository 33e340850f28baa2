import { Tooltip as Primitive } from 'radix-ui';
import type { ComponentProps, ReactElement } from 'react';

import { cn } from '@/lib/cn';

export const TooltipProvider = Primitive.Provider;

function TooltipContent({ className, sideOffset = 6, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={sideOffset}
        className={cn(
          'z-50 max-w-64 rounded-sm bg-foreground px-2.5 py-1.5 text-xs text-background',
          'data-[state=delayed-open]:animate-appear',
          className,
        )}
        {...rest}
      />
    </Primitive.Portal>
  );
}

/** A few words on what a control does, for those who point at it or reach it by keyboard. */
export function Hint({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <TooltipContent>{text}</TooltipContent>
    </Primitive.Root>
  );
}
