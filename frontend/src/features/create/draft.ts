import { aspectRatios, isNumberOfScenes } from '@/lib/quick-job';
import type { AspectRatio } from '@/lib/quick-job';
import { noMakers, parseMakers, type MakerChoices } from '@/lib/makers';
import { isRecord } from '@/lib/record';

export type Mode = 'music' | 'ad';

// What the page keeps besides the song and the character, which look after themselves.
export interface Draft {
  mode: Mode;
  flavor: string;
  idea: string;
  wholeSong: boolean;
  /** How many scenes the film has; null: as many as the flavor says. */
  scenes: number | null;
  aspectRatio: AspectRatio;
  makers: MakerChoices;
}

export const emptyDraft: Draft = {
  mode: 'music',
  flavor: 'default',
  idea: '',
  wholeSong: false,
  scenes: null,
  aspectRatio: '16:9',
  makers: noMakers,
};

/** Reads a stored draft; what is not understood is as in an empty one. */
export function parseDraft(stored: unknown): Draft {
  if (!isRecord(stored)) return emptyDraft;
  const { mode, flavor, idea, wholeSong, scenes, aspectRatio, makers } = stored;
  return {
    mode: mode === 'ad' ? 'ad' : 'music',
    flavor: typeof flavor === 'string' && flavor !== '' ? flavor : emptyDraft.flavor,
    idea: typeof idea === 'string' ? idea : '',
    wholeSong: wholeSong === true,
    scenes: isNumberOfScenes(scenes) ? scenes : null,
    aspectRatio: aspectRatios.find((ratio) => ratio === aspectRatio) ?? emptyDraft.aspectRatio,
    makers: parseMakers(makers),
  };
}
