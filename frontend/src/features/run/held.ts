import { asSentence } from '@/lib/api/errors';
import type { Job } from '@/lib/api/types';
import { texts } from '@/texts';

import { reasonOf } from './reason';

/** What is asked, in the server's words; several jobs that wait for the same reason ask once. */
export function questionsOf(jobs: readonly Job[]): string[] {
  const questions = jobs.map(({ error }) => asSentence(reasonOf(error?.message ?? '')));
  return [...new Set(questions.filter(Boolean))];
}

/** Nobody knows whether the maker got the order: going on may be paid for twice, and the button says plainly that it orders. */
export function answerOf(jobs: readonly Job[]): string {
  const isOrdered = jobs.some(({ error }) => error?.error === 'order_unknown');
  return isOrdered ? texts.makers.orderAgain : texts.makers.tryAgain;
}
