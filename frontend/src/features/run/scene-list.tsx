import { useCallback, useDeferredValue, useMemo, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { Scene } from '@/lib/api/types';
import type { EstimateReading } from '@/lib/estimate';
import { inOrder } from '@/lib/scene-order';
import { texts } from '@/texts';

import { FilmNotes } from './film-notes';
import { usualScenes } from './film-progress';
import { RemakeDialog } from './remake-dialog';
import type { RunActions } from './run-actions';
import { staleScenes, unsyncedScenes } from './takes';
import { SceneCard } from './scene-card';
import { SyncAllLips } from './sync-all-lips';
import { useSceneTerms } from './use-scene-terms';
import type { Run } from './use-run';

const words = texts.run.scenes;

const scenesAtOnce = 6;

interface SceneListProps {
  run: Run;
  actions: RunActions;
  /** The scene that the film shows at the moment. */
  playing: string | null;
  /** Plays the film from a scene; not while there is no film. */
  onJump: ((sceneId: string) => void) | null;
  canSyncLips: boolean;
  /** What is still to be made costs so much. */
  price: EstimateReading;
}

/** The story: every scene with its text and its clip. */
export function SceneList({ run, actions, playing, onJump, canSyncLips, price }: SceneListProps) {
  const { project, latest, overall } = run;
  const [opened, setOpened] = useState<string | null>(null);
  const toggle = useCallback((scene: string) => setOpened((now) => (now === scene ? null : scene)), []);
  const scenes = useMemo(() => inOrder(project.scenes), [project.scenes]);
  // Those that are seen at once first; the rest follows without holding the page up.
  const shown = useDeferredValue(scenes, scenes.slice(0, scenesAtOnce));
  const terms = useSceneTerms(project);
  const unsynced = unsyncedScenes(project).length;
  const syncsLips = canSyncLips && project.audio_id !== null;
  const isAskedAbove = ({ id }: Scene) =>
    overall.phase === 'held' && overall.held.some((job) => job.id === latest.ofClip(id)?.id);
  const ratio = project.aspect_ratio.replace(':', ' / ');
  return (
    <section aria-labelledby="scenes-title" className="mt-3 border-t pt-3">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="scenes-title" className="text-base font-semibold">
          {words.title}
          {scenes.length > 0 ? (
            <span className="ml-2 font-normal text-muted-foreground tabular-nums">{scenes.length}</span>
          ) : null}
        </h2>
        {syncsLips && !overall.isLive && unsynced > 0 ? (
          <SyncAllLips project={project} scenes={unsynced} onConfirm={actions.syncAllLips} />
        ) : null}
      </div>
      <FilmNotes jobs={[latest.of('story'), latest.of('portrait')]} />
      <StaleNote stale={overall.isLive ? [] : staleScenes(project)} price={price} actions={actions} />
      {scenes.length === 0 && overall.isLive ? <Waiting scenes={overall.clipsWanted} /> : null}
      {scenes.length === 0 && !overall.isLive ? (
        <p className="text-muted-foreground">{words.waiting}</p>
      ) : null}
      <ol className="-mx-4 flex flex-col" aria-label={texts.common.scenes(scenes.length)}>
        {shown.map((scene, index) => (
          <SceneCard
            key={scene.id}
            scene={scene}
            number={index + 1}
            ratio={ratio}
            flavor={project.config_flavor}
            clipJob={latest.ofClip(scene.id)}
            textJob={latest.of('rewrite', scene.id)}
            isPlaying={scene.id === playing}
            isOpen={scene.id === opened}
            onToggle={toggle}
            onJump={onJump}
            actions={actions}
            canSyncLips={syncsLips}
            terms={terms}
            isAskedAbove={isAskedAbove(scene)}
          />
        ))}
      </ol>
    </section>
  );
}

type StaleNoteProps = { stale: Scene[]; price: EstimateReading; actions: RunActions };

function StaleNote({ stale, price, actions }: StaleNoteProps) {
  if (stale.length === 0) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md bg-muted px-3 py-2 text-sm">
      <span>{words.stale(stale.length)}</span>
      <RemakeDialog scenes={stale.length} price={price} onConfirm={() => void actions.makeFilm()}>
        <Button variant="outline" size="sm">
          {words.remake(stale.length)}
        </Button>
      </RemakeDialog>
    </div>
  );
}

// As many as are to come, where that is known; else as many as a flavor usually has.
function Waiting({ scenes }: { scenes: number }) {
  return (
    <div>
      <p className="sr-only">{words.waiting}</p>
      {Array.from({ length: Math.min(scenes || usualScenes, usualScenes) }, (_, index) => (
        <div
          key={index}
          className="grid gap-x-5 gap-y-3 border-t py-5 first-of-type:border-t-0 sm:grid-cols-[13rem_1fr]"
        >
          <Skeleton className="aspect-video" />
          <div className="flex flex-col gap-2.5 pt-1">
            <Skeleton className="h-4 w-full" />
            <Skeleton className="h-4 w-11/12" />
            <Skeleton className="h-4 w-3/4" />
          </div>
        </div>
      ))}
    </div>
  );
}
