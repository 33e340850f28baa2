import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn';

import { controlClasses } from './input';

type TextareaProps = ComponentProps<'textarea'> & {
  /** Grows with its text where the browser can do that; else it scrolls. */
  autoGrow?: boolean;
};

export function Textarea({ className, autoGrow, rows = 4, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      className={cn(
        controlClasses,
        'block min-h-20 resize-y px-3 py-2',
        autoGrow && 'field-sizing-content',
        className,
      )}
      {...rest}
    />
  );
}
