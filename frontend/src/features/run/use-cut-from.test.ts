import { expect, it } from 'vitest';

import type { Job } from '@/lib/api/types';
import { job } from '@/lib/testing/run-objects';

import { cutOf } from './use-cut-from';

const trim = (id: string, startAt: number) =>
  job({ id, kind: 'trim', state: 'succeeded', result: { start_at: startAt } as unknown as Job['result'] });

it('a cut song has the id of the job that cut it, which tells where', () => {
  expect(cutOf('song', [trim('other', 3), trim('song', 12)])).toBe(12);
  expect(cutOf('song', [trim('other', 3)])).toBeNull();
  expect(cutOf('song', [trim('song', 0)])).toBeNull();
  expect(cutOf(null, [])).toBeNull();
});
