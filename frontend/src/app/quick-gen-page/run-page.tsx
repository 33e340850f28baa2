import { Clapperboard } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';

import { ModelNotice } from '@/components/makers/model-notice';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { Playhead, usePlayhead } from '@/features/film/playhead';
import { placeAt, placesOf } from '@/features/film/timeline';
import { useFilmKeys } from '@/features/film/use-film-keys';
import { useOnePlaying } from '@/features/film/use-one-playing';
import { KeysDialog } from '@/features/film/keys-dialog';
import { Configuration, UnknownFlavor } from '@/features/run/configuration';
import { InputData } from '@/features/run/input-data';
import { useRunActions } from '@/features/run/run-actions';
import { RunHeader } from '@/features/run/run-header';
import { SceneList } from '@/features/run/scene-list';
import { useRun, type Run } from '@/features/run/use-run';
import { useCanSyncLips } from '@/features/run/use-can-sync-lips';
import { useLipsNews } from '@/features/run/use-lips-news';
import { ApiError } from '@/lib/api/client';
import { lastEstimate } from '@/lib/estimate';
import { parseMakers } from '@/lib/makers';
import { useTitle } from '@/lib/use-title';
import { texts } from '@/texts';

import { FilmPanel } from './film-panel';
import { useRunPrices } from './use-run-prices';

const words = texts.run;

const columns = 'flex flex-col gap-3 lg:grid lg:grid-cols-[minmax(0,1.4fr)_minmax(26rem,1fr)] lg:gap-x-10';

export function RunPage({ projectId }: { projectId: string }) {
  const reading = useRun(projectId);
  if (reading.kind === 'ready') return <RunView run={reading.run} />;
  if (reading.kind === 'loading') return <Loading />;
  if (reading.error instanceof ApiError && (reading.error.status === 404 || reading.error.status === 400))
    return <Gone />;
  return <ErrorState className="mx-auto mt-16 max-w-xl" error={reading.error} onRetry={reading.retry} />;
}

function RunView({ run }: { run: Run }) {
  const { project, overall } = run;
  useTitle(project.name);
  useOnePlaying();
  const actions = useRunActions(project.id);
  useLipsNews(run);
  const canSyncLips = useCanSyncLips();
  const { price, best } = useRunPrices(project);

  const [playhead] = useState(() => new Playhead());
  const places = useMemo(() => placesOf(project.scenes, project.film), [project.scenes, project.film]);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useFilmKeys(
    playhead,
    places,
    useCallback(() => setHelpOpen(true), []),
  );
  const hasFilm = project.film !== null;
  const playing = usePlayhead(playhead, ({ time }) =>
    hasFilm ? (placeAt(places, time)?.sceneId ?? null) : null,
  );
  const jump = useCallback(
    (sceneId: string) => {
      const place = places.find((each) => each.sceneId === sceneId);
      if (place) playhead.seek(place.start);
    },
    [places, playhead],
  );

  return (
    <div className="mx-auto max-w-[1360px]">
      <RunHeader run={run} actions={actions} price={price} />
      <div className={columns}>
        <FilmPanel
          run={run}
          actions={actions}
          playhead={playhead}
          places={places}
          onJump={jump}
          onHelp={() => setHelpOpen(true)}
        />
        <div className="min-w-0">
          <UnknownFlavor projectId={project.id} />
          <ModelNotice
            className="mb-2"
            choices={parseMakers(project.makers)}
            best={best}
            estimate={lastEstimate(price)}
          />
          <Configuration
            project={project}
            actions={actions}
            isLive={overall.isLive}
            best={best}
            price={price}
          />
          <InputData project={project} actions={actions} hasStarted={overall.hasStarted} />
          <SceneList
            run={run}
            actions={actions}
            playing={playing}
            onJump={hasFilm ? jump : null}
            canSyncLips={canSyncLips}
            price={price}
          />
        </div>
      </div>
      <KeysDialog isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </div>
  );
}

function Loading() {
  return (
    <div className="mx-auto max-w-[1360px]" role="status">
      <span className="sr-only">{words.loading}</span>
      <Skeleton className="mt-6 mb-5 h-8 w-80 max-w-full" />
      <div className={columns}>
        <div className="flex flex-col gap-3">
          <Skeleton className="aspect-video max-h-[38dvh] w-full rounded-lg lg:max-h-[58dvh]" />
          <Skeleton className="h-10" />
          <Skeleton className="h-24 lg:h-28" />
        </div>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-11" />
          <Skeleton className="h-72" />
        </div>
      </div>
    </div>
  );
}

function Gone() {
  return (
    <div className="grid min-h-[60vh] place-items-center">
      <EmptyState icon={Clapperboard} title={words.goneTitle} text={words.goneText}>
        <Button asChild>
          <Link to="/">{words.start.toLibrary}</Link>
        </Button>
        <Button asChild variant="outline">
          <Link to="/create">{words.start.toCreate}</Link>
        </Button>
      </EmptyState>
    </div>
  );
}
