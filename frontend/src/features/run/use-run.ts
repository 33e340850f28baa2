import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';

import { ApiError } from '@/lib/api/client';
import { projectJobsQuery, projectQuery } from '@/lib/api/queries';
import type { Project } from '@/lib/api/types';

import type { RunActions } from './run-actions';
import { LatestJobs, overallOf, wantsStitching, type Overall } from './run-state';

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

/**
 * Stitches once all clips are there although the film's own job had ended: somebody stopped one of its clips, or
 * one failed, and made it again. Two windows that ask at the same moment are answered with the same film.
 */
export function useAutomaticStitch(run: Run, actions: RunActions): void {
  const filmJob = run.project.film_job_id;
  const asked = useRef<string | null>(null);
  const wanted = wantsStitching(run.project, run.latest);
  useEffect(() => {
    if (!wanted || asked.current === filmJob) return;
    asked.current = filmJob;
    void actions.restitch();
  }, [wanted, filmJob, actions]);
}
