import type { ReactNode } from 'react';

import { cn } from '@/lib/cn';

interface SectionProps {
  id: string;
  title: string;
  /** Where the section is about one control, its title is that control's label. */
  labelFor?: string;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Two columns on wide screens; a section and what stands below the last of them share them. */
export const sectionColumns = 'grid gap-x-10 gap-y-4 md:grid-cols-[13rem_minmax(0,1fr)]';

/** A part of a long form: its title and what it is for at the left, its controls at the right; on narrow screens above. */
export function Section({ id, title, labelFor, hint, className, children }: SectionProps) {
  return (
    // A region of its own only where there is more in it than the one control with the same name.
    <section
      aria-labelledby={labelFor === undefined ? `${id}-title` : undefined}
      className={cn(sectionColumns, 'border-t py-8', className)}
    >
      <header className="flex flex-col gap-1.5">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {labelFor === undefined ? title : <label htmlFor={labelFor}>{title}</label>}
        </h2>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-sm text-muted-foreground">
            {hint}
          </p>
        )}
      </header>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
