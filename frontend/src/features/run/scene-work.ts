import type { Job, Take } from '@/lib/api/types';

import { reasonOf } from './reason';

export type Work =
  | { kind: 'none' }
  | { kind: 'queued'; job: Job }
  | { kind: 'running'; job: Job }
  | { kind: 'failed'; job: Job }
  | { kind: 'held'; job: Job }
  | { kind: 'stopped'; job: Job };

type WorkInHand = Extract<Work, { kind: 'queued' | 'running' }>;

/** It comes by itself; there is nothing to press. */
export function isInHand(work: Work): work is WorkInHand {
  return work.kind === 'queued' || work.kind === 'running';
}

const none: Work = { kind: 'none' };

/**
 * What goes on with one part of a scene. A failure counts until something newer was made; a clip that somebody
 * stopped counts only where there is none.
 */
export function workOf(job: Job | undefined, made: Take | null): Work {
  if (!job) return none;
  switch (job.state) {
    case 'queued':
    case 'running':
    case 'held':
      return { kind: job.state, job };
    case 'failed':
      if (lipsNoteOf(job) !== null) return none;
      return made && made.created_at > job.created_at ? none : { kind: 'failed', job };
    case 'canceled':
      return made ? none : { kind: 'stopped', job };
    case 'succeeded':
      return none;
  }
}

/** Why a clip was left as it is although its lips were to be moved: nobody sings, or no face is seen. */
export function lipsNoteOf(job: Job | undefined): string | null {
  if (job?.kind !== 'lips') return null;
  if (job.state === 'failed' && job.error?.error === 'unsuitable') return reasonOf(job.error.message);
  const result = (job.result ?? {}) as Record<string, unknown>;
  const isLeft = job.state === 'succeeded' && result['synced'] === false;
  return isLeft && typeof result['reason'] === 'string' ? reasonOf(result['reason']) : null;
}
