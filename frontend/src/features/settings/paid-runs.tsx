import { useQuery } from '@tanstack/react-query';

import { Badge, type BadgeVariant } from '@/components/ui/badge';
import { makersQuery } from '@/lib/api/queries';
import type { Maker, PaidRun } from '@/lib/api/types';
import { dateTime, dollars } from '@/lib/format';
import { titleOf } from '@/lib/makers';
import { texts } from '@/texts';

const words = texts.settings.costs;

const looks: Record<PaidRun['state'], BadgeVariant> = {
  intended: 'default',
  submitted: 'default',
  succeeded: 'success',
  failed: 'destructive',
  canceled: 'outline',
  unknown: 'warning',
};

/** The newest runs, one a row. On a narrow screen the time stands below what was made. */
export function PaidRuns({ runs }: { runs: PaidRun[] }) {
  const { data } = useQuery(makersQuery());
  if (runs.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 id="paid-runs" className="text-sm font-medium text-muted-foreground">
        {words.runs}
      </h3>
      <table aria-labelledby="paid-runs" className="w-full border-y text-left">
        <thead className="text-sm text-muted-foreground">
          <tr className="border-b">
            <th scope="col" className="py-2 pr-4 font-normal max-sm:hidden">
              {words.when}
            </th>
            <th scope="col" className="w-full py-2 pr-4 font-normal">
              {words.what}
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-normal">
              {words.cost}
            </th>
            <th scope="col" className="py-2 text-right font-normal">
              {words.state}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {runs.map((run) => (
            <Run key={run.id} run={run} makers={data?.makers ?? []} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Run({ run, makers }: { run: PaidRun; makers: readonly Maker[] }) {
  const when = dateTime(run.created_at);
  return (
    <tr className="align-top">
      <td className="py-3 pr-4 text-sm whitespace-nowrap text-muted-foreground tabular-nums max-sm:hidden">
        {when}
      </td>
      <td className="py-3 pr-4 [overflow-wrap:anywhere]">
        <span className="block">{words.works[run.work] ?? run.work}</span>
        <span className="block text-sm text-muted-foreground">
          {[titleOf(makers, run.maker), run.model].filter(Boolean).join(', ')}
        </span>
        <span className="block text-sm text-muted-foreground tabular-nums sm:hidden">{when}</span>
        {run.reason ? <span className="mt-1 block text-sm">{run.reason}</span> : null}
      </td>
      <td className="py-3 pr-4 text-right whitespace-nowrap tabular-nums">{costOf(run)}</td>
      <td className="py-3 text-right">
        <Badge variant={looks[run.state]}>{words.states[run.state]}</Badge>
      </td>
    </tr>
  );
}

/** What was paid, or may be: never more certain than it is. */
function costOf({ charged, cost_usd: cost, estimate_usd: estimate }: PaidRun): string {
  switch (charged) {
    case 'yes':
      return dollars(cost);
    case 'no':
      return words.notCharged;
    case 'unknown':
      return words.perhaps(dollars(estimate));
    case 'not yet':
      return words.expected(dollars(estimate));
  }
}
