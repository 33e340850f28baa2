import { isLive } from '@/lib/api/job-state';
import type { Job, Project } from '@/lib/api/types';

import { clipsLeft, failureOf, filmProgress, secondsLeftOf, usualScenes } from './film-progress';
import type { LatestJobs } from './latest-jobs';
import { chosenTake } from './takes';

// What the page shows follows from two lists of the server: the project and its newest jobs. Nothing is kept
// beside them, so two windows, or one that is loaded again, show the same.

export type Phase =
  | 'draft'
  | 'held'
  | 'writing'
  | 'casting'
  | 'painting'
  | 'syncing'
  | 'stitching'
  | 'failed'
  | 'stopped'
  | 'done';

export interface Overall {
  phase: Phase;
  /** A film was asked for, or something of it is there already. */
  hasStarted: boolean;
  /** Something is being made that leads to a film. */
  isLive: boolean;
  progress: number | null;
  secondsLeft: number | null;
  clipsReady: number;
  clipsWanted: number;
  /** The film's job; it can be stopped, or tried again. */
  filmJob: Job | null;
  /** Parts of the film that wait for somebody to decide. */
  held: Job[];
  /** Why there is no film, or no new one. */
  failure: string | null;
}

function clipsWanted(project: Project): number {
  return project.scenes.length > 0 ? project.scenes.length : (project.number_of_scenes ?? 0);
}

function heldParts(film: Job, latest: LatestJobs): Job[] {
  return film.needs.flatMap((id) => latest.withId(id) ?? []).filter((job) => job.state === 'held');
}

function phaseOfLive(latest: LatestJobs, film: Job): Phase {
  const runs = (kind: Job['kind']) => latest.of(kind)?.state === 'running';
  if (film.state === 'running') return 'stitching';
  const parts = film.needs.flatMap((id) => latest.withId(id) ?? []);
  if (parts.some(({ state }) => state === 'held') && !parts.some((job) => latest.goesOn(job))) return 'held';
  if (isLive(latest.of('story'))) return 'writing';
  if (runs('portrait')) return 'casting';
  const works = (kind: Job['kind']) => latest.all().some((job) => job.kind === kind && isLive(job));
  return works('lips') && !works('clip') ? 'syncing' : 'painting';
}

export function overallOf(project: Project, latest: LatestJobs): Overall {
  const film = latest.withId(project.film_job_id) ?? null;
  const clips = latest.all().filter((job) => job.kind === 'clip' && isLive(job));
  const base: Overall = {
    phase: project.film ? 'done' : 'draft',
    hasStarted: film !== null || project.film !== null || project.scenes.length > 0,
    isLive: false,
    progress: null,
    secondsLeft: null,
    clipsReady: project.scenes.filter((scene) => chosenTake(scene) !== null).length,
    clipsWanted: clipsWanted(project),
    filmJob: film,
    held: film && isLive(film) ? heldParts(film, latest) : [],
    failure: null,
  };
  if (film && isLive(film)) {
    const phase = phaseOfLive(latest, film);
    const progress = filmProgress(film, latest, base.clipsWanted || usualScenes);
    return { ...base, phase, isLive: true, progress, secondsLeft: secondsLeftOf(film, latest) };
  }
  // Clips that are made one by one, after the film's own job has ended, lead to a film too.
  if (!project.film && clips.length > 0) {
    const made = base.clipsReady + clips.reduce((sum, job) => sum + job.progress, 0);
    return {
      ...base,
      phase: 'painting',
      isLive: true,
      progress: Math.min(made / Math.max(base.clipsWanted, 1), 1),
      secondsLeft: clipsLeft(clips),
    };
  }
  if (film?.state === 'failed') return { ...base, phase: 'failed', failure: failureOf(film, latest) };
  if (film?.state === 'canceled' && !project.film) return { ...base, phase: 'stopped' };
  return base;
}
