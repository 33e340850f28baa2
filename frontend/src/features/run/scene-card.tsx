import { memo } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/tooltip';
import type { Job, Scene, Take } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import { isOfOtherMaker } from './chosen-maker';
import { ClipWork } from './clip-work';
import type { RunActions } from './run-actions';
import { lipsNoteOf, workOf } from './scene-work';
import { chosenTake, flavorOfTake } from './takes';
import { SceneClip } from './scene-clip';
import { SceneFailure } from './scene-failure';
import { SceneQuestion } from './scene-question';
import { SceneTakes } from './scene-takes';
import { SceneText } from './scene-text';
import { TakeMade } from './take-made';
import type { SceneTerms } from './use-scene-terms';

const words = texts.run.scene;

// The clip beside its text, where there is room for both.
const wideColumns = 'sm:grid-cols-[13rem_1fr]';
const tallColumns = 'sm:grid-cols-[10rem_1fr]';

interface SceneCardProps {
  scene: Scene;
  number: number;
  /** Of the picture, as CSS writes it. */
  ratio: string;
  flavor: string;
  clipJob: Job | undefined;
  textJob: Job | undefined;
  isPlaying: boolean;
  /** Its clip stands open as a player. */
  isOpen: boolean;
  onToggle: (sceneId: string) => void;
  onJump: ((sceneId: string) => void) | null;
  actions: RunActions;
  canSyncLips: boolean;
  terms: SceneTerms | null;
  /** The film as a whole asks what is to become of its clips that wait. */
  isAskedAbove: boolean;
}

/** One scene: text and clip side by side. Drawn anew only when something of this scene has changed. */
export const SceneCard = memo(function SceneCard(props: SceneCardProps) {
  const { scene, number, ratio, isPlaying, isOpen, actions } = props;
  const take = chosenTake(scene);
  const clip = workOf(props.clipJob, take);
  const text = workOf(props.textJob, null);
  const lipsNote = lipsNoteOf(props.clipJob);
  const isTall = ratio.startsWith('9 ');
  const titleId = `scene-${scene.id}`;
  return (
    <li
      id={`card-${scene.id}`}
      aria-labelledby={titleId}
      className={cn(
        // Scenes out of sight are neither laid out nor painted; the size is a guess until they were seen once. That
        // cuts what stands out of the box, so the box has room for focus rings and for the mark of the playing scene.
        'group/card relative px-4 lg:scroll-mt-24 [contain-intrinsic-size:auto_17rem] [content-visibility:auto]',
        'before:absolute before:inset-y-4 before:left-1 before:w-0.5 before:rounded-full before:transition-colors before:duration-150',
        isPlaying ? 'before:bg-primary' : 'before:bg-transparent',
      )}
    >
      <div className="border-t py-5 group-first/card:border-t-0 group-first/card:pt-2">
        <CardHead
          {...props}
          titleId={titleId}
          stale={clip.kind === 'none' && scene.stale && take ? whyStale(take, props.flavor) : null}
        />
        <div className={cn('grid gap-x-5 gap-y-4', !isOpen && (isTall ? tallColumns : wideColumns))}>
          <div className={cn('flex min-w-0 flex-col gap-2', isTall && !isOpen && 'max-w-44')}>
            <SceneClip
              number={number}
              ratio={ratio}
              take={take}
              work={clip}
              isOpen={isOpen}
              onToggle={() => props.onToggle(scene.id)}
            />
            <ClipWork
              scene={scene}
              number={number}
              take={take}
              work={clip}
              actions={actions}
              canSyncLips={props.canSyncLips}
              terms={props.terms}
            />
          </div>
          <SceneText scene={scene} number={number} work={text} actions={actions} terms={props.terms} />
        </div>
        {take ? <TakeMade take={take} /> : null}
        {clip.kind === 'held' && props.isAskedAbove ? (
          <p className="mt-3 text-sm text-muted-foreground">{texts.makers.heldClip}.</p>
        ) : null}
        {clip.kind === 'held' && !props.isAskedAbove ? (
          <SceneQuestion title={texts.makers.heldClip} job={clip.job} number={number} actions={actions} />
        ) : null}
        {clip.kind === 'failed' ? (
          <SceneFailure
            what={clip.job.kind === 'lips' ? words.lipsFailed : words.failed}
            job={clip.job}
            label={words.retryLabel(number)}
            onRetry={() =>
              clip.job.kind === 'clip' &&
              props.terms &&
              isOfOtherMaker(clip.job, { makers: props.terms.choices })
                ? actions.makeTake(scene.id)
                : actions.retry(clip.job)
            }
          />
        ) : null}
        {lipsNote !== null && clip.kind === 'none' ? (
          <p role="status" className="mt-3 text-sm text-muted-foreground">
            {words.lipsLeft} {lipsNote}.
          </p>
        ) : null}
        {text.kind === 'held' ? (
          <SceneQuestion title={texts.makers.heldText} job={text.job} number={number} actions={actions} />
        ) : null}
        {text.kind === 'failed' ? (
          <SceneFailure
            what={words.textFailed}
            job={text.job}
            label={words.rewriteLabel(number)}
            onRetry={() => actions.retry(text.job)}
          />
        ) : null}
        {scene.takes.length > 1 ? (
          <SceneTakes scene={scene} number={number} ratio={ratio} flavor={props.flavor} actions={actions} />
        ) : null}
      </div>
    </li>
  );
});

/** In a word, what has changed since the take was made. */
function whyStale(take: Take, flavor: string): string {
  const madeIn = flavorOfTake(take);
  return madeIn !== null && madeIn !== flavor ? words.otherFlavor(madeIn) : words.stale;
}

type HeadProps = SceneCardProps & { titleId: string; stale: string | null };

function CardHead({ scene, number, titleId, stale, isPlaying, onJump }: HeadProps) {
  const end = scene.start_seconds + scene.duration_seconds;
  const place = `${clock(scene.start_seconds, 0)} – ${clock(end, 0)}`;
  return (
    <div className="mb-3 flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
      <h3 id={titleId} className="font-medium">
        {words.name(number)}
      </h3>
      {onJump ? (
        <Button
          variant="link"
          size="sm"
          className="text-sm text-muted-foreground tabular-nums hover:text-foreground"
          aria-label={words.jump(place)}
          onClick={() => onJump(scene.id)}
        >
          {place}
        </Button>
      ) : (
        <span className="text-sm text-muted-foreground tabular-nums">{place}</span>
      )}
      {isPlaying ? <span className="sr-only">{words.playing}</span> : null}
      {stale ? (
        <Hint text={words.staleHint}>
          <Badge variant="warning" tabIndex={0} className="ml-auto">
            {stale}
          </Badge>
        </Hint>
      ) : null}
    </div>
  );
}
