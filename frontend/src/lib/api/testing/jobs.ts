import type { Job } from '../types';

/** A job as the server writes it, for tests. */
export function job(changes: Partial<Job> & { id: string }): Job {
  return {
    kind: 'clip',
    state: 'running',
    progress: 0,
    stage: '',
    seconds_left: null,
    maker: 'builtin',
    project_id: 'p1',
    scene_id: null,
    attempts: 1,
    most_attempts: 3,
    created_at: '2026-03-10T12:00:00Z',
    started_at: null,
    finished_at: null,
    error: null,
    result: null,
    needs: [],
    ...changes,
  };
}
