import type { Job } from '@/lib/api/types';
import { texts } from '@/texts';

import { reasonOf } from './reason';

/** What the question is, in the server's words. */
export function questionOf(job: Job): string {
  const reason = job.error ? reasonOf(job.error.message) : '';
  return reason === '' || /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}

/** Going on may be paid for twice: then the button says plainly that it orders. */
export function answerOf(jobs: readonly Job[]): string {
  const isOrdered = jobs.some((job) => /\bpaid twice\b/.test(job.error?.message ?? ''));
  return isOrdered ? texts.makers.orderAgain : texts.makers.tryAgain;
}
