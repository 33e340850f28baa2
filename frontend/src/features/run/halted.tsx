import { RotateCcw, Scissors } from 'lucide-react';
import type { ReactElement } from 'react';

import { EstimateLine } from '@/components/makers/estimate-line';
import { Button } from '@/components/ui/button';
import { asSentence } from '@/lib/api/errors';
import { cn } from '@/lib/cn';
import type { EstimateReading } from '@/lib/estimate';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

import { goingOn } from './going-on';
import { RemakeDialog } from './remake-dialog';
import type { RunActions } from './run-actions';
import type { Overall } from './run-state';
import type { Run } from './use-run';

const words = texts.run;

type Props = { run: Run; actions: RunActions; price: EstimateReading };

/** Why nothing is made at the moment, and the ways on; nothing while there is no need for one. */
export function Halted({ run, actions, price }: Props) {
  const said = wordsFor(run.overall);
  if (!said) return null;
  const isFailure = run.overall.phase === 'failed';
  return (
    <div
      role={isFailure ? 'alert' : 'status'}
      className={cn(
        'mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg px-4 py-3',
        isFailure ? 'bg-destructive-soft' : 'bg-muted',
      )}
    >
      <div className="min-w-0">
        <p className={cn('font-medium', isFailure && 'text-destructive-text')}>{said.title}</p>
        <p className="text-sm text-muted-foreground">{said.text}</p>
        <EstimateLine price={price} className="mt-1" />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <StitchWhatIsThere clips={run.overall.clipsReady} actions={actions} />
        <GoOn run={run} actions={actions} price={price} text={said.button} />
      </div>
    </div>
  );
}

function wordsFor({ phase, clipsReady, clipsWanted, failure }: Overall) {
  switch (phase) {
    case 'draft':
      return { title: words.phases.draft, text: words.draftText, button: words.makeFilm };
    case 'stopped':
      return {
        title: words.phases.stopped,
        text: words.stoppedText(clipsReady, clipsWanted),
        button: words.goOn,
      };
    case 'failed':
      return {
        title: words.phases.failed,
        text: `${asSentence(failure ?? '')} ${words.failedText}`.trim(),
        button: words.tryAgain,
      };
    default:
      return null;
  }
}

/** A film all the same while some clip is missing, or keeps failing. */
function StitchWhatIsThere({ clips, actions }: { clips: number; actions: RunActions }) {
  const [isBusy, run] = useBusy();
  if (clips === 0) return null;
  return (
    <Button variant="outline" busy={isBusy} onClick={() => run(actions.restitch)}>
      {isBusy ? null : <Scissors aria-hidden />}
      {words.stitchWhatIsThere(clips)}
    </Button>
  );
}

/** Makes what is missing; what is there is made again only after a question. */
function GoOn({ run: { project, latest, overall }, actions, price, text }: Props & { text: string }) {
  const [isBusy, run] = useBusy();
  const way = goingOn(project, latest);
  const go = () => run(() => (way.kind === 'retry' ? actions.retry(way.film) : actions.makeFilm()));
  const repaints = way.kind === 'make' ? way.repaints : 0;
  const button = (press?: () => void): ReactElement => (
    <Button busy={isBusy} waiting={price.kind === 'loading'} onClick={press}>
      {overall.phase === 'failed' && !isBusy ? <RotateCcw aria-hidden /> : null}
      {text}
    </Button>
  );
  if (repaints === 0) return button(go);
  return (
    <RemakeDialog scenes={repaints} price={price} onConfirm={go}>
      {button()}
    </RemakeDialog>
  );
}
