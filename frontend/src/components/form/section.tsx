import type { ReactNode } from 'react';

import { cn } from '@/lib/cn';

interface SectionProps {
  id: string;
  title: string;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of a long form: its title and what it is for at the left, its controls at the right; on narrow screens above. */
export function Section({ id, title, hint, className, children }: SectionProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={cn('grid gap-x-10 gap-y-4 border-t py-8 md:grid-cols-[13rem_minmax(0,1fr)]', className)}
    >
      <header className="flex flex-col gap-1.5">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        {hint !== undefined && <p className="text-sm text-muted-foreground">{hint}</p>}
      </header>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
