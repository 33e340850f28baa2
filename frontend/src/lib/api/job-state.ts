import type { Job } from './types';

/** It is worked on, or will be. */
export function isLive(job: Job | null | undefined): boolean {
  return job?.state === 'queued' || job?.state === 'running';
}
