import { useEffect, useRef } from 'react';
import { toast } from 'sonner';

import type { Scene } from '@/lib/api/types';
import { texts } from '@/texts';

import { isLive } from '@/lib/api/job-state';
import { lipsNoteOf } from './scene-work';
import type { Run } from './use-run';

const words = texts.run.scene;

/** Tells when the lips of a single scene are done. Those of a whole film are told by the film. */
export function useLipsNews({ project, latest }: Run): void {
  const live = useRef(new Set<string>());
  useEffect(() => {
    const film = latest.withId(project.film_job_id);
    for (const scene of project.scenes) {
      const job = latest.of('lips', scene.id);
      if (!job || film?.needs.includes(job.id)) continue;
      if (isLive(job)) {
        live.current.add(job.id);
      } else if (live.current.delete(job.id) && job.state === 'succeeded') {
        if (lipsNoteOf(job) === null) tellDone(scene);
      }
    }
  }, [project.scenes, project.film_job_id, latest]);
}

function tellDone(scene: Scene): void {
  toast.success(words.lipsDone(scene.position + 1), { description: words.lipsDoneText });
}
