import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { standingAlone } from '@/lib/api/errors';
import { makersQuery } from '@/lib/api/queries';
import type { Maker } from '@/lib/api/types';
import { listed } from '@/lib/format';
import { texts } from '@/texts';

const words = texts.settings;

/** Which makers can work, and for those that cannot, the names of the variables that are not set. */
export function Makers() {
  const makers = useQuery(makersQuery());
  if (makers.isError) {
    return (
      <ErrorState
        title={words.makersFailed}
        error={makers.error}
        onRetry={() => void makers.refetch()}
        retrying={makers.isFetching}
      />
    );
  }
  if (makers.isPending) return <MakersSkeleton />;
  return (
    <ul className="divide-y border-y">
      {makers.data.makers.map((maker) => (
        <MakerRow key={maker.name} maker={maker} />
      ))}
    </ul>
  );
}

function MakerRow({ maker }: { maker: Maker }) {
  return (
    <li className="flex items-start justify-between gap-4 py-4">
      <div className="flex min-w-0 flex-col gap-1">
        <h3 className="font-medium">{maker.title}</h3>
        {maker.makes.length > 0 ? (
          <p className="text-sm text-muted-foreground">{words.makes(listed(maker.makes.map(thing)))}</p>
        ) : null}
        {maker.missing.length > 0 ? <Missing names={maker.missing} /> : null}
        {maker.warnings.map((warning) => (
          <p key={warning} className="flex items-start gap-1.5 text-sm">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
            {standingAlone(warning)}
          </p>
        ))}
        {maker.note ? <p className="text-sm text-muted-foreground">{maker.note}</p> : null}
      </div>
      <MakerState maker={maker} />
    </li>
  );
}

function MakerState({ maker }: { maker: Maker }) {
  if (!maker.ready) return <Badge variant="outline">{words.notReady}</Badge>;
  if (!maker.usable) return <Badge variant="outline">{words.notUsable}</Badge>;
  return <Badge variant="success">{words.ready}</Badge>;
}

function Missing({ names }: { names: string[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {words.missing(names.length)}
      {names.map((name) => (
        <code key={name} className="rounded-sm bg-muted px-1.5 py-0.5 font-mono text-xs break-all">
          {name}
        </code>
      ))}
    </p>
  );
}

function thing(name: string): string {
  return words.things[name] ?? name;
}

function MakersSkeleton() {
  return (
    <div role="status" className="divide-y border-y">
      <span className="sr-only">{words.makersLoading}</span>
      {['first', 'second', 'third'].map((row) => (
        <div key={row} className="flex h-20 flex-col justify-center gap-2">
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-4 w-56 max-w-full" />
        </div>
      ))}
    </div>
  );
}
