import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { cn } from '@/lib/cn';

/** What is wrong, beside the thing that is wrong. A page that looks for its first problem can go to it. */
export function Problem({
  id,
  className,
  children,
}: {
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <p
      id={id}
      data-problem
      tabIndex={-1}
      className={cn('flex items-start gap-1.5 text-sm text-destructive-text', className)}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
