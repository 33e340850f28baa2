import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { ApiError } from '@/lib/api/client';
import { projectJobsQuery, projectQuery } from '@/lib/api/queries';
import type { Project } from '@/lib/api/types';

import { LatestJobs } from './latest-jobs';
import { overallOf, type Overall } from './run-state';

export interface Run {
  project: Project;
  latest: LatestJobs;
  overall: Overall;
}

export type RunReading =
  { kind: 'loading' } | { kind: 'failed'; error: unknown; retry: () => void } | { kind: 'ready'; run: Run };

/** The run as the server knows it now; events keep both lists as they are there. */
export function useRun(projectId: string): RunReading {
  const project = useQuery(projectQuery(projectId));
  const jobs = useQuery(projectJobsQuery(projectId));
  const latest = useMemo(() => (jobs.data ? new LatestJobs(jobs.data.jobs) : null), [jobs.data]);
  const run = useMemo(
    () =>
      project.data && latest
        ? { project: project.data, latest, overall: overallOf(project.data, latest) }
        : null,
    [project.data, latest],
  );
  // What is deleted is gone, although it is still remembered here.
  const isGone = project.error instanceof ApiError && project.error.status === 404;
  if (run && !isGone) return { kind: 'ready', run };
  const failed = project.isError ? project : jobs.isError ? jobs : null;
  if (!failed) return { kind: 'loading' };
  const retry = () => {
    void project.refetch();
    void jobs.refetch();
  };
  return { kind: 'failed', error: failed.error, retry };
}
