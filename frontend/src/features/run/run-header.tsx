import { Check, Circle, CircleDot, Square } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { isLive } from '@/lib/api/job-state';
import type { Project } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { lastEstimate, type EstimateReading } from '@/lib/estimate';
import { dollars, percent } from '@/lib/format';
import { clock } from '@/lib/time';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

import { Halted } from './halted';
import { HeldFilm } from './held-film';
import type { RunActions } from './run-actions';
import type { Overall } from './run-state';
import type { Run } from './use-run';

const words = texts.run;

type Props = {
  run: Run;
  actions: RunActions;
  /** What is still to be made costs so much, and what is made has. */
  price: EstimateReading;
};

/** What the film is called, and how far it is. */
export function RunHeader({ run, actions, price }: Props) {
  const { project, overall } = run;
  return (
    <header className="relative flex flex-col gap-2 pt-5 pb-6">
      <h1
        // The name of a film is the beginning of its description until somebody gives it another.
        title={project.name.endsWith('…') ? project.idea : project.name}
        className="line-clamp-2 text-2xl font-semibold tracking-tight"
      >
        {project.name}
      </h1>
      {overall.isLive ? <InWork run={run} actions={actions} /> : null}
      {overall.phase === 'done' ? (
        <Facts project={project} spent={lastEstimate(price)?.spent_usd ?? 0} />
      ) : null}
      <Halted run={run} actions={actions} price={price} />
      <HeldFilm run={run} actions={actions} price={price} />
    </header>
  );
}

type Step = { name: string; detail?: string; state: 'done' | 'now' | 'next' };

function stepsOf(project: Project, overall: Overall): Step[] {
  const isWritten = project.scenes.length > 0;
  const hasFace = project.character_reference_id !== null;
  const areClipsThere = isWritten && overall.clipsReady >= overall.clipsWanted;
  const state = (isDone: boolean, isNow: boolean) => (isDone ? 'done' : isNow ? 'now' : 'next');
  return [
    { name: words.steps.scenes, state: state(isWritten, overall.phase === 'writing') },
    { name: words.steps.character, state: state(hasFace, overall.phase === 'casting') },
    {
      name: words.steps.clips,
      detail: words.ofClips(overall.clipsReady, overall.clipsWanted),
      state: state(areClipsThere, overall.phase === 'painting'),
    },
    ...(project.lip_sync || overall.phase === 'syncing'
      ? [
          {
            name: words.steps.lips,
            state: state(overall.phase === 'stitching', overall.phase === 'syncing'),
          } as const,
        ]
      : []),
    { name: words.steps.film, state: state(false, overall.phase === 'stitching') },
  ];
}

const stepIcons = { done: Check, now: CircleDot, next: Circle };

function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
      {steps.map(({ name, detail, state }) => {
        const Icon = stepIcons[state];
        return (
          <li
            key={name}
            className={cn(
              'flex items-center gap-1.5',
              state === 'now' ? 'text-foreground' : 'text-muted-foreground',
            )}
          >
            <Icon aria-hidden className={cn('size-4', state === 'now' && 'text-primary-text')} />
            <span>{name}</span>
            {detail ? <span className="tabular-nums">{detail}</span> : null}
            <span className="sr-only">, {words.stepState[state]}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** As high as what stands here while a film is made, so that nothing moves when it is ready. */
function Facts({ project, spent }: { project: Project; spent: number }) {
  const end = Math.max(0, ...project.scenes.map((scene) => scene.start_seconds + scene.duration_seconds));
  const facts = [
    clock(end, 0),
    texts.common.scenes(project.scenes.length),
    `${project.aspect_ratio}, ${project.size}`,
    project.config_flavor,
    ...(spent > 0 ? [texts.makers.spent(dollars(spent))] : []),
  ];
  return (
    <p className="flex min-h-8 items-center text-sm text-muted-foreground tabular-nums">
      {facts.join(' · ')}
    </p>
  );
}

function InWork({ run: { project, overall }, actions }: Omit<Props, 'price'>) {
  const [isStopping, stop] = useBusy();
  const { filmJob } = overall;
  // The question below has its own way to stop, and nothing moves.
  const isHeld = overall.phase === 'held';
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Steps steps={stepsOf(project, overall)} />
        <div
          className="flex items-center gap-3 text-sm text-muted-foreground tabular-nums max-sm:w-full"
          hidden={isHeld}
        >
          {overall.secondsLeft !== null ? <span>{texts.common.secondsLeft(overall.secondsLeft)}</span> : null}
          {overall.progress !== null ? (
            <span className="text-foreground">{percent(overall.progress)}</span>
          ) : null}
          {filmJob !== null && isLive(filmJob) ? (
            <Button
              variant="outline"
              size="sm"
              className="max-sm:ml-auto"
              busy={isStopping}
              onClick={() => stop(() => actions.cancel(filmJob))}
            >
              <Square aria-hidden className="size-3! fill-current" />
              {words.stop}
            </Button>
          ) : null}
        </div>
      </div>
      <div className="absolute inset-x-0 bottom-3" hidden={isHeld}>
        <Progress value={overall.progress} label={words.progress} />
      </div>
      <p role="status" className="sr-only">
        {words.phases[overall.phase]}
      </p>
    </div>
  );
}
