import { Slider as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn';

type SliderProps = ComponentProps<typeof Primitive.Root> & {
  /** The name of the one thumb. */
  thumbLabel: string;
  /** The value in words, where the number alone says little ("1:23.4"). */
  thumbText?: string;
};

export function Slider({ className, thumbLabel, thumbText, ...rest }: SliderProps) {
  return (
    <Primitive.Root
      className={cn(
        'relative flex h-6 w-full touch-none items-center select-none data-disabled:opacity-50',
        className,
      )}
      {...rest}
    >
      <Primitive.Track className="relative h-1 grow overflow-hidden rounded-full bg-secondary">
        <Primitive.Range className="absolute h-full bg-primary" />
      </Primitive.Track>
      <Primitive.Thumb
        aria-label={thumbLabel}
        aria-valuetext={thumbText}
        className="block size-4 rounded-full border-2 border-primary bg-background transition-colors duration-150 hover:bg-primary"
      />
    </Primitive.Root>
  );
}
