import { texts } from '@/texts';

import type { Mode } from './draft';

// The server's limits (backend/mv/limits.h), in bytes of UTF-8.
const longestIdea = 16_384;
const longestCharacter = 8_192;

export type Goal = 'film' | 'quick';

/** All that the check looks at, gathered by the page. */
export interface Entries {
  mode: Mode;
  song: { isThere: boolean; isComing: boolean; isStartWrong: boolean; isStartPastEnd: boolean };
  idea: string;
  character: string;
  pictures: { count: number; isChosen: boolean };
  product: { isThere: boolean };
}

export type Part = 'song' | 'product' | 'idea' | 'character' | 'choice';

export type Problems = Partial<Record<Part, string>>;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

function songProblem({ song, mode }: Entries, goal: Goal): string | undefined {
  const words = texts.create.errors;
  if (song.isComing) return words.songComing;
  // A quick job asks for the descriptions alone; without a song its film is silent, and the run page says so.
  if (!song.isThere) return mode === 'music' && goal === 'film' ? words.song : undefined;
  if (song.isStartWrong) return words.songNoStart;
  return song.isStartPastEnd ? words.songStart : undefined;
}

function needsChoice({ mode, pictures }: Entries, goal: Goal): boolean {
  return goal === 'film' && mode === 'music' && pictures.count > 0 && !pictures.isChosen;
}

function textProblem(text: string, most: number, missing: string): string | undefined {
  if (text.trim() === '') return missing;
  return bytesOf(text) > most ? texts.create.errors.tooLong(most) : undefined;
}

/** What is missing or wrong, by the part of the page where it belongs; in the order of the page. */
export function check(entries: Entries, goal: Goal): Problems {
  const { mode, idea, character, product } = entries;
  const words = texts.create.errors;
  const all: [Part, string | undefined][] = [
    ['song', songProblem(entries, goal)],
    ['product', mode === 'ad' && !product.isThere ? words.product : undefined],
    ['idea', textProblem(idea, longestIdea, words.idea)],
    ['character', textProblem(character, longestCharacter, words.character)],
    ['choice', needsChoice(entries, goal) ? words.choice : undefined],
  ];
  return Object.fromEntries(all.filter(([, problem]) => problem !== undefined));
}
