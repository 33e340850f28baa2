import type { Job, Project } from '@/lib/api/types';
import type { Work } from '@/lib/makers';

const workOfKind: Partial<Record<Job['kind'], Work>> = {
  story: 'scenes',
  rewrite: 'scenes',
  portrait: 'images',
  clip: 'clips',
  lips: 'lips',
};

/** A job keeps its maker, however often it is tried again; the film may have been given to another one since. */
export function isOfOtherMaker(job: Job, { makers }: Pick<Project, 'makers'>): boolean {
  const work = workOfKind[job.kind];
  const chosen = work ? makers[work] : '';
  return chosen !== '' && job.maker !== '' && job.maker !== chosen;
}
