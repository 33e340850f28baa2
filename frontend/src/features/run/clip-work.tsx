import { RefreshCw, Square } from 'lucide-react';
import { useId, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Progress } from '@/components/ui/progress';
import type { Job, Scene, Take } from '@/lib/api/types';
import { percent } from '@/lib/format';
import { texts } from '@/texts';

import { ClipMakerSelect, LipsPrice } from './clip-maker-select';
import type { RunActions } from './run-actions';
import { isInHand, type Work } from './scene-work';
import type { SceneTerms } from './use-scene-terms';
import { useBusy } from '@/lib/use-busy';

const words = texts.run.scene;

type ClipWorkProps = {
  scene: Scene;
  number: number;
  take: Take | null;
  work: Work;
  actions: RunActions;
  canSyncLips: boolean;
  /** For makers and prices; null where nothing costs anything. */
  terms: SceneTerms | null;
};

/** Below the clip: how far it is while it is made, else what can be done with it. */
export function ClipWork(props: ClipWorkProps) {
  const { work } = props;
  if (isInHand(work)) return <InWork {...props} job={work.job} />;
  // The question beside it comes first.
  if (work.kind === 'held') return null;
  return <Regenerate {...props} />;
}

function InWork({ job, number, actions }: ClipWorkProps & { job: Job }) {
  const [isStopping, stop] = useBusy();
  const isQueued = job.state === 'queued';
  return (
    <div className="flex flex-col gap-2 text-sm">
      <div className="flex items-baseline justify-between gap-2">
        <span className="truncate first-letter:uppercase">
          {isQueued ? words.queued : job.stage || (job.kind === 'lips' ? words.lipsyncing : words.running)}
        </span>
        {isQueued ? null : <span className="tabular-nums">{percent(job.progress)}</span>}
      </div>
      <Progress value={isQueued ? 0 : job.progress} label={words.progress(number)} />
      <div className="flex min-h-8 items-center justify-between gap-2 text-muted-foreground tabular-nums">
        <span>{job.seconds_left !== null ? texts.common.secondsLeft(job.seconds_left) : ''}</span>
        <Button
          variant="ghost"
          size="sm"
          className="-mr-3"
          aria-label={words.stopLabel(number)}
          busy={isStopping}
          onClick={() => stop(() => actions.cancel(job))}
        >
          <Square aria-hidden className="size-3! fill-current" />
          {words.stop}
        </Button>
      </div>
    </div>
  );
}

function Regenerate({ scene, number, take, work, actions, canSyncLips, terms }: ClipWorkProps) {
  const [isBusy, run] = useBusy();
  const [syncsLips, setSyncsLips] = useState(false);
  const [maker, setMaker] = useState<string | null>(null);
  const withLips = canSyncLips && take !== null && syncsLips;
  const make = () => {
    if (withLips && take) return actions.syncLips(scene, take);
    return work.kind === 'stopped' && maker === null
      ? actions.retry(work.job)
      : actions.makeTake(scene.id, maker ?? undefined);
  };
  const text = withLips ? words.regenerateWithLipsync : take ? words.regenerate : words.make;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button
        variant="outline"
        size="sm"
        aria-label={words.clipLabel(text, number)}
        busy={isBusy}
        onClick={() => run(make)}
      >
        <RefreshCw aria-hidden />
        {text}
      </Button>
      {terms && !withLips ? (
        <ClipMakerSelect
          number={number}
          terms={terms}
          value={maker}
          onChange={setMaker}
          isDisabled={isBusy}
        />
      ) : null}
      {terms && withLips ? <LipsPrice terms={terms} /> : null}
      {canSyncLips && take ? (
        <LipsyncChoice isChosen={syncsLips} onChange={setSyncsLips} isDisabled={isBusy} />
      ) : null}
      {work.kind === 'stopped' ? (
        <span className="text-sm text-muted-foreground">{words.stopped}</span>
      ) : null}
    </div>
  );
}

type LipsyncChoiceProps = { isChosen: boolean; onChange: (chosen: boolean) => void; isDisabled: boolean };

function LipsyncChoice({ isChosen, onChange, isDisabled }: LipsyncChoiceProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-2 text-sm">
      <Checkbox
        id={id}
        checked={isChosen}
        disabled={isDisabled}
        onCheckedChange={(checked) => onChange(checked === true)}
      />
      <label htmlFor={id}>{words.withLipsync}</label>
    </span>
  );
}
