import { isLive } from '@/lib/api/job-state';
import type { Job } from '@/lib/api/types';

import type { LatestJobs } from './latest-jobs';
import { reasonOf } from './reason';

// What flavors have unless they say otherwise.
export const usualScenes = 4;

// As the server weighs them: painting takes nearly all of the time, with lips or without.
const clipWeight = 20;

export function isPainting(job: Job): boolean {
  return job.kind === 'clip' || job.kind === 'lips';
}

function weightOf(job: Job): number {
  return isPainting(job) ? clipWeight : 1;
}

function progressOf(job: Job): number {
  return job.state === 'succeeded' ? 1 : job.progress;
}

/**
 * How far a film is, over all of its parts. The server's own figure does not count the clips before the scenes are
 * written, and then stands still until it is true again.
 */
export function filmProgress(film: Job, latest: LatestJobs, scenes: number): number {
  const parts = [...film.needs.flatMap((id) => latest.withId(id) ?? []), film];
  const toCome = parts.some((job) => job.kind === 'story' && isLive(job)) ? scenes * clipWeight : 0;
  const whole = parts.reduce((sum, job) => sum + weightOf(job), toCome);
  const done = parts.reduce(
    (sum, job) => sum + weightOf(job) * (job === film && film.state === 'queued' ? 0 : progressOf(job)),
    0,
  );
  return done / whole;
}

/**
 * How long it will still take, from what the clips in work tell of themselves: those that wait will take as long, and
 * as many at once. Null while no clip can tell. (The server's own figure for a film does not count all of them.)
 */
export function secondsLeftOf(film: Job, latest: LatestJobs): number | null {
  if (film.state === 'running') return film.seconds_left;
  const clips = film.needs
    .flatMap((id) => latest.withId(id) ?? [])
    .filter((job) => isPainting(job) && isLive(job));
  const running = clips.filter((job) => job.state === 'running');
  const wholes = running.flatMap(({ seconds_left: left, progress }) =>
    left !== null && progress < 1 ? [left / (1 - progress)] : [],
  );
  if (wholes.length === 0) return null;
  const wholeClip = wholes.reduce((sum, seconds) => sum + seconds, 0) / wholes.length;
  const clipsLeft = clips.reduce((sum, job) => sum + 1 - job.progress, 0);
  return (clipsLeft * wholeClip) / running.length;
}

/** The first thing that went wrong, in its own words: a film that fails for want of a clip has none of its own. */
export function failureOf(film: Job, latest: LatestJobs): string | null {
  const parts = film.needs.flatMap((id) => latest.withId(id) ?? []).filter((job) => job.state === 'failed');
  const ends = [...parts, film].sort((a, b) => (a.finished_at ?? '').localeCompare(b.finished_at ?? ''));
  const first = ends.find((job) => job.error !== null);
  return first?.error ? reasonOf(first.error.message) : null;
}
