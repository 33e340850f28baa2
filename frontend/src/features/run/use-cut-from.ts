import { useQuery } from '@tanstack/react-query';

import { trimsQuery } from '@/lib/api/queries';
import type { Job, Project } from '@/lib/api/types';
import { readQuickJob } from '@/lib/quick-job';

import { memoryOfProject } from './run-memory';

/** Seconds that were cut off the beginning of the project's song before it came here; null where nothing was. */
export function useCutFrom(project: Project): number | null {
  const trims = useQuery({ ...trimsQuery(), enabled: project.audio_id !== null });
  return cutOf(project.audio_id, trims.data?.jobs ?? []) ?? cutOfQuickJob(project.id);
}

export function cutOf(audioId: string | null, trims: readonly Job[]): number | null {
  const trim = trims.find((job) => job.kind === 'trim' && job.id === audioId);
  const { start_at: startAt } = (trim?.result ?? {}) as Record<string, unknown>;
  return typeof startAt === 'number' && startAt > 0 ? startAt : null;
}

/** The job that was handed over says so too, and longer than the server remembers its own. */
function cutOfQuickJob(projectId: string): number | null {
  if (!memoryOfProject(projectId)) return null;
  const reading = readQuickJob();
  return reading.kind === 'ok' ? (reading.job.audioStartAt ?? null) : null;
}
