import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Skeleton } from '@/components/ui/skeleton';
import { makersQuery } from '@/lib/api/queries';
import { texts } from '@/texts';

const words = texts.settings;

export function About() {
  const { data, isPending } = useQuery(makersQuery());
  const version = data?.version || words.unknownVersion;
  return (
    <dl className="divide-y border-y">
      <Row name={words.version}>
        {isPending ? <Skeleton className="h-4 w-20" /> : <span className="tabular-nums">{version}</span>}
      </Row>
      <Row name={words.licence}>{words.licenceName}</Row>
      <Row name={words.fontsLabel}>{words.fonts}</Row>
      <Row name={words.apiLabel}>
        {/* The server's own page, not one of the studio: a plain link. */}
        <a href="/docs" className="rounded-sm text-primary-text underline underline-offset-4">
          {words.apiReference}
        </a>
      </Row>
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-4 py-3">
      <dt className="w-32 shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
