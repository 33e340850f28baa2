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

/** How long the film will still take; null while nothing tells. (The server's own figure counts the pauses of a film too.) */
export function secondsLeftOf(film: Job, latest: LatestJobs): number | null {
  if (film.state === 'running') return film.seconds_left;
  return clipsLeft(film.needs.flatMap((id) => latest.withId(id) ?? []).filter(isPainting));
}

/**
 * How long these clips will still take: each as long as those that are made, and those in work as far as they are, as many at
 * once as now. Null while none can tell.
 */
export function clipsLeft(clips: readonly Job[]): number | null {
  const known = clips.flatMap(secondsSpent);
  const done = known.reduce((sum, { progress }) => sum + progress, 0);
  if (done === 0) return null;
  const wholeClip = known.reduce((sum, { seconds }) => sum + seconds, 0) / done;
  const live = clips.filter(isLive);
  const left = live.reduce((sum, job) => sum + 1 - job.progress, 0);
  const atOnce = live.filter((job) => job.state === 'running').length;
  return (left * wholeClip) / Math.max(atOnce, 1);
}

/** How long a clip took, or has taken until now, and how much of it that was. */
function secondsSpent(job: Job): { seconds: number; progress: number }[] {
  const { state, progress, seconds_left: left, started_at: begin, finished_at: end } = job;
  if (state === 'succeeded' && begin !== null && end !== null)
    return [{ seconds: (Date.parse(end) - Date.parse(begin)) / 1000, progress: 1 }];
  if (state === 'running' && left !== null && progress < 1)
    return [{ seconds: (left * progress) / (1 - progress), progress }];
  return [];
}

/** The first thing that went wrong, in its own words: a film that fails for want of a clip has none of its own. */
export function failureOf(film: Job, latest: LatestJobs): string | null {
  const parts = film.needs.flatMap((id) => latest.withId(id) ?? []).filter((job) => job.state === 'failed');
  const ends = [...parts, film].sort((a, b) => (a.finished_at ?? '').localeCompare(b.finished_at ?? ''));
  const first = ends.find((job) => job.error !== null);
  return first?.error ? reasonOf(first.error.message) : null;
}
