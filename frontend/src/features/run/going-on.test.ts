import { describe, expect, it } from 'vitest';

import { job, project, scene, take } from '@/lib/testing/run-objects';

import { goingOn } from './going-on';
import { LatestJobs } from './latest-jobs';

const film = job({ id: 'film', kind: 'film', state: 'failed', needs: ['clip-a', 'clip-b'] });
const done = job({ id: 'clip-a', scene_id: 'a', state: 'succeeded' });
const failed = job({ id: 'clip-b', scene_id: 'b', state: 'failed' });
const stale = scene('a', 0, [take('t')], { stale: true });
const missing = scene('b', 1);
const halted = project({ film_job_id: 'film', scenes: [stale, missing] });
const later = '2026-01-01T11:00:00.000Z';

describe('goingOn', () => {
  it('tries the film again that lacks a clip, and leaves clips alone that are out of date', () => {
    expect(goingOn(halted, new LatestJobs([film, done, failed]))).toEqual({ kind: 'retry', film });
    const stopped = { ...film, state: 'canceled' } as const;
    expect(goingOn(halted, new LatestJobs([stopped, done, { ...failed, state: 'canceled' }]))).toEqual({
      kind: 'retry',
      film: stopped,
    });
  });

  it('tries a film again whose story was not written', () => {
    const story = job({ id: 'story', kind: 'story', state: 'failed' });
    const early = { ...film, needs: ['story'] };
    expect(goingOn(project({ film_job_id: 'film' }), new LatestJobs([early, story])).kind).toBe('retry');
  });

  it('asks for a film anew where it has got another maker since, because a job keeps its own', () => {
    const jobs = new LatestJobs([film, done, { ...failed, maker: 'replicate' }]);
    const makers = { scenes: '', images: '', clips: 'builtin', lips: '' };
    expect(goingOn({ ...halted, makers }, jobs)).toEqual({ kind: 'make', repaints: 1 });
    expect(goingOn({ ...halted, makers: { ...makers, clips: 'replicate' } }, jobs).kind).toBe('retry');
    expect(goingOn({ ...halted, makers: { ...makers, clips: '' } }, jobs).kind).toBe('retry');
  });

  it('asks for a film anew where there was none, and says how many clips that makes again', () => {
    expect(goingOn(project({ scenes: [stale, missing] }), new LatestJobs([]))).toEqual({
      kind: 'make',
      repaints: 1,
    });
  });

  it('does not try a film again that would make a clip again which is there by now', () => {
    const scenes = [stale, scene('b', 1, [take('u')])];
    expect(goingOn({ ...halted, scenes }, new LatestJobs([film, done, failed])).kind).toBe('make');
    const another = job({ id: 'another', scene_id: 'b', state: 'succeeded', created_at: later });
    expect(goingOn({ ...halted, scenes }, new LatestJobs([film, done, another])).kind).toBe('make');
  });

  it('does not try a film again whose clip is only about to stop', () => {
    const stopping = { ...failed, state: 'running' } as const;
    const stopped = { ...film, state: 'canceled' } as const;
    expect(goingOn(halted, new LatestJobs([stopped, done, stopping])).kind).toBe('make');
  });

  it('does not try a film again that was never to have the clip that is missing', () => {
    const stitched = { ...film, needs: [] };
    expect(goingOn(halted, new LatestJobs([stitched])).kind).toBe('make');
  });
});
