// How an event changes what was read before.
import type { QueryClient, QueryKey } from '@tanstack/react-query';

import { keys, type JobFilter } from './queries';
import type { Job, JobPage } from './types';

// A project that is worked on changes many times in a row; it is read once for all of them.
const GATHER_MS = 150;

/** A page of jobs after one of them has changed. The same object where nothing changes. */
export function patchJobPage(page: JobPage, filter: JobFilter, job: Job): JobPage {
  const isListed = page.jobs.some((each) => each.id === job.id);
  if (!fits(filter, job)) {
    return isListed ? { ...page, jobs: page.jobs.filter((each) => each.id !== job.id) } : page;
  }
  if (!isListed) return { ...page, jobs: [job, ...page.jobs] };
  return { ...page, jobs: page.jobs.map((each) => (each.id === job.id ? job : each)) };
}

function fits(filter: JobFilter, job: Job): boolean {
  return (
    (filter.project === undefined || filter.project === job.project_id) &&
    (filter.kind === undefined || filter.kind === job.kind) &&
    (filter.state === undefined || filter.state === job.state)
  );
}

/** Gathers names of queries and marks them as out of date together. */
function createGatherer(cache: QueryClient) {
  const names = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const gathered = [...names.values()];
    names.clear();
    for (const queryKey of gathered) void cache.invalidateQueries({ queryKey });
  };
  return {
    add(name: QueryKey) {
      names.set(JSON.stringify(name), name);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      names.clear();
    },
  };
}

/** What each kind of event does to the cache. */
export function createHandlers(cache: QueryClient) {
  const gatherer = createGatherer(cache);

  const write = <T>(name: QueryKey, data: T) => {
    // A reply that is on its way may be older than the event and would win: it is asked for once more.
    if (cache.getQueryState(name)?.fetchStatus === 'fetching') gatherer.add(name);
    cache.setQueryData(name, data);
  };

  const patchJob = (job: Job) => {
    const before = cache.getQueryData<Job>(keys.job(job.id));
    // What state a project is in follows from its film's job.
    if (job.kind === 'film' && job.project_id && job.state !== before?.state) {
      gatherer.add(keys.project(job.project_id));
      gatherer.add(keys.projects);
    }
    write(keys.job(job.id), job);
    for (const [name, page] of cache.getQueriesData<JobPage>({ queryKey: keys.allJobs })) {
      if (page) write(name, patchJobPage(page, (name[1] ?? {}) as JobFilter, job));
      else gatherer.add(name);
    }
  };

  return {
    byName: {
      // The server does not know what was missed: all that is shown is read again.
      hello: () => void cache.invalidateQueries(),
      job: patchJob,
      // One that was deleted too: whoever looks at it learns that it is gone.
      project: (project: { id: string }) => {
        gatherer.add(keys.project(project.id));
        gatherer.add(keys.projects);
      },
      take: (take: { project_id: string }) => gatherer.add(keys.project(take.project_id)),
      audio: (audio: { audio_id: string }) => gatherer.add(keys.audio(audio.audio_id)),
    },
    stop: gatherer.stop,
  };
}
