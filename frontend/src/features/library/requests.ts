import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, ApiError, respondAsync, unwrap, unwrapJob } from '@/lib/api/client';
import { isLive } from '@/lib/api/job-state';
import { keys } from '@/lib/api/queries';

export type Removal = { scenes: number; takes: number; files: number; bytes: number };

const FILMS_AT_ONCE = 200;

/** How far each film is that is being made, by its project. (A film's own job is queued while its parts are made.) */
export function useFilmProgress(): ReadonlyMap<string, number> {
  const filter = { kind: 'film' } as const;
  const { data } = useQuery({
    queryKey: keys.jobs(filter),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/jobs', { params: { query: { ...filter, limit: FILMS_AT_ONCE } }, signal })),
  });
  const unfinished = data?.jobs.filter(isLive) ?? [];
  return new Map(unfinished.map((job) => [job.project_id ?? '', job.progress]));
}

export function useRename(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      unwrap(api.PATCH('/api/projects/{id}', { params: { path: { id } }, body: { name } })),
    onSuccess: (project) => {
      cache.setQueryData(keys.project(id), project);
      return cache.invalidateQueries({ queryKey: keys.projects });
    },
  });
}

export function useDuplicate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.POST('/api/projects/{id}/duplicate', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.projects }),
  });
}

/** What a deletion would take away. The server tells it as the reason for which it refuses without a "really". */
async function measureRemoval(id: string, signal: AbortSignal): Promise<Removal> {
  try {
    await unwrap(api.DELETE('/api/projects/{id}', { params: { path: { id } }, signal }));
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return removalOf(error);
    throw error;
  }
  throw new Error('the server deleted without being asked really');
}

function removalOf({ body }: ApiError): Removal {
  const number = (key: keyof Removal) => (typeof body[key] === 'number' ? body[key] : 0);
  return { scenes: number('scenes'), takes: number('takes'), files: number('files'), bytes: number('bytes') };
}

export function useRemovalMeasure(id: string) {
  return useQuery({
    queryKey: [...keys.project(id), 'removal'],
    queryFn: ({ signal }) => measureRemoval(id, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

/** `onRemoved` is called while the project is still listed; a callback of `mutate` would go with its card. */
export function useRemove(id: string, onRemoved: (bytes: number) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/projects/{id}', { params: { path: { id }, query: { really: true } } })),
    onSuccess: ({ bytes }) => {
      onRemoved(bytes);
      return cache.invalidateQueries({ queryKey: keys.projects });
    },
  });
}

/** The example as a project of one's own, with its film under way. */
export function useExample() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const project = await unwrap(api.POST('/api/projects/example'));
      const path = { id: project.id };
      await unwrapJob(api.POST('/api/projects/{id}/film', { params: { path }, headers: respondAsync }));
      return project;
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keys.projects }),
  });
}
