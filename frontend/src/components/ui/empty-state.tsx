import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { cn } from '@/lib/cn';

type EmptyStateProps = {
  icon?: LucideIcon;
  title: string;
  text?: ReactNode;
  /** The level of the heading: 1 where nothing else is on the page. */
  level?: 1 | 2 | 3;
  className?: string;
  /** The next step: one or two buttons. */
  children?: ReactNode;
};

export function EmptyState({ icon: Icon, title, text, level = 2, className, children }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={cn('flex flex-col items-center gap-2 px-4 py-16 text-center', className)}>
      {Icon ? <Icon aria-hidden className="mb-2 size-7 text-muted-foreground" strokeWidth={1.5} /> : null}
      <Heading className={cn('font-semibold', level === 1 ? 'text-3xl' : 'text-xl')}>{title}</Heading>
      {text ? <p className="max-w-md text-muted-foreground">{text}</p> : null}
      {children ? <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}
