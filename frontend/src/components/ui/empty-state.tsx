import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { cn } from '@/lib/cn';

type EmptyStateProps = {
  icon?: LucideIcon;
  title: string;
  text?: ReactNode;
  className?: string;
  /** The next step: one or two buttons. */
  children?: ReactNode;
};

export function EmptyState({ icon: Icon, title, text, className, children }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center gap-2 px-4 py-16 text-center', className)}>
      {Icon ? <Icon aria-hidden className="mb-2 size-7 text-muted-foreground" strokeWidth={1.5} /> : null}
      <h2 className="text-xl font-semibold">{title}</h2>
      {text ? <p className="max-w-md text-muted-foreground">{text}</p> : null}
      {children ? <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}
