import { someMaker } from '@/lib/makers';
import type { QuickJob } from '@/lib/quick-job';

import type { Draft } from './draft';

/** What the other parts of the page give to a job. */
export interface JobParts {
  /** A flavor that the server has. */
  flavor: string;
  /** `cutAt`: seconds that are cut off it; `startAt`: where in what is left the film begins. */
  song: { id: string; title: string; cutAt: number; startAt: number } | null;
  character: string;
  pictureId: string | null;
  productId: string | null;
}

/** The job that the draft describes, song and pictures by their ids: uploaded ones just like downloaded ones. */
export function jobOfDraft(draft: Draft, parts: JobParts): QuickJob {
  const imageId = draft.mode === 'ad' ? parts.productId : parts.pictureId;
  return {
    videoDescription: draft.idea.trim(),
    characterDescription: parts.character.trim(),
    ...(imageId !== null && { characterReferenceImageId: imageId }),
    ...(parts.song !== null && {
      audioId: parts.song.id,
      audioUrl: `/api/audio/get/${parts.song.id}`,
      audioTitle: parts.song.title,
      ...(parts.song.cutAt > 0 && { audioStartAt: parts.song.cutAt }),
      ...(parts.song.startAt > 0 && { songStart: parts.song.startAt }),
    }),
    configFlavor: parts.flavor,
    ...(draft.wholeSong && { wholeSong: true }),
    ...(draft.scenes !== null && !draft.wholeSong && { numberOfScenes: draft.scenes }),
    ...(draft.aspectRatio !== '16:9' && { aspectRatio: draft.aspectRatio }),
    ...(someMaker(draft.makers) && { makers: draft.makers }),
  };
}
