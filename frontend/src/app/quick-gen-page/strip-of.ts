import type { StripScene } from '@/features/film/film-strip';
import type { Place } from '@/features/film/timeline';
import { chosenTake, workOf } from '@/features/run/run-state';
import type { Run } from '@/features/run/use-run';

/** The places of the film with what is known of their scenes' clips. */
export function stripOf({ project, latest }: Run, places: readonly Place[]): StripScene[] {
  const scenes = new Map(project.scenes.map((scene) => [scene.id, scene]));
  return places.map((place) => {
    const scene = scenes.get(place.sceneId);
    const take = scene ? chosenTake(scene) : null;
    const { kind, ...rest } = workOf(latest.ofClip(place.sceneId), take);
    const job = 'job' in rest ? rest.job : null;
    return {
      ...place,
      posterUrl: take ? take.poster_url : null,
      work: kind === 'failed' ? 'failed' : kind === 'running' || kind === 'queued' ? 'making' : 'none',
      progress: job?.progress ?? 0,
    };
  });
}
