import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { api, unwrap } from './client';
import type { Job, JobPage, MakerPage, NewProject } from './types';

export type JobFilter = { project?: string; kind?: string; state?: string };

/** The one way to name what is in the query cache. Events patch and re-read by these names. */
export const keys = {
  projects: ['projects'] as const,
  project: (id: string) => ['project', id] as const,
  /** Below the project, so that it is re-read with it. */
  scenes: (id: string) => ['project', id, 'scenes'] as const,
  takes: (id: string, scene: string) => ['project', id, 'scenes', scene, 'takes'] as const,
  allJobs: ['jobs'] as const,
  jobs: (filter: JobFilter) => ['jobs', filter] as const,
  projectJobs: (id: string) => ['jobs', { project: id }] as const,
  job: (id: string) => ['job', id] as const,
  flavors: ['flavors'] as const,
  flavorNames: ['flavors', 'names'] as const,
  makers: ['makers'] as const,
  costs: ['costs'] as const,
  projectNames: ['project-names'] as const,
  /** Below the project, so that it is re-read with it. */
  projectEstimate: (id: string) => ['project', id, 'estimate'] as const,
  estimate: (film: NewProject) => ['estimate', film] as const,
  picture: (id: string) => ['picture', id] as const,
  audio: (id: string) => ['audio', id] as const,
  waveform: (id: string, points: number) => ['audio', id, 'waveform', points] as const,
};

// What never changes for an id, or only with the program.
const FOR_GOOD = Infinity;
const PROJECTS_A_PAGE = 24;
const JOBS_A_PAGE = 200;

const trims = { kind: 'trim', state: 'succeeded' } as const;

export const projectsQuery = () =>
  infiniteQueryOptions({
    queryKey: keys.projects,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/projects', {
          params: { query: { limit: PROJECTS_A_PAGE, ...(pageParam ? { before: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: keys.project(id),
    queryFn: ({ signal }) => unwrap(api.GET('/api/projects/{id}', { params: { path: { id } }, signal })),
  });

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: keys.job(id),
    queryFn: ({ signal }) => unwrap(api.GET('/api/jobs/{id}', { params: { path: { id } }, signal })),
  });

/** Of every kind and scene of a project the newest job, all on one page; events keep it as it is on the server. */
export const projectJobsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.projectJobs(id),
    queryFn: ({ signal }) => readNewestJobs(id, signal),
  });

// A film of a whole song has hundreds of scenes, and each may have several kinds of jobs.
async function readNewestJobs(project: string, signal: AbortSignal): Promise<JobPage> {
  const jobs: Job[] = [];
  let before: string | null = null;
  do {
    const query = { project, latest: true, limit: JOBS_A_PAGE, ...(before ? { before } : {}) };
    const page: JobPage = await unwrap(api.GET('/api/jobs', { params: { query }, signal }));
    jobs.push(...page.jobs);
    before = page.next;
  } while (before);
  return { jobs, next: null };
}

/** Names only: the address of the contract, which every server of this kind has. */
export const flavorNamesQuery = () =>
  queryOptions({
    queryKey: keys.flavorNames,
    queryFn: ({ signal }) => unwrap(api.GET('/api/mv/get_config_flavors', { signal })),
    staleTime: 60_000,
  });

/** Descriptions and pictures. */
export const flavorsQuery = () =>
  queryOptions({
    queryKey: keys.flavors,
    queryFn: ({ signal }) => unwrap(api.GET('/api/flavors', { signal })),
    staleTime: 60_000,
  });

export const makersQuery = () =>
  queryOptions({
    queryKey: keys.makers,
    queryFn: ({ signal }): Promise<MakerPage> => unwrap(api.GET('/api/makers', { signal })),
    staleTime: 60_000,
  });

const RUNS = 50;

/** What makers elsewhere have cost, with the newest runs. */
export const costsQuery = () =>
  queryOptions({
    queryKey: keys.costs,
    queryFn: ({ signal }) => unwrap(api.GET('/api/costs', { params: { query: { limit: RUNS } }, signal })),
  });

const NAMES = 100;

/** What the newest films are called, by their ids. */
export const projectNamesQuery = () =>
  queryOptions({
    queryKey: keys.projectNames,
    queryFn: async ({ signal }) => {
      const page = await unwrap(api.GET('/api/projects', { params: { query: { limit: NAMES } }, signal }));
      return Object.fromEntries(page.projects.map(({ id, name }) => [id, name]));
    },
  });

/** What of a film is still to be made, and what that will cost. */
export const projectEstimateQuery = (id: string) =>
  queryOptions({
    queryKey: keys.projectEstimate(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/projects/{id}/estimate', { params: { path: { id } }, signal })),
  });

/** What a film will cost that is not there yet. Nothing is made. */
export const estimateQuery = (film: NewProject) =>
  queryOptions({
    queryKey: keys.estimate(film),
    queryFn: ({ signal }) => unwrap(api.POST('/api/costs/estimate', { body: film, signal })),
    staleTime: 30_000,
  });

export const audioInfoQuery = (id: string) =>
  queryOptions({
    queryKey: keys.audio(id),
    queryFn: ({ signal }) => unwrap(api.GET('/api/audio/info/{id}', { params: { path: { id } }, signal })),
    staleTime: FOR_GOOD,
  });

const TRIMS = 100;

/** The newest cuts of songs. A cut song has the id of the job that cut it. */
export const trimsQuery = () =>
  queryOptions({
    queryKey: keys.jobs(trims),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/jobs', { params: { query: { ...trims, limit: TRIMS } }, signal })),
  });

export const waveformQuery = (id: string, points = 1200) =>
  queryOptions({
    queryKey: keys.waveform(id, points),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/audio/waveform/{id}', { params: { path: { id }, query: { points } }, signal })),
    staleTime: FOR_GOOD,
  });
