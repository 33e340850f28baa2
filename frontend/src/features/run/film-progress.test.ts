import { describe, expect, it } from 'vitest';

import { job } from '@/lib/testing/run-objects';

import { failureOf, filmProgress, secondsLeftOf } from './film-progress';
import { LatestJobs } from './latest-jobs';

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

  it('learns from the clips that are made, so that it does not jump when others begin', () => {
    const times = { started_at: '2026-01-01T10:00:00.000Z', finished_at: '2026-01-01T10:00:20.000Z' };
    const made = clip('a', { state: 'succeeded', progress: 1, ...times });
    const begun = clip('b', { progress: 0.01, seconds_left: 99 });
    expect(secondsLeftOf(head, new LatestJobs([head, made, clip('b')]))).toBeCloseTo(20);
    expect(secondsLeftOf(head, new LatestJobs([head, made, begun]))).toBeCloseTo(20.6, 1);
  });

  it('says nothing while no clip can tell', () => {
    expect(secondsLeftOf(head, new LatestJobs([head, story, clip('a', { state: 'queued' })]))).toBeNull();
    expect(secondsLeftOf(head, new LatestJobs([head, clip('a')]))).toBeNull();
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
