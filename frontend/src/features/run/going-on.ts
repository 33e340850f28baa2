import { isLive } from '@/lib/api/job-state';
import type { Job, Project } from '@/lib/api/types';

import type { LatestJobs } from './latest-jobs';
import { isOfOtherMaker } from './chosen-maker';
import { chosenTake, staleScenes } from './takes';

/**
 * How a project without a film under way comes to one: its last film is tried again, which makes only what that film
 * still lacks, or a film is asked for anew, which also makes so many clips again that are out of date.
 */
export type GoingOn = { kind: 'retry'; film: Job } | { kind: 'make'; repaints: number };

export function goingOn(project: Project, latest: LatestJobs): GoingOn {
  const film = latest.withId(project.film_job_id);
  return film && canBeRetried(film, project, latest)
    ? { kind: 'retry', film }
    : { kind: 'make', repaints: staleScenes(project).length };
}

function canBeRetried(film: Job, project: Project, latest: LatestJobs): boolean {
  if (film.state !== 'failed' && film.state !== 'canceled') return false;
  const lacking = new Set(project.scenes.filter((scene) => chosenTake(scene) === null).map(({ id }) => id));
  for (const id of film.needs) {
    const part = latest.withId(id);
    // Another clip of that scene was made or tried since, or this one is only about to stop.
    if (!part || isLive(part)) return false;
    // It would be asked of the maker who was chosen then.
    if (part.state !== 'succeeded' && isOfOtherMaker(part, project)) return false;
    const isMadeAgain = part.kind === 'clip' && part.state !== 'succeeded';
    if (isMadeAgain && !lacking.delete(part.scene_id ?? '')) return false;
  }
  return lacking.size === 0;
}
