import { describe, expect, it } from 'vitest';

import type { Job } from '@/lib/api/types';
import { job, take } from '@/lib/testing/run-objects';

import { lipsNoteOf, workOf } from './scene-work';

const later = '2026-01-01T11:00:00.000Z';

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
