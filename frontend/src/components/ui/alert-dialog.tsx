import type { VariantProps } from 'class-variance-authority';
import { AlertDialog as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn';

import { buttonVariants } from './button';
import { overlayClasses, panelClasses } from './dialog';

export const AlertDialog = Primitive.Root;
export const AlertDialogTrigger = Primitive.Trigger;
export { DialogFooter as AlertDialogFooter, DialogHeader as AlertDialogHeader } from './dialog';

type ActionProps = ComponentProps<typeof Primitive.Action> & VariantProps<typeof buttonVariants>;

export function AlertDialogContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content className={cn(panelClasses, className)} {...rest} />
    </Primitive.Portal>
  );
}

export function AlertDialogTitle({ className, ...rest }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title className={cn('text-lg font-semibold', className)} {...rest} />;
}

export function AlertDialogDescription({ className, ...rest }: ComponentProps<typeof Primitive.Description>) {
  return <Primitive.Description className={cn('text-base text-muted-foreground', className)} {...rest} />;
}

export function AlertDialogAction({ className, variant = 'destructive', size, ...rest }: ActionProps) {
  return <Primitive.Action className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}

export function AlertDialogCancel({ className, variant = 'outline', size, ...rest }: ActionProps) {
  return <Primitive.Cancel className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}
