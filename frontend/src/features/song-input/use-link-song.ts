import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toast } from 'sonner';

import { api, respondAsync, unwrapJob } from '@/lib/api/client';
import { cancelJob, retryJob } from '@/lib/api/job-requests';
import { jobQuery, keys } from '@/lib/api/queries';
import type { AudioReply } from '@/lib/api/types';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { cleanLink, isSoundFile } from './link';
import { withSong } from './song-state';
import { songStore } from './song-store';
import { songOf } from './upload-store';

function askFor(url: string) {
  const call = { body: { url }, headers: respondAsync };
  return unwrapJob(
    isSoundFile(url) ? api.POST('/api/audio/fetch', call) : api.POST('/api/audio/download', call),
  );
}

/** A song from a link: a job on the server, which goes on while the page is closed and is found again after. */
export function useLinkSong() {
  const { jobId } = useStore(songStore);
  const cache = useQueryClient();
  const query = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== null });
  const job = jobId === null ? undefined : query.data;

  const start = useMutation({
    mutationFn: (link: string) => askFor(cleanLink(link)),
    onSuccess: (started) => {
      cache.setQueryData(keys.job(started.id), started);
      songStore.set((now) => ({ ...now, jobId: started.id }));
    },
  });
  const again = useMutation({
    mutationFn: retryJob,
    onSuccess: (job) => {
      cache.setQueryData(keys.job(job.id), job);
    },
  });

  // The end of the job comes as an event from outside: its song becomes the draft's.
  useEffect(() => {
    if (job?.state !== 'succeeded' || job.result === null) return;
    if (songStore.get().jobId !== job.id) return;
    const song = songOf(job.result as unknown as AudioReply);
    songStore.set((now) => withSong(now, song));
    toast.success(texts.create.song.uploadedNow(song.title));
  }, [job]);

  function cancel() {
    const id = songStore.get().jobId;
    songStore.set((now) => ({ ...now, jobId: null }));
    if (id !== null && job?.state !== 'failed') {
      void cancelJob(id).catch(() => undefined);
    }
  }

  const isComing = jobId !== null;
  // The job may be older than the server's records.
  const lost = isComing && job === undefined ? query.error : null;
  return { job, isComing, lost, start, again, cancel };
}
