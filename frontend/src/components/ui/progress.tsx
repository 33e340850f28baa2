import { Progress as Primitive } from 'radix-ui';

import { cn } from '@/lib/cn';

type ProgressProps = {
  /** 0 to 1, or null while nobody can tell. */
  value: number | null;
  /** What is being waited for. */
  label: string;
  className?: string;
};

export function Progress({ value, label, className }: ProgressProps) {
  const percent = value === null ? null : Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <Primitive.Root
      value={percent}
      aria-label={label}
      className={cn('relative h-1.5 w-full overflow-hidden rounded-full bg-secondary', className)}
    >
      <Primitive.Indicator
        className={cn(
          'block h-full rounded-full bg-primary',
          percent === null
            ? 'w-2/5 animate-travel'
            : 'w-full origin-left transition-transform duration-200 ease-linear',
        )}
        style={percent === null ? undefined : { transform: `translateX(${percent - 100}%)` }}
      />
    </Primitive.Root>
  );
}
