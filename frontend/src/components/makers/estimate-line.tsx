import { CircleHelp, TriangleAlert } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { asSentence, messageOf } from '@/lib/api/errors';
import type { Estimate } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import {
  budgetSentence,
  costsMoney,
  estimateSentence,
  isOverBudget,
  type EstimateReading,
} from '@/lib/estimate';
import { texts } from '@/texts';

import { useMakers } from './use-makers';

const words = texts.makers;

interface EstimateLineProps {
  price: EstimateReading;
  className?: string;
}

/** What something will cost, before it is made, or that nobody knows; nothing where it costs nothing. */
export function EstimateLine({ price, className }: EstimateLineProps) {
  switch (price.kind) {
    case 'free':
      return null;
    case 'loading':
      return <ToCome before={price.before} className={className} />;
    case 'failed':
      return <NotFound {...price} className={className} />;
    case 'ready':
      return costsMoney(price.estimate) ? (
        <Sentences estimate={price.estimate} className={className} />
      ) : null;
  }
}

/** The price from before, if there was any, so that the line does not come and go with each letter that is typed. */
function ToCome({ before, className }: { before: Estimate | undefined; className: string | undefined }) {
  if (costsMoney(before))
    return <Sentences estimate={before} isOld className={cn(className, 'text-muted-foreground')} />;
  // Mostly it is there before anybody could have read this.
  return (
    <p aria-busy className={cn('animate-appear-late text-sm text-muted-foreground', className)}>
      {words.priceToCome}
    </p>
  );
}

type NotFoundProps = { error: unknown; retry: () => void; className: string | undefined };

function NotFound({ error, retry, className }: NotFoundProps) {
  return (
    <div className={cn('flex flex-wrap items-center gap-x-4 gap-y-2 text-sm', className)}>
      <p role="status" className="flex min-w-0 grow basis-48 items-start gap-1.5">
        <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
        <span>
          <span className="font-medium">{words.noPrice}.</span> {asSentence(messageOf(error))}
        </span>
      </p>
      <Button variant="outline" size="sm" className="text-foreground" onClick={retry}>
        {words.askPriceAgain}
      </Button>
    </div>
  );
}

type SentencesProps = { estimate: Estimate; isOld?: boolean; className: string | undefined };

function Sentences({ estimate, isOld, className }: SentencesProps) {
  const { makers } = useMakers();
  const sentence = estimateSentence(estimate, makers);
  const budget = budgetSentence(estimate);
  const isOver = isOverBudget(estimate);
  return (
    <div aria-busy={isOld} className={cn('flex flex-col gap-1 text-sm tabular-nums', className)}>
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
