import { DropdownMenu as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn';

import { InertBehind } from './inert-behind';

export const DropdownMenu = Primitive.Root;
export const DropdownMenuTrigger = Primitive.Trigger;

const itemClasses = [
  'relative flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2.5 text-base outline-none select-none',
  'data-disabled:opacity-50 data-highlighted:bg-accent data-highlighted:text-accent-foreground',
  '[&_svg]:size-4 [&_svg]:shrink-0',
].join(' ');

export function DropdownMenuContent({
  className,
  sideOffset = 4,
  children,
  ...rest
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={sideOffset}
        className={cn(
          'z-50 min-w-44 rounded-lg border bg-popover p-1 text-popover-foreground shadow-popover',
          'data-[state=closed]:animate-vanish data-[state=open]:animate-rise',
          className,
        )}
        {...rest}
      >
        <InertBehind />
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

type ItemProps = ComponentProps<typeof Primitive.Item> & { variant?: 'default' | 'destructive' };

export function DropdownMenuItem({ className, variant = 'default', ...rest }: ItemProps) {
  return (
    <Primitive.Item
      className={cn(
        itemClasses,
        variant === 'destructive' &&
          'text-destructive-text data-highlighted:bg-destructive-soft data-highlighted:text-destructive-text',
        className,
      )}
      {...rest}
    />
  );
}

export function DropdownMenuSeparator({ className, ...rest }: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn('-mx-1 my-1 h-px bg-border', className)} {...rest} />;
}
