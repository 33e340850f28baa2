import { aspectRatios } from '@/lib/quick-job';
import type { AspectRatio } from '@/lib/quick-job';
import { isRecord } from '@/lib/record';

export type Mode = 'music' | 'ad';

// What the page keeps besides the song and the character, which look after themselves.
export interface Draft {
  mode: Mode;
  flavor: string;
  idea: string;
  wholeSong: boolean;
  aspectRatio: AspectRatio;
}

export const emptyDraft: Draft = {
  mode: 'music',
  flavor: 'default',
  idea: '',
  wholeSong: false,
  aspectRatio: '16:9',
};

/** Reads a stored draft; what is not understood is as in an empty one. */
export function parseDraft(stored: unknown): Draft {
  if (!isRecord(stored)) return emptyDraft;
  const { mode, flavor, idea, wholeSong, aspectRatio } = stored;
  return {
    mode: mode === 'ad' ? 'ad' : 'music',
    flavor: typeof flavor === 'string' && flavor !== '' ? flavor : emptyDraft.flavor,
    idea: typeof idea === 'string' ? idea : '',
    wholeSong: wholeSong === true,
    aspectRatio: aspectRatios.find((ratio) => ratio === aspectRatio) ?? emptyDraft.aspectRatio,
  };
}
