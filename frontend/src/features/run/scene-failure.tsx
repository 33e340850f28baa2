import { CircleAlert, RotateCcw } from 'lucide-react';

import { Button } from '@/components/ui/button';
import type { Job } from '@/lib/api/types';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

import { reasonOf } from './reason';

const words = texts.run.scene;

type SceneFailureProps = { what: string; job: Job; label: string; onRetry: () => Promise<unknown> };

/** Why a part of a scene was not made, and the way to try again. */
export function SceneFailure({ what, job, label, onRetry }: SceneFailureProps) {
  const [isBusy, run] = useBusy();
  const reason = job.error ? reasonOf(job.error.message) : '';
  return (
    <div
      role="alert"
      className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-destructive-soft px-3 py-2"
    >
      <CircleAlert aria-hidden className="size-4 shrink-0 text-destructive-text" />
      <p className="min-w-0 grow basis-40 text-sm">
        <span className="font-medium text-destructive-text">{what}.</span> {reason}
      </p>
      <Button variant="outline" size="sm" aria-label={label} busy={isBusy} onClick={() => run(onRetry)}>
        <RotateCcw aria-hidden />
        {words.retry}
      </Button>
    </div>
  );
}
