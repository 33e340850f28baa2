import type { Maker } from '@/lib/api/types';
import { isRecord } from '@/lib/record';

// Who makes what. A film has one choice for each kind of work; "" leaves it to the server, which takes the maker whose model the
// flavor names, else the best that is ready.

export const works = ['scenes', 'images', 'clips', 'lips'] as const;
export type Work = (typeof works)[number];

export type MakerChoices = Record<Work, string>;

export const noMakers: MakerChoices = { scenes: '', images: '', clips: '', lips: '' };

export const builtinMaker = 'builtin';

/** What is not understood is left to the server. */
export function parseMakers(stored: unknown): MakerChoices {
  if (!isRecord(stored)) return noMakers;
  const named = (work: Work) => {
    const name = stored[work];
    return typeof name === 'string' ? name.trim() : '';
  };
  return { scenes: named('scenes'), images: named('images'), clips: named('clips'), lips: named('lips') };
}

/** Whether somebody has chosen a maker at all. */
export function someMaker(choices: MakerChoices): boolean {
  return works.some((work) => choices[work] !== '');
}

/** Those that can do this work now, the best first. */
export function readyFor(makers: readonly Maker[], work: Work): Maker[] {
  return makers.filter((maker) => maker.ready && maker.makes.includes(work));
}

/** Where there is only the built-in maker, nothing costs anything and nothing is to be chosen. */
export function hasMakersElsewhere(makers: readonly Maker[]): boolean {
  return makers.some((maker) => maker.ready && maker.name !== builtinMaker);
}

/** The name for people; of a maker that this server does not know, the one for programs. */
export function titleOf(makers: readonly Maker[], name: string): string {
  return makers.find((maker) => maker.name === name)?.title ?? name;
}

/** Who would do a piece of work; `best` is whom the server would take by itself, where it has said so. */
export function usedMaker(
  makers: readonly Maker[],
  work: Work,
  choices: MakerChoices,
  best: Partial<MakerChoices> = {},
): string {
  return choices[work] || best[work] || (readyFor(makers, work)[0]?.name ?? '');
}

export interface MakerOption {
  /** "": whoever fits best. */
  name: string;
  title: string;
  isReady: boolean;
}

/**
 * What can be chosen for one kind of work; nothing where there is no choice. A maker that was chosen and cannot work any more
 * stays in the list, or nobody would see why nothing is made.
 */
export function makerOptions(makers: readonly Maker[], work: Work, chosen: string): MakerOption[] {
  const ready = readyFor(makers, work).map(({ name, title }) => ({ name, title, isReady: true }));
  const isLost = chosen !== '' && !ready.some((maker) => maker.name === chosen);
  if (ready.length < 2 && !isLost) return [];
  return isLost ? [...ready, { name: chosen, title: titleOf(makers, chosen), isReady: false }] : ready;
}

/** What is wrong with models of the makers that would be used, each thing once. */
export function warningsOf(makers: readonly Maker[], used: readonly string[]): string[] {
  const all = makers.filter((maker) => used.includes(maker.name)).flatMap((maker) => maker.warnings);
  return [...new Set(all)];
}
