import { FilmControls } from '@/features/film/film-controls';
import { isOutdated } from '@/features/film/film-facts';
import { FilmFooter } from '@/features/film/film-footer';
import { FilmStage } from '@/features/film/film-stage';
import { FilmStrip } from '@/features/film/film-strip';
import type { Playhead } from '@/features/film/playhead';
import type { Place } from '@/features/film/timeline';
import type { RunActions } from '@/features/run/run-actions';
import type { Run } from '@/features/run/use-run';
import { pictureUrl } from '@/lib/api/addresses';
import type { Project } from '@/lib/api/types';
import { scrollBehavior } from '@/lib/motion';
import { texts } from '@/texts';

import { stripOf } from './strip-of';

interface FilmPanelProps {
  run: Run;
  actions: RunActions;
  playhead: Playhead;
  places: readonly Place[];
  onJump: (sceneId: string) => void;
  onHelp: () => void;
}

/** The film, its controls and its strip; stays in view while the story is scrolled. */
export function FilmPanel({ run, actions, playhead, places, onJump, onHelp }: FilmPanelProps) {
  const { project, overall } = run;
  const { film } = project;
  const goTo = (sceneId: string) => {
    onJump(sceneId);
    document
      .getElementById(`card-${sceneId}`)
      ?.scrollIntoView({ behavior: scrollBehavior(), block: 'nearest' });
  };
  return (
    // On a narrow screen only the picture stays in view; there the section's parts stand in the page's column.
    <section
      aria-label={texts.run.film.region}
      className="flex min-w-0 flex-col gap-3 max-lg:contents lg:sticky lg:top-[calc(var(--bar-height)+1rem)] lg:self-start"
    >
      <div
        data-stage={project.aspect_ratio}
        className="max-lg:sticky max-lg:top-(--bar-height) max-lg:z-20 max-lg:-mx-4 max-lg:bg-background max-lg:px-4 max-lg:py-2 max-lg:sm:-mx-6 max-lg:sm:px-6"
      >
        <FilmStage
          film={film}
          playhead={playhead}
          ratio={project.aspect_ratio.replace(':', ' / ')}
          picture={pictureOf(project)}
          status={overall.isLive && overall.phase !== 'held' ? texts.run.phases[overall.phase] : null}
        />
      </div>
      <FilmControls playhead={playhead} places={places} hasFilm={film !== null} onHelp={onHelp} />
      {places.length > 0 ? (
        <FilmStrip
          scenes={stripOf(run, places)}
          hasFilm={film !== null}
          playhead={playhead}
          audioId={project.audio_id}
          songStart={project.song_start}
          onScene={goTo}
        />
      ) : null}
      {film ? (
        <FilmFooter
          film={film}
          name={project.name}
          isOutdated={isOutdated(film, project.scenes)}
          isMaking={overall.isLive}
          onRestitch={actions.restitch}
        />
      ) : null}
    </section>
  );
}

/** The newest clip's still, or who the film is about. */
function pictureOf(project: Project): string | null {
  const newest = project.scenes
    .flatMap((scene) => scene.takes)
    .sort((a, b) => a.created_at.localeCompare(b.created_at))
    .at(-1);
  if (newest) return newest.poster_url;
  return project.character_reference_id ? pictureUrl(project.character_reference_id) : null;
}
