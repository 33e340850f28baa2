import { TriangleAlert } from 'lucide-react';

import type { Estimate } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { budgetSentence, costsMoney, estimateSentence, isOverBudget } from '@/lib/estimate';

import { useMakers } from './use-makers';

interface EstimateLineProps {
  estimate: Estimate | undefined;
  id?: string;
  className?: string;
}

/** What something will cost, before it is made; nothing where it costs nothing. */
export function EstimateLine({ estimate, ...rest }: EstimateLineProps) {
  return costsMoney(estimate) ? <Sentences estimate={estimate} {...rest} /> : null;
}

function Sentences({ estimate, id, className }: EstimateLineProps & { estimate: Estimate }) {
  const { makers } = useMakers();
  const sentence = estimateSentence(estimate, makers);
  const budget = budgetSentence(estimate);
  const isOver = isOverBudget(estimate);
  return (
    <div id={id} className={cn('flex flex-col gap-1 text-sm tabular-nums', className)}>
      <p>{[sentence, isOver ? null : budget].filter(Boolean).join(' · ')}</p>
      {isOver ? (
        <p className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
          {budget}
        </p>
      ) : null}
    </div>
  );
}
