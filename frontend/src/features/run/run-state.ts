import type { Job, Project, Scene, Take } from '@/lib/api/types';

import { reasonOf } from './reason';

// What the page shows follows from two lists of the server: the project and its newest jobs. Nothing is kept
// beside them, so two windows, or one that is loaded again, show the same.

export type Work =
  | { kind: 'none' }
  | { kind: 'queued'; job: Job }
  | { kind: 'running'; job: Job }
  | { kind: 'failed'; job: Job }
  | { kind: 'held'; job: Job }
  | { kind: 'stopped'; job: Job };

const none: Work = { kind: 'none' };

export function isLive(job: Job | null | undefined): boolean {
  return job?.state === 'queued' || job?.state === 'running';
}

/** The newest job of every kind and scene: what went before it does not matter any more. */
export class LatestJobs {
  private readonly newest = new Map<string, Job>();
  private readonly byId = new Map<string, Job>();

  constructor(jobs: readonly Job[]) {
    for (const job of jobs) {
      this.byId.set(job.id, job);
      const key = `${job.kind} ${job.scene_id ?? ''}`;
      const known = this.newest.get(key);
      if (!known || job.created_at >= known.created_at) this.newest.set(key, job);
    }
  }

  of(kind: Job['kind'], sceneId?: string): Job | undefined {
    return this.newest.get(`${kind} ${sceneId ?? ''}`);
  }

  /** What works on a scene's clip, or did last: it is painted first, then its lips are moved. */
  ofClip(sceneId: string): Job | undefined {
    const clip = this.of('clip', sceneId);
    const lips = this.of('lips', sceneId);
    if (!clip || !lips) return clip ?? lips;
    if (isLive(clip)) return clip;
    // Lips that wait for a clip fail with it.
    if (clip.state === 'failed' && lips.state !== 'succeeded' && !isLive(lips)) return clip;
    return isLive(lips) || lips.created_at >= clip.created_at ? lips : clip;
  }

  withId(id: string | null): Job | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  all(): Job[] {
    return [...this.newest.values()];
  }
}

/** The take that is in the film, or will be. */
export function chosenTake(scene: Scene): Take | null {
  return scene.takes.find((take) => take.id === scene.take_id) ?? null;
}

/**
 * What goes on with one part of a scene. A failure counts until something newer was made; a clip that somebody
 * stopped counts only where there is none.
 */
export function workOf(job: Job | undefined, made: Take | null): Work {
  if (!job) return none;
  switch (job.state) {
    case 'queued':
    case 'running':
    case 'held':
      return { kind: job.state, job };
    case 'failed':
      if (lipsNoteOf(job) !== null) return none;
      return made && made.created_at > job.created_at ? none : { kind: 'failed', job };
    case 'canceled':
      return made ? none : { kind: 'stopped', job };
    case 'succeeded':
      return none;
  }
}

/** Why a clip was left as it is although its lips were to be moved: nobody sings, or no face is seen. */
export function lipsNoteOf(job: Job | undefined): string | null {
  if (job?.kind !== 'lips') return null;
  if (job.state === 'failed' && job.error?.error === 'unsuitable') return reasonOf(job.error.message);
  const result = (job.result ?? {}) as Record<string, unknown>;
  const isLeft = job.state === 'succeeded' && result['synced'] === false;
  return isLeft && typeof result['reason'] === 'string' ? reasonOf(result['reason']) : null;
}

export type Phase =
  'draft' | 'writing' | 'casting' | 'painting' | 'syncing' | 'stitching' | 'failed' | 'stopped' | 'done';

export interface Overall {
  phase: Phase;
  /** Something is being made that leads to a film. */
  isLive: boolean;
  progress: number | null;
  secondsLeft: number | null;
  clipsReady: number;
  clipsWanted: number;
  /** The film's job; it can be stopped, or tried again. */
  filmJob: Job | null;
  /** Why there is no film, or no new one. */
  failure: string | null;
}

// What flavors have unless they say otherwise.
const usualScenes = 4;

function clipsWanted(project: Project): number {
  return project.scenes.length > 0 ? project.scenes.length : (project.number_of_scenes ?? 0);
}

function phaseOfLive(latest: LatestJobs, film: Job): Phase {
  const runs = (kind: Job['kind']) => latest.of(kind)?.state === 'running';
  if (film.state === 'running') return 'stitching';
  if (isLive(latest.of('story'))) return 'writing';
  if (runs('portrait')) return 'casting';
  const works = (kind: Job['kind']) => latest.all().some((job) => job.kind === kind && isLive(job));
  return works('lips') && !works('clip') ? 'syncing' : 'painting';
}

// As the server weighs them: painting takes nearly all of the time, with lips or without.
const clipWeight = 20;

function isPainting(job: Job): boolean {
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

export function overallOf(project: Project, latest: LatestJobs): Overall {
  const film = latest.withId(project.film_job_id) ?? null;
  const clips = latest.all().filter((job) => job.kind === 'clip' && isLive(job));
  const base: Overall = {
    phase: project.film ? 'done' : 'draft',
    isLive: false,
    progress: null,
    secondsLeft: null,
    clipsReady: project.scenes.filter((scene) => chosenTake(scene) !== null).length,
    clipsWanted: clipsWanted(project),
    filmJob: film,
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
    };
  }
  if (film?.state === 'failed') return { ...base, phase: 'failed', failure: failureOf(film, latest) };
  if (film?.state === 'canceled' && !project.film) return { ...base, phase: 'stopped' };
  return base;
}

/** All clips are there and none is on its way, but the film that was to come of them has ended without success. */
export function wantsStitching(project: Project, latest: LatestJobs): boolean {
  const film = latest.withId(project.film_job_id);
  if (project.film || !film || (film.state !== 'failed' && film.state !== 'canceled')) return false;
  if (project.scenes.length === 0 || latest.all().some((job) => isPainting(job) && isLive(job))) return false;
  if (project.scenes.some((scene) => chosenTake(scene) === null)) return false;
  // A film that failed although it had all of its clips would fail again.
  const lastTake =
    project.scenes
      .map((scene) => chosenTake(scene)?.created_at ?? '')
      .sort()
      .at(-1) ?? '';
  return lastTake > (film.finished_at ?? '');
}

/** Scenes whose clip was made from other words, another flavor or another character than stand there now. */
export function staleScenes(project: Project): Scene[] {
  return project.scenes.filter((scene) => scene.stale && chosenTake(scene) !== null);
}

/** Is there a clip whose lips do not move yet? */
export function hasUnsyncedClips(project: Project): boolean {
  return project.scenes.some((scene) => {
    const take = chosenTake(scene);
    return take !== null && take.origin !== 'synced';
  });
}

/** The flavor in which a take was made, where it is known. */
export function flavorOfTake(take: Take): string | null {
  const flavor = (take.details as Record<string, unknown>)['config_flavor'];
  return typeof flavor === 'string' ? flavor : null;
}

/** Clips that were made in another flavor than the one chosen now, for the note beside the select. */
export function madeInOtherFlavors(project: Project): Scene[] {
  return project.scenes.filter((scene) => {
    const take = chosenTake(scene);
    const flavor = take ? flavorOfTake(take) : null;
    return flavor !== null && flavor !== project.config_flavor;
  });
}
