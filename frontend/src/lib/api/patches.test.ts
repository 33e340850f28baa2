import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';

import { job as anyJob } from '@/lib/testing/run-objects';

import { createHandlers, patchJobPage } from './patches';
import { keys } from './queries';
import type { Job, JobPage } from './types';

// Longer than events are gathered.
const GATHERED_MS = 500;

const job = (changes: Partial<Job>) => anyJob({ project_id: 'p1', ...changes });
const page = (...jobs: Job[]): JobPage => ({ jobs, next: null });
const ids = (of: JobPage | undefined) => of?.jobs.map((each) => each.id);

describe('patchJobPage', () => {
  it('replaces a job where it stands', () => {
    const changed = patchJobPage(
      page(job({ id: 'a' }), job({ id: 'b' })),
      {},
      job({ id: 'b', progress: 0.5 }),
    );
    expect(ids(changed)).toEqual(['a', 'b']);
    expect(changed.jobs[1]?.progress).toBe(0.5);
  });

  it('puts a new job first, as the server lists the newest first', () => {
    expect(ids(patchJobPage(page(job({ id: 'a' })), { project: 'p1' }, job({ id: 'b' })))).toEqual([
      'b',
      'a',
    ]);
  });

  it('takes a job away that no longer fits the filter', () => {
    const running = page(job({ id: 'a' }), job({ id: 'b' }));
    expect(ids(patchJobPage(running, { state: 'running' }, job({ id: 'a', state: 'failed' })))).toEqual([
      'b',
    ]);
  });

  it.each([{ project: 'other' }, { kind: 'film' }, { state: 'queued' }])(
    'leaves the page of %j alone',
    (filter) => {
      const before = page(job({ id: 'a' }));
      expect(patchJobPage(before, filter, job({ id: 'b' }))).toBe(before);
    },
  );
});

describe('an event', () => {
  let cache: QueryClient;
  let handlers: ReturnType<typeof createHandlers>;
  let invalidate: MockInstance<QueryClient['invalidateQueries']>;

  beforeEach(() => {
    vi.useFakeTimers();
    cache = new QueryClient();
    handlers = createHandlers(cache);
    invalidate = vi.spyOn(cache, 'invalidateQueries');
  });
  afterEach(() => {
    handlers.stop();
    cache.clear();
    vi.useRealTimers();
  });

  const invalidated = () =>
    invalidate.mock.calls.map(([filter]) => (filter as { queryKey: unknown }).queryKey);

  it('of a job changes the job and every list that it is in', () => {
    cache.setQueryData(keys.projectJobs('p1'), page(job({ id: 'a' })));
    cache.setQueryData(keys.projectJobs('p2'), page(job({ id: 'z', project_id: 'p2' })));
    handlers.byName.job(job({ id: 'a', progress: 0.7 }));
    expect(cache.getQueryData<Job>(keys.job('a'))?.progress).toBe(0.7);
    expect(cache.getQueryData<JobPage>(keys.projectJobs('p1'))?.jobs[0]?.progress).toBe(0.7);
    expect(ids(cache.getQueryData(keys.projectJobs('p2')))).toEqual(['z']);
  });

  it('of a job asks again for a list whose reply is on its way, for that may be older', async () => {
    cache.setQueryData(keys.projectJobs('p1'), page());
    let arrive: ((page: JobPage) => void) | undefined;
    const reading = cache.fetchQuery({
      queryKey: keys.projectJobs('p1'),
      queryFn: () => new Promise<JobPage>((resolve) => (arrive = resolve)),
    });
    handlers.byName.job(job({ id: 'a' }));
    vi.advanceTimersByTime(GATHERED_MS);
    expect(invalidated()).toContainEqual(keys.projectJobs('p1'));
    arrive?.(page());
    await reading;
  });

  it('of a clip in progress reads nothing again', () => {
    handlers.byName.job(job({ id: 'a', progress: 0.1 }));
    handlers.byName.job(job({ id: 'a', progress: 0.2 }));
    vi.advanceTimersByTime(GATHERED_MS);
    expect(invalidate).not.toHaveBeenCalled();
  });

  it('of a film that ends reads its project again, because the state of the project follows from it', () => {
    handlers.byName.job(job({ id: 'f', kind: 'film', state: 'running' }));
    vi.advanceTimersByTime(GATHERED_MS);
    invalidate.mockClear();
    handlers.byName.job(job({ id: 'f', kind: 'film', state: 'running', progress: 0.5 }));
    vi.advanceTimersByTime(GATHERED_MS);
    expect(invalidate).not.toHaveBeenCalled();
    handlers.byName.job(job({ id: 'f', kind: 'film', state: 'failed' }));
    vi.advanceTimersByTime(GATHERED_MS);
    expect(invalidated()).toEqual([keys.project('p1'), keys.projects]);
  });

  it('of a project that changes often reads it once', () => {
    for (let time = 0; time < 20; time += 1) handlers.byName.project({ id: 'p1' });
    handlers.byName.take({ project_id: 'p1' });
    vi.advanceTimersByTime(GATHERED_MS);
    expect(invalidated()).toEqual([keys.project('p1'), keys.projects]);
  });

  it('called hello reads all again', () => {
    handlers.byName.hello();
    expect(invalidate).toHaveBeenCalledWith();
  });

  it('after the end of listening does nothing', () => {
    handlers.byName.project({ id: 'p1' });
    handlers.stop();
    vi.advanceTimersByTime(GATHERED_MS);
    expect(invalidate).not.toHaveBeenCalled();
  });
});
