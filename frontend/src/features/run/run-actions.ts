import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { toast } from 'sonner';

import { api, messageOf, respondAsync, unwrap, unwrapJob } from '@/lib/api/client';
import { cancelJob, retryJob } from '@/lib/api/job-requests';
import { keys } from '@/lib/api/queries';
import type { Job, JobPage, Project, ProjectChange, Scene, Take } from '@/lib/api/types';
import { texts } from '@/texts';

/** What one can do to a run. Each tells of its failure itself and gives false then. */
export interface RunActions {
  makeFilm: () => Promise<boolean>;
  /** Puts the chosen clips together as they are; nothing is painted. */
  restitch: () => Promise<boolean>;
  cancel: (job: Job) => Promise<boolean>;
  retry: (job: Job) => Promise<boolean>;
  saveScene: (sceneId: string, text: SceneText) => Promise<boolean>;
  rewriteScene: (sceneId: string) => Promise<boolean>;
  /** By the maker of that name, else by the film's. */
  makeTake: (sceneId: string, maker?: string) => Promise<boolean>;
  /** Another take: the given one with its lips moved by the song. */
  syncLips: (scene: Scene, take: Take) => Promise<boolean>;
  /** The film again, with lips that move wherever somebody sings. */
  syncAllLips: () => Promise<boolean>;
  chooseTake: (sceneId: string, takeId: string) => Promise<boolean>;
  deleteTake: (sceneId: string, takeId: string) => Promise<boolean>;
  changeProject: (change: ProjectChange) => Promise<boolean>;
}

export interface SceneText {
  description: string;
  negative_description: string;
}

/** A job of which an event has told more meanwhile stays as it is. */
function withJob(page: JobPage | undefined, job: Job): JobPage | undefined {
  if (!page || page.jobs.some((known) => known.id === job.id)) return page;
  return { ...page, jobs: [job, ...page.jobs] };
}

function withScene(project: Project | undefined, scene: Scene): Project | undefined {
  if (!project) return project;
  return { ...project, scenes: project.scenes.map((known) => (known.id === scene.id ? scene : known)) };
}

async function told(what: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    toast.error(what, { description: messageOf(error) });
    return false;
  }
}

export function runActions(cache: QueryClient, projectId: string): RunActions {
  const words = texts.run.failures;
  const inProject = { path: { id: projectId } };
  const inScene = (scene: string) => ({ path: { id: projectId, scene } });
  const putJob = (job: Job) =>
    void cache.setQueryData<JobPage>(keys.projectJobs(projectId), (page) => withJob(page, job));
  const putProject = (project: Project) => void cache.setQueryData(keys.project(projectId), project);
  // What else follows from a change (other takes, an outdated film) only the server knows.
  const reread = () => cache.invalidateQueries({ queryKey: keys.project(projectId) });
  const putScene = (scene: Scene) => {
    cache.setQueryData<Project>(keys.project(projectId), (project) => withScene(project, scene));
    return reread();
  };

  const film = async (clips: 'renew' | 'current' | 'synced') => {
    putJob(
      await unwrapJob(
        api.POST('/api/projects/{id}/film', { params: inProject, body: { clips }, headers: respondAsync }),
      ),
    );
    await reread();
  };

  return {
    makeFilm: () => told(words.film, () => film('renew')),
    restitch: () => told(words.stitch, () => film('current')),
    syncAllLips: () => told(words.lipsync, () => film('synced')),
    cancel: (job) => told(words.cancel, () => cancelJob(job.id)),
    retry: (job) =>
      told(words.retry, async () => {
        await retryJob(job.id);
      }),
    saveScene: (scene, text) =>
      told(words.save, async () =>
        putScene(
          await unwrap(
            api.PATCH('/api/projects/{id}/scenes/{scene}', { params: inScene(scene), body: text }),
          ),
        ),
      ),
    rewriteScene: (scene) =>
      told(words.rewrite, async () =>
        putJob(
          await unwrapJob(
            api.POST('/api/projects/{id}/scenes/{scene}/regenerate', {
              params: inScene(scene),
              headers: respondAsync,
            }),
          ),
        ),
      ),
    makeTake: (scene, maker) =>
      told(words.take, async () =>
        putJob(
          await unwrapJob(
            api.POST('/api/projects/{id}/scenes/{scene}/takes', {
              params: inScene(scene),
              body: maker === undefined ? {} : { backend: maker },
              headers: respondAsync,
            }),
          ),
        ),
      ),
    syncLips: (scene, take) =>
      told(words.lipsync, async () => {
        const project = cache.getQueryData<Project>(keys.project(projectId));
        const start = (project?.song_start ?? 0) + scene.start_seconds;
        const body = {
          video_id: take.id,
          audio_id: project?.audio_id ?? null,
          start_time: start,
          end_time: start + scene.duration_seconds,
          project_id: projectId,
          sequence: scene.position + 1,
          ...(project?.makers.lips && { backend: project.makers.lips }),
        };
        putJob(await unwrapJob(api.POST('/api/mv/lipsync', { body, headers: respondAsync })));
      }),
    chooseTake: (scene, take) =>
      told(words.choose, async () =>
        putScene(
          await unwrap(
            api.PUT('/api/projects/{id}/scenes/{scene}/take', {
              params: inScene(scene),
              body: { take_id: take },
            }),
          ),
        ),
      ),
    deleteTake: (scene, take) =>
      told(words.delete, async () => {
        await unwrap(
          api.DELETE('/api/projects/{id}/scenes/{scene}/takes/{take}', {
            params: { path: { id: projectId, scene, take } },
          }),
        );
        await reread();
      }),
    changeProject: (change) =>
      told(words.change, async () => {
        putProject(await unwrap(api.PATCH('/api/projects/{id}', { params: inProject, body: change })));
        // The price from before is not that of the project as it is now.
        void cache.invalidateQueries({ queryKey: keys.projectEstimate(projectId) });
      }),
  };
}

/** The same actions, and the same functions, as long as the project is the same. */
export function useRunActions(projectId: string): RunActions {
  const cache = useQueryClient();
  return useMemo(() => runActions(cache, projectId), [cache, projectId]);
}
