import { useMutation, useMutationState, useQueries, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';

import { api, ApiError, messageOf, respondAsync, unwrapJob } from '@/lib/api/client';
import { cancelJob, retryJob } from '@/lib/api/job-requests';
import { jobQuery, keys } from '@/lib/api/queries';
import type { Job } from '@/lib/api/types';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { withCandidates, withoutPictures } from './character-state';
import type { Picture } from './character-state';
import { characterStore } from './character-store';
import { isPictureGone } from './use-picture-upload';

export type CandidateState =
  | { kind: 'making'; stage: string }
  | { kind: 'ready' }
  | { kind: 'failed'; reason: string }
  | { kind: 'gone' };

export type Candidate = Picture & { state: CandidateState };

export const candidatesAtOnce = 4;

const retryKey = ['candidate', 'retry'];

function isForgotten(job: Job | undefined, error: Error | null): boolean {
  return job === undefined && error instanceof ApiError && error.status === 404;
}

/** `isGone`: whether the picture is, where its job cannot tell any more; undefined as long as nobody knows. */
export function stateOf(
  picture: Picture,
  job: Job | undefined,
  error: Error | null,
  isGone: boolean | undefined,
): CandidateState {
  if (picture.kind === 'own' || job?.state === 'succeeded') return { kind: 'ready' };
  // The server forgets jobs that ended long ago, but keeps what they have made.
  if (isForgotten(job, error)) {
    if (isGone === undefined) return { kind: 'making', stage: '' };
    return { kind: isGone ? 'gone' : 'ready' };
  }
  if (job === undefined && error !== null) return { kind: 'failed', reason: messageOf(error) };
  if (job?.state === 'failed' || job?.state === 'canceled' || job?.state === 'held') {
    return {
      kind: 'failed',
      reason: messageOf(new Error(job.error?.message ?? texts.create.character.failed)),
    };
  }
  return { kind: 'making', stage: job?.stage ?? '' };
}

/** A job for each picture, so that each appears as soon as it is there and can be tried again alone. */
async function askForCandidates(
  description: string,
  flavor: string,
  maker: string,
): Promise<{ jobs: Job[]; refused: unknown }> {
  const seed = Math.floor(Math.random() * 2 ** 30);
  const asked = await Promise.allSettled(
    Array.from({ length: candidatesAtOnce }, (_, number) =>
      unwrapJob(
        api.POST('/api/mv/generate_character_reference', {
          body: {
            character_description: description,
            num_images: 1,
            seed: seed + number,
            config_flavor: flavor,
            ...(maker !== '' && { backend: maker }),
          },
          headers: respondAsync,
        }),
      ),
    ),
  );
  const jobs = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const refused: unknown = asked.find((each) => each.status === 'rejected')?.reason;
  if (jobs.length === 0) throw refused;
  return { jobs, refused };
}

function cancel(ids: readonly string[]): void {
  for (const id of ids) {
    void cancelJob(id).catch(() => undefined);
  }
}

export function useCandidates(flavor: string, maker: string) {
  const state = useStore(characterStore);
  const cache = useQueryClient();
  const made = state.pictures.filter((picture) => picture.kind === 'made');
  const queries = useQueries({ queries: made.map((picture) => jobQuery(picture.id)) });
  const looks = useQueries({
    queries: made.map((picture, index) => ({
      queryKey: keys.picture(picture.id),
      queryFn: () => isPictureGone(picture.id),
      enabled: isForgotten(queries[index]?.data, queries[index]?.error ?? null),
      staleTime: Infinity,
    })),
  });
  const candidates = state.pictures.map((picture): Candidate => {
    const index = made.indexOf(picture);
    const query = queries[index];
    return { ...picture, state: stateOf(picture, query?.data, query?.error ?? null, looks[index]?.data) };
  });

  const generate = useMutation({
    mutationFn: (description: string) => askForCandidates(description, flavor, maker),
    onSuccess: ({ jobs, refused }, description) => {
      if (refused !== undefined) {
        toast.error(texts.create.character.fewer(jobs.length), { description: messageOf(refused) });
      }
      for (const job of jobs) cache.setQueryData(keys.job(job.id), job);
      const before = characterStore.get();
      const ids = jobs.map((job) => job.id);
      characterStore.set((now) => withCandidates(now, ids, description));
      if (before.pictures.some((picture) => picture.kind === 'made')) offerToKeep(before, ids);
    },
  });

  const retrying = useMutation({
    mutationKey: retryKey,
    mutationFn: retryJob,
    onSuccess: (job) => {
      cache.setQueryData(keys.job(job.id), job);
    },
    onError: (error) => {
      toast.error(texts.create.character.generateFailed, { description: messageOf(error) });
    },
  });
  // Several may be tried again at once, and a mutation knows only its last.
  const retried = useMutationState({
    filters: { mutationKey: retryKey, status: 'pending' },
    select: ({ state: { variables } }) => variables as string,
  });

  /** What is not there yet is given up; what is there stays. */
  function stop() {
    const ids = candidates.filter((each) => each.state.kind === 'making').map((each) => each.id);
    cancel(ids);
    characterStore.set((now) => withoutPictures(now, ids));
  }

  return {
    state,
    candidates,
    generate,
    retry: retrying.mutate,
    isRetrying: (id: string) => retried.includes(id),
    stop,
  };
}

/** Nobody should lose a picture by asking for others. */
function offerToKeep(before: ReturnType<typeof characterStore.get>, newIds: string[]): void {
  const words = texts.create.character;
  toast(words.replaced, {
    action: {
      label: words.keepOld,
      onClick: () => {
        cancel(newIds);
        characterStore.set((now) => ({ ...before, description: now.description, product: now.product }));
      },
    },
  });
}
