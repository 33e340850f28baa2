import { describe, expect, it } from 'vitest';

import { ApiError } from '@/lib/api/client';
import { job } from '@/lib/testing/run-objects';

import { stateOf } from './use-candidates';

const made = { id: 'p', kind: 'made' } as const;
const forgotten = new ApiError(404, {});

describe('a candidate', () => {
  it('is there when its job has made it', () => {
    expect(stateOf(made, job({ state: 'succeeded' }), null, undefined).kind).toBe('ready');
    expect(stateOf(made, job({ state: 'running' }), null, undefined).kind).toBe('making');
    expect(stateOf(made, job({ state: 'canceled' }), null, undefined).kind).toBe('failed');
  });

  it('is there too when the server has forgotten its job but not the picture', () => {
    expect(stateOf(made, undefined, forgotten, false).kind).toBe('ready');
    expect(stateOf(made, undefined, forgotten, true).kind).toBe('gone');
    expect(stateOf(made, undefined, forgotten, undefined).kind).toBe('making');
  });

  it('of one’s own needs no job', () => {
    expect(stateOf({ id: 'o', kind: 'own' }, undefined, null, undefined).kind).toBe('ready');
  });
});
