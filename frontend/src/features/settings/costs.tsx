import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { ErrorState } from '@/components/ui/error-state';
import { Progress } from '@/components/ui/progress';
import { Skeleton } from '@/components/ui/skeleton';
import { costsQuery, makersQuery, projectNamesQuery } from '@/lib/api/queries';
import type { Costs as Sums, CostSum } from '@/lib/api/types';
import { count, dollars } from '@/lib/format';
import { titleOf } from '@/lib/makers';
import { texts } from '@/texts';

import { PaidRuns } from './paid-runs';

const words = texts.settings.costs;

/** What makers elsewhere have cost: this month, by maker, by film, run by run. */
export function Costs() {
  const costs = useQuery(costsQuery());
  if (costs.isError) {
    return (
      <ErrorState
        title={words.failed}
        error={costs.error}
        onRetry={() => void costs.refetch()}
        retrying={costs.isFetching}
      />
    );
  }
  if (costs.isPending) {
    return (
      <div role="status">
        <span className="sr-only">{words.loading}</span>
        <Skeleton className="h-24" />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-8">
      <Month costs={costs.data} />
      {costs.data.runs.length === 0 ? <p className="text-muted-foreground">{words.none}</p> : null}
      <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        <ByMaker sums={costs.data.makers} />
        <ByProject sums={costs.data.projects} />
      </div>
      <PaidRuns runs={costs.data.runs} />
    </div>
  );
}

function Month({ costs: { month, budget } }: { costs: Sums }) {
  const cap = budget.month_usd;
  const used = month.spent_usd + month.reserved_usd;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
        <span className="text-2xl font-semibold">{dollars(month.spent_usd)}</span>
        <span className="text-muted-foreground">
          {cap === null ? words.thisMonth : words.thisMonthOf(dollars(cap))}
        </span>
      </p>
      {cap === null ? null : (
        <Progress value={cap > 0 ? used / cap : 1} label={words.budgetUsed} className="max-w-md" />
      )}
      <p className="text-sm text-muted-foreground tabular-nums">
        {[
          month.reserved_usd > 0 ? words.reserved(dollars(month.reserved_usd)) : '',
          budget.project_usd !== null && budget.project_usd !== cap
            ? words.projectBudget(dollars(budget.project_usd))
            : '',
          cap === null ? words.noBudget : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}

function ByMaker({ sums }: { sums: CostSum[] }) {
  const { data } = useQuery(makersQuery());
  return (
    <SumList
      title={words.byMaker}
      sums={sums.map((sum) => ({ ...sum, name: titleOf(data?.makers ?? [], sum.of), to: null }))}
    />
  );
}

const mostFilms = 10;

function ByProject({ sums }: { sums: CostSum[] }) {
  const { data: names, isPending } = useQuery(projectNamesQuery());
  const dearest = [...sums].sort((a, b) => b.spent_usd - a.spent_usd).slice(0, mostFilms);
  if (isPending) return null;
  return (
    <SumList
      title={sums.length > mostFilms ? words.byProjectMost(mostFilms) : words.byProject}
      sums={dearest.map((sum) => {
        const name = names?.[sum.of];
        if (sum.of === '') return { ...sum, name: words.noProject, to: null };
        if (name === undefined) return { ...sum, name: words.unknownProject, to: null };
        return { ...sum, name, to: `/quick-gen-page?project=${encodeURIComponent(sum.of)}` };
      })}
    />
  );
}

type NamedSum = CostSum & { name: string; to: string | null };

function SumList({ title, sums }: { title: string; sums: NamedSum[] }) {
  if (sums.length === 0) return null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="text-sm font-medium text-muted-foreground">{title}</h3>
      <ul aria-label={title} className="divide-y border-y">
        {sums.map(({ of, name, to, runs, spent_usd: spent, reserved_usd: reserved }) => (
          <li key={of} className="flex items-baseline justify-between gap-4 py-2.5">
            <span className="min-w-0">
              {to === null ? (
                <span className="block truncate">{name}</span>
              ) : (
                <Link to={to} className="block truncate rounded-sm underline-offset-4 hover:underline">
                  {name}
                </Link>
              )}
              <span className="block text-sm text-muted-foreground tabular-nums">
                {[count(runs, 'run'), reserved > 0 ? words.inWork(dollars(reserved)) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="tabular-nums">{dollars(spent)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
