import { describe, expect, it } from 'vitest';

import { job, project } from '@/lib/testing/run-objects';

import { answerOf, questionsOf } from './held';
import { LatestJobs } from './latest-jobs';
import { overallOf } from './run-state';

const held = (error: string, message: string) =>
  job({ id: 'clip', state: 'held', error: { error, message, details: '' } });

const unclear = held(
  'order_unknown',
  'it is not known whether Replicate got the order of google/veo-3.1 (no answer); look at your account there. ' +
    'Trying again orders it anew, and may then be paid twice',
);
const overBudget = held(
  'needs_user',
  'this would cost about $0.80, and this month has $0.20 of its budget left',
);

describe('a question', () => {
  it('stands in the words of the server, as a sentence', () => {
    expect(questionsOf([overBudget])).toEqual([
      'This would cost about $0.80, and this month has $0.20 of its budget left.',
    ]);
  });

  it('is asked once for all that wait for the same reason, and for each other reason too', () => {
    const questions = questionsOf([overBudget, unclear, { ...overBudget, id: 'other' }]);
    expect(questions).toHaveLength(2);
    expect(questions[1]).toMatch(/^It is not known .* may then be paid twice\.$/);
  });

  it('has an answer that says so when it orders again', () => {
    expect(answerOf([unclear])).toBe('Order again');
    expect(answerOf([overBudget, unclear])).toBe('Order again');
    expect(answerOf([overBudget])).toBe('Try again');
  });

  it('orders again by what kind of question it is, not by its words', () => {
    expect(answerOf([held('needs_user', 'this would be paid twice')])).toBe('Try again');
    expect(answerOf([held('order_unknown', 'the answer got lost')])).toBe('Order again');
  });

  it('is the whole film’s once nothing else of it goes on', () => {
    const film = job({ id: 'film', kind: 'film', state: 'queued', needs: ['clip', 'other'] });
    const other = job({ id: 'other', scene_id: 'b', state: 'running' });
    const of = (now: typeof other) =>
      overallOf(project({ film_job_id: 'film' }), new LatestJobs([film, overBudget, now]));
    expect(of(other)).toMatchObject({ phase: 'painting', held: [overBudget] });
    expect(of({ ...other, state: 'succeeded' })).toMatchObject({ phase: 'held', held: [overBudget] });
  });
});
