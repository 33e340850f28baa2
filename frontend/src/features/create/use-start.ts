import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { toast } from 'sonner';

import { api, messageOf, respondAsync, unwrap, unwrapJob } from '@/lib/api/client';
import { keys } from '@/lib/api/queries';
import { projectFromQuickJob, writeQuickJob } from '@/lib/quick-job';
import type { QuickJob } from '@/lib/quick-job';
import { texts } from '@/texts';

const words = texts.create.actions;

/** The two ways on from the create page. */
export function useStart() {
  const navigate = useNavigate();
  const cache = useQueryClient();

  const film = useMutation({
    mutationFn: async (job: QuickJob) => {
      const project = await unwrap(api.POST('/api/projects', { body: projectFromQuickJob(job) }));
      cache.setQueryData(keys.project(project.id), project);
      const path = { params: { path: { id: project.id } }, headers: respondAsync };
      // The project is there now. Should its film not start, the run page can do that: never make a second one.
      await unwrapJob(api.POST('/api/projects/{id}/film', path)).catch((error: unknown) => {
        toast.error(words.filmLater, { description: messageOf(error) });
      });
      return project.id;
    },
    onSuccess: (id) => navigate(`/quick-gen-page?project=${encodeURIComponent(id)}`),
    onError: (error) => {
      toast.error(words.failed, { description: messageOf(error) });
    },
  });

  function quick(job: QuickJob) {
    if (writeQuickJob(job)) void navigate('/quick-gen-page');
    else toast.error(words.noStorage);
  }

  return { makeFilm: film.mutate, isStarting: film.isPending || film.isSuccess, quick };
}
