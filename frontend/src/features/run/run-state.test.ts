import { describe, expect, it } from 'vitest';

import type { Job } from '@/lib/api/types';
import { film, job, project, scene, take } from '@/lib/testing/run-objects';

import {
  failureOf,
  filmProgress,
  flavorOfTake,
  LatestJobs,
  lipsNoteOf,
  madeInOtherFlavors,
  overallOf,
  secondsLeftOf,
  staleScenes,
  wantsStitching,
  workOf,
} from './run-state';

const later = '2026-01-01T11:00:00.000Z';

describe('LatestJobs', () => {
  it('keeps the newest job of a kind and scene, whatever the order of the list', () => {
    const old = job({ id: 'old', scene_id: 'a', state: 'failed' });
    const fresh = job({ id: 'fresh', scene_id: 'a', created_at: later });
    expect(new LatestJobs([fresh, old]).of('clip', 'a')).toBe(fresh);
    expect(new LatestJobs([old, fresh]).of('clip', 'a')).toBe(fresh);
  });

  it('tells scenes and kinds apart', () => {
    const latest = new LatestJobs([
      job({ id: '1', scene_id: 'a' }),
      job({ id: '2', scene_id: 'a', kind: 'rewrite' }),
    ]);
    expect(latest.of('clip', 'a')?.id).toBe('1');
    expect(latest.of('rewrite', 'a')?.id).toBe('2');
    expect(latest.of('clip', 'b')).toBeUndefined();
  });

  it('shows of a clip what works on it, or did last', () => {
    const clip = job({ id: 'clip', scene_id: 'a', state: 'succeeded' });
    const lips = job({ id: 'lips', scene_id: 'a', kind: 'lips', state: 'running', created_at: later });
    expect(new LatestJobs([clip, lips]).ofClip('a')).toBe(lips);
    expect(new LatestJobs([clip]).ofClip('a')).toBe(clip);
    const anew = { ...clip, id: 'anew', state: 'running', created_at: '2026-01-01T12:00:00.000Z' } as const;
    expect(new LatestJobs([anew, { ...lips, state: 'succeeded' }]).ofClip('a')).toEqual(anew);
  });

  it('blames the clip for lips that waited for it in vain', () => {
    const clip = job({ id: 'clip', scene_id: 'a', state: 'failed' });
    const lips = job({ id: 'lips', scene_id: 'a', kind: 'lips', state: 'failed', created_at: later });
    expect(new LatestJobs([clip, lips]).ofClip('a')).toBe(clip);
  });

  it('still finds older jobs by their id', () => {
    const old = job({ id: 'old', kind: 'film' });
    const latest = new LatestJobs([old, job({ id: 'new', kind: 'film', created_at: later })]);
    expect(latest.withId('old')).toBe(old);
    expect(latest.withId(null)).toBeUndefined();
  });
});

describe('workOf', () => {
  it.each(['queued', 'running', 'held'] as const)('shows a job that is %s, also beside a take', (state) => {
    expect(workOf(job({ state }), take('t')).kind).toBe(state);
  });

  it('shows nothing where nothing was asked for, or all went well', () => {
    expect(workOf(undefined, null).kind).toBe('none');
    expect(workOf(job({ state: 'succeeded' }), take('t')).kind).toBe('none');
  });

  it('shows a failure until something newer was made', () => {
    const failed = job({ state: 'failed', created_at: '2026-01-01T10:00:10.000Z' });
    expect(workOf(failed, null).kind).toBe('failed');
    expect(workOf(failed, take('before')).kind).toBe('failed');
    expect(workOf(failed, take('after', { created_at: later })).kind).toBe('none');
  });

  it('shows that a clip was stopped only where there is none', () => {
    expect(workOf(job({ state: 'canceled' }), null).kind).toBe('stopped');
    expect(workOf(job({ state: 'canceled' }), take('t')).kind).toBe('none');
  });
});

describe('lipsNoteOf', () => {
  const reason = 'nobody sings between 0:00.0 and 0:08.0 of the song; the clip is left as it is';
  const lips = job({ kind: 'lips', scene_id: 'a', created_at: '2026-01-01T10:00:10.000Z' });

  it('gives the reason for which a clip was left as it is, in a film and alone', () => {
    const inFilm = {
      ...lips,
      state: 'succeeded',
      result: { synced: false, reason } as unknown as Job['result'],
    } as const;
    const error = { error: 'unsuitable', message: reason, details: '' };
    expect(lipsNoteOf(inFilm)).toMatch(/^Nobody sings/);
    expect(lipsNoteOf({ ...lips, state: 'failed', error })).toMatch(/^Nobody sings/);
    expect(workOf({ ...lips, state: 'failed', error }, take('t')).kind).toBe('none');
  });

  it('is silent about lips that move, and leaves real failures alone', () => {
    expect(
      lipsNoteOf({ ...lips, state: 'succeeded', result: { video_id: 'x' } as unknown as Job['result'] }),
    ).toBeNull();
    const broken = {
      ...lips,
      state: 'failed',
      error: { error: 'disk_full', message: 'full', details: '' },
    } as const;
    expect(lipsNoteOf(broken)).toBeNull();
    expect(workOf(broken, take('t')).kind).toBe('failed');
    expect(lipsNoteOf(undefined)).toBeNull();
  });
});

const head = job({ id: 'film', kind: 'film', state: 'queued', needs: ['story', 'clip-a', 'clip-b'] });
const story = job({ id: 'story', kind: 'story', state: 'succeeded', progress: 1 });
const clip = (id: string, part: Parameters<typeof job>[0] = {}) =>
  job({ id: `clip-${id}`, scene_id: id, ...part });

describe('filmProgress', () => {
  it('counts clips before they are known, so that it does not jump when they are', () => {
    const writing = { ...head, needs: ['story'] };
    const before = filmProgress(
      writing,
      new LatestJobs([writing, { ...story, state: 'running', progress: 0.5 }]),
      2,
    );
    const after = filmProgress(head, new LatestJobs([head, story, clip('a'), clip('b')]), 2);
    expect(before).toBeLessThan(0.05);
    expect(after).toBeLessThan(0.05);
    expect(after).toBeGreaterThan(before);
  });

  it('is half way when the clips are', () => {
    const latest = new LatestJobs([head, story, clip('a', { progress: 0.5 }), clip('b', { progress: 0.5 })]);
    expect(filmProgress(head, latest, 2)).toBeCloseTo(0.5, 1);
  });

  it('reaches the end only with the film itself', () => {
    const done = { state: 'succeeded', progress: 1 } as const;
    const stitching = { ...head, state: 'running', progress: 0.5 } as const;
    const latest = new LatestJobs([stitching, story, clip('a', done), clip('b', done)]);
    expect(filmProgress(stitching, latest, 2)).toBeGreaterThan(0.95);
    expect(filmProgress(stitching, latest, 2)).toBeLessThan(1);
  });
});

describe('secondsLeftOf', () => {
  it('expects of the clips that wait what those in work tell', () => {
    const film = { ...head, needs: ['clip-a', 'clip-b', 'clip-c', 'clip-d'] };
    const half = { state: 'running', progress: 0.5, seconds_left: 10 } as const; // so 20 s a clip
    const waiting = { state: 'queued' } as const;
    const latest = new LatestJobs([
      film,
      clip('a', half),
      clip('b', half),
      clip('c', waiting),
      clip('d', waiting),
    ]);
    expect(secondsLeftOf(film, latest)).toBeCloseTo(30); // three clips' worth, two at once
  });

  it('says nothing while no clip can tell', () => {
    expect(secondsLeftOf(head, new LatestJobs([head, story, clip('a', { state: 'queued' })]))).toBeNull();
    expect(secondsLeftOf(head, new LatestJobs([head, clip('a')]))).toBeNull();
  });
});

describe('overallOf', () => {
  const two = [scene('a', 0), scene('b', 1)];

  it('is a draft as long as nobody asked for the film', () => {
    expect(overallOf(project(), new LatestJobs([])).phase).toBe('draft');
  });

  it('names what is being done', () => {
    const phase = (jobs: Parameters<typeof job>[0][], scenes = two) =>
      overallOf(project({ film_job_id: 'film', scenes }), new LatestJobs(jobs.map((part) => job(part))))
        .phase;
    const waiting = { id: 'film', kind: 'film', state: 'queued' } as const;
    expect(phase([waiting, { id: 's', kind: 'story', state: 'running' }], [])).toBe('writing');
    expect(phase([waiting, { id: 'p', kind: 'portrait', state: 'running' }])).toBe('casting');
    expect(phase([waiting, { id: 'c', kind: 'clip', scene_id: 'a' }])).toBe('painting');
    expect(phase([{ ...waiting, state: 'running' }])).toBe('stitching');
  });

  it('goes on while single clips are made after the film was stopped', () => {
    const jobs = [{ ...head, state: 'canceled' } as const, clip('b', { progress: 0.5 })];
    const scenes = [scene('a', 0, [take('t')]), scene('b', 1)];
    const overall = overallOf(project({ film_job_id: 'film', scenes }), new LatestJobs(jobs));
    expect(overall).toMatchObject({
      phase: 'painting',
      isLive: true,
      progress: 0.75,
      clipsReady: 1,
      clipsWanted: 2,
    });
  });

  it('does not call another take of a finished film the making of a film', () => {
    const done = { ...head, state: 'succeeded' } as const;
    const finished = project({ film_job_id: 'film', scenes: two, film: film(['x', 'y']) });
    expect(overallOf(finished, new LatestJobs([done, clip('a')]))).toMatchObject({
      phase: 'done',
      isLive: false,
    });
  });

  it('is stopped only where there is no film from before', () => {
    const stopped = new LatestJobs([{ ...head, state: 'canceled' }]);
    expect(overallOf(project({ film_job_id: 'film', scenes: two }), stopped).phase).toBe('stopped');
    expect(overallOf(project({ film_job_id: 'film', film: film([]) }), stopped).phase).toBe('done');
  });
});

describe('failureOf', () => {
  it('gives the reason of the part that failed first, not of the film that lacks it', () => {
    const broken = { error: 'X', message: 'the disk is full', details: '' };
    const lacking = { error: 'X', message: 'a part is missing', details: '' };
    const failed = {
      ...head,
      state: 'failed',
      error: lacking,
      finished_at: '2026-01-01T10:01:00.000Z',
    } as const;
    const part = clip('a', { state: 'failed', error: broken, finished_at: '2026-01-01T10:01:00.000Z' });
    expect(failureOf(failed, new LatestJobs([failed, part]))).toBe('The disk is full');
    expect(failureOf(failed, new LatestJobs([failed]))).toBe('A part is missing');
  });
});

describe('wantsStitching', () => {
  const ended = { ...head, state: 'canceled', finished_at: '2026-01-01T10:02:00.000Z' } as const;
  const remade = [scene('a', 0, [take('t')]), scene('b', 1, [take('u', { created_at: later })])];
  const stopped = project({ film_job_id: 'film', scenes: remade });

  it('is so when the last missing clip has come after the film was stopped', () => {
    expect(wantsStitching(stopped, new LatestJobs([ended]))).toBe(true);
  });

  it('waits for clips that are missing or on their way', () => {
    expect(wantsStitching({ ...stopped, scenes: [...remade, scene('c', 2)] }, new LatestJobs([ended]))).toBe(
      false,
    );
    expect(wantsStitching(stopped, new LatestJobs([ended, clip('a')]))).toBe(false);
  });

  it('does not try again what had all of its clips and failed all the same', () => {
    const failed = { ...ended, state: 'failed', finished_at: '2026-01-01T12:00:00.000Z' } as const;
    expect(wantsStitching(stopped, new LatestJobs([failed]))).toBe(false);
  });

  it('leaves a film that there is to its Re-stitch button', () => {
    expect(wantsStitching({ ...stopped, film: film(['t', 'u']) }, new LatestJobs([ended]))).toBe(false);
  });
});

describe('what was made in another flavor or from other words', () => {
  it('reads the flavor of a take from its details', () => {
    expect(flavorOfTake(take('t', { details: { config_flavor: 'mv1' } }))).toBe('mv1');
    expect(flavorOfTake(take('t'))).toBeNull();
  });

  it('counts only chosen takes whose flavor is known and differs', () => {
    const scenes = [
      scene('a', 0, [take('t', { details: { config_flavor: 'mv1' } })]),
      scene('b', 1, [take('u', { details: { config_flavor: 'default' } })]),
      scene('c', 2, [take('v')]),
      scene('d', 3),
    ];
    expect(madeInOtherFlavors(project({ scenes })).map(({ id }) => id)).toEqual(['a']);
  });

  it('calls no scene stale that has no clip', () => {
    const scenes = [scene('a', 0, [take('t')], { stale: true }), scene('b', 1, [], { stale: true })];
    expect(staleScenes(project({ scenes })).map(({ id }) => id)).toEqual(['a']);
  });
});
