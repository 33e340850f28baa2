import type { QuickJob } from '@/lib/quick-job';

import type { Draft } from './draft';

/** What the other parts of the page give to a job. */
export interface JobParts {
  /** A flavor that the server has. */
  flavor: string;
  song: { id: string; title: string; cutAt: number } | null;
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
    }),
    configFlavor: parts.flavor,
    ...(draft.wholeSong && { wholeSong: true }),
    ...(draft.aspectRatio !== '16:9' && { aspectRatio: draft.aspectRatio }),
  };
}
