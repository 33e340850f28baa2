import type { StripScene } from '@/features/film/film-strip';
import type { Place } from '@/features/film/timeline';
import { isInHand, workOf } from '@/features/run/scene-work';
import { chosenTake } from '@/features/run/takes';
import type { Run } from '@/features/run/use-run';

/** The places of the film with what is known of their scenes' clips. */
export function stripOf({ project, latest }: Run, places: readonly Place[]): StripScene[] {
  const scenes = new Map(project.scenes.map((scene) => [scene.id, scene]));
  return places.map((place) => {
    const scene = scenes.get(place.sceneId);
    const take = scene ? chosenTake(scene) : null;
    const work = workOf(latest.ofClip(place.sceneId), take);
    return {
      ...place,
      posterUrl: take ? take.poster_url : null,
      work: work.kind === 'failed' ? 'failed' : isInHand(work) ? 'making' : 'none',
      progress: 'job' in work ? work.job.progress : 0,
    };
  });
}
