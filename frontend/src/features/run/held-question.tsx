import { CircleHelp } from 'lucide-react';

import { Button } from '@/components/ui/button';
import type { Job } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

import { answerOf, questionOf } from './held';
import type { RunActions } from './run-actions';

const words = texts.makers;

interface HeldQuestionProps {
  title: string;
  /** Those that wait; the first one's question stands for all. */
  jobs: readonly Job[];
  /** What is given up with "Cancel". */
  canceled: readonly Job[];
  /** What a button is called for those who only hear it. */
  labelFor?: (does: string) => string;
  actions: RunActions;
  className?: string;
}

/** Something that only the user can decide: no failure, and nothing goes on before. */
export function HeldQuestion({ title, jobs, canceled, labelFor, actions, className }: HeldQuestionProps) {
  const [isGoingOn, goOn] = useBusy();
  const [isCanceling, cancel] = useBusy();
  const first = jobs[0];
  if (!first) return null;
  const answer = answerOf(jobs);
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
          <p className="text-sm text-muted-foreground">{questionOf(first)}</p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="outline"
          size="sm"
          aria-label={labelFor?.(answer)}
          busy={isGoingOn}
          onClick={() => goOn(() => Promise.all(jobs.map(actions.retry)))}
        >
          {answer}
        </Button>
        <Button
          variant="ghost"
          size="sm"
          aria-label={labelFor?.(words.cancel)}
          busy={isCanceling}
          onClick={() => cancel(() => Promise.all(canceled.map(actions.cancel)))}
        >
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
