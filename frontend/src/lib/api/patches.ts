// How an event changes what was read before. Pure, so that it can be tested.
import type { QueryClient } from '@tanstack/react-query';

import { keys, type JobFilter } from './queries';
import type { Job, JobPage } from './types';

/** A page of jobs after one of them has changed. The same object where nothing changes. */
export function patchJobPage(page: JobPage, filter: JobFilter, job: Job): JobPage {
  const index = page.jobs.findIndex((each) => each.id === job.id);
  if (!fits(filter, job)) {
    return index < 0 ? page : { ...page, jobs: page.jobs.filter((each) => each.id !== job.id) };
  }
  if (index < 0) return { ...page, jobs: [job, ...page.jobs] };
  return { ...page, jobs: page.jobs.map((each) => (each.id === job.id ? job : each)) };
}

function fits(filter: JobFilter, job: Job): boolean {
  return (
    (filter.project === undefined || filter.project === job.project_id) &&
    (filter.kind === undefined || filter.kind === job.kind) &&
    (filter.state === undefined || filter.state === job.state)
  );
}

/** Puts a changed job wherever jobs are shown. */
export function patchJob(cache: QueryClient, job: Job): void {
  cache.setQueryData(keys.job(job.id), job);
  for (const [key, page] of cache.getQueriesData<JobPage>({ queryKey: keys.allJobs })) {
    if (page) cache.setQueryData(key, patchJobPage(page, (key[1] ?? {}) as JobFilter, job));
  }
}
