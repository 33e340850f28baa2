import { CircleHelp } from 'lucide-react';

import { EstimateLine } from '@/components/makers/estimate-line';
import { Button } from '@/components/ui/button';
import type { Job } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { free, type EstimateReading } from '@/lib/estimate';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

import { questionsOf } from './held';

const words = texts.makers;

interface HeldQuestionProps {
  title: string;
  /** Those that wait; what each of them asks is told once. */
  jobs: readonly Job[];
  /** What the button says that goes on; what it does. */
  answer: string;
  onGoOn: () => Promise<unknown>;
  /** What going on costs, where the questions do not tell. */
  price?: EstimateReading;
  onCancel: () => Promise<unknown>;
  /** What a button is called for those who only hear it. */
  labelFor?: (does: string) => string;
  className?: string;
}

/** Something that only the user can decide: no failure, and nothing goes on before. */
export function HeldQuestion(props: HeldQuestionProps) {
  const { title, jobs, answer, onGoOn, price = free, onCancel, labelFor, className } = props;
  const [isGoingOn, goOn] = useBusy();
  const [isCanceling, cancel] = useBusy();
  if (jobs.length === 0) return null;
  return (
    <div
      role="group"
      aria-label={labelFor?.(title) ?? title}
      className={cn('flex flex-wrap items-center gap-x-6 gap-y-3 rounded-lg bg-muted px-4 py-3', className)}
    >
      <div role="status" className="flex min-w-0 grow basis-72 items-start gap-2.5">
        <CircleHelp aria-hidden className="mt-0.5 size-5 shrink-0 text-warning" />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          {questionsOf(jobs).map((question) => (
            <p key={question} className="text-sm text-muted-foreground">
              {question}
            </p>
          ))}
          <EstimateLine price={price} className="mt-1" />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="outline"
          size="sm"
          aria-label={labelFor?.(answer)}
          busy={isGoingOn}
          waiting={price.kind === 'loading'}
          onClick={() => goOn(onGoOn)}
        >
          {answer}
        </Button>
        <Button
          variant="ghost"
          size="sm"
          aria-label={labelFor?.(words.cancel)}
          busy={isCanceling}
          onClick={() => cancel(onCancel)}
        >
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
