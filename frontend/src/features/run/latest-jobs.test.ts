import { describe, expect, it } from 'vitest';

import type { Job } from '@/lib/api/types';
import { job } from '@/lib/testing/run-objects';

import { LatestJobs } from './latest-jobs';

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

  it('shows the part of a clip that waits for somebody to decide, whatever the other does', () => {
    const held = job({ id: 'clip', scene_id: 'a', state: 'held' });
    const waiting = job({ id: 'lips', scene_id: 'a', kind: 'lips', state: 'queued', needs: ['clip'] });
    expect(new LatestJobs([held, waiting]).ofClip('a')).toBe(held);
    const anew = job({ id: 'anew', scene_id: 'a', created_at: later });
    const heldLips = { ...waiting, state: 'held' } as const;
    expect(new LatestJobs([anew, heldLips]).ofClip('a')).toBe(heldLips);
  });

  it('knows that what needs something held does not go on by itself, however far back that is', () => {
    const part = (id: string, state: Job['state'], needs: string[] = []) =>
      job({ id, scene_id: id, state, needs });
    const far = part('far', 'queued', ['near']);
    const near = part('near', 'queued', ['first']);
    const beside = part('beside', 'queued');
    const of = (state: Job['state']) => new LatestJobs([far, near, beside, part('first', state)]);
    const goOn = (latest: LatestJobs) => [far, near, beside].map((each) => latest.goesOn(each));
    expect(goOn(of('held'))).toEqual([false, false, true]);
    expect(goOn(of('running'))).toEqual([true, true, true]);
  });

  it('still finds older jobs by their id', () => {
    const old = job({ id: 'old', kind: 'film' });
    const latest = new LatestJobs([old, job({ id: 'new', kind: 'film', created_at: later })]);
    expect(latest.withId('old')).toBe(old);
    expect(latest.withId(null)).toBeUndefined();
  });
});
