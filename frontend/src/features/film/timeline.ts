import type { Film, Scene } from '@/lib/api/types';
import { inOrder } from '@/lib/scene-order';

import { filmFacts } from './film-facts';

/** Where a scene stands in the film, in seconds. */
export interface Place {
  sceneId: string;
  /** From 1, as people count. */
  number: number;
  start: number;
  end: number;
}

// A frame at 24 a second is 42 ms; a player that was sent to a cut may stand a little before it.
const cutTolerance = 0.02;

// Going back within the first moments of a scene means the scene before it, as music players do it.
const sameSceneSeconds = 1;

function planned(scenes: readonly Scene[]): Place[] {
  return inOrder(scenes).map((scene, index) => ({
    sceneId: scene.id,
    number: index + 1,
    start: scene.start_seconds,
    end: scene.start_seconds + scene.duration_seconds,
  }));
}

/**
 * The places of the scenes in the film that there is. It may have been stitched of fewer clips than there are
 * scenes now, or in another order; without a film it is the plan.
 */
export function placesOf(scenes: readonly Scene[], film: Film | null): Place[] {
  const facts = film ? filmFacts(film) : null;
  if (!facts || facts.clipIds.length === 0) return planned(scenes);
  const ordered = inOrder(scenes);
  const numbers = new Map(ordered.map((scene, index) => [scene.id, index + 1]));
  const sceneOfTake = new Map(
    ordered.flatMap((scene) => scene.takes.map((take) => [take.id, scene] as const)),
  );

  const places: Place[] = [];
  let start = 0;
  facts.clipIds.forEach((clip, index) => {
    // A take that has been deleted since is not known any more; its place tells whose it was.
    const scene =
      sceneOfTake.get(clip) ?? (facts.clipIds.length === ordered.length ? ordered[index] : undefined);
    const end = facts.cuts[index] ?? (index === facts.clipIds.length - 1 ? facts.duration : null);
    const until = end ?? start + (scene?.duration_seconds ?? 0);
    if (scene)
      places.push({ sceneId: scene.id, number: numbers.get(scene.id) ?? index + 1, start, end: until });
    start = until;
  });
  return places;
}

/** The scene that is seen at a time; before the first it is the first, after the end the last. */
export function placeAt(places: readonly Place[], seconds: number): Place | undefined {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((places[middle]?.start ?? Infinity) <= seconds + cutTolerance) low = middle;
    else high = middle - 1;
  }
  return places[low];
}

/** Where a step of one scene leads; null at the film's ends. */
export function stepFrom(places: readonly Place[], seconds: number, by: 1 | -1): number | null {
  const here = placeAt(places, seconds);
  if (!here) return null;
  const index = places.indexOf(here);
  if (by === 1) return places[index + 1]?.start ?? null;
  if (seconds - here.start > sameSceneSeconds) return here.start;
  return places[index - 1]?.start ?? (seconds > 0 ? 0 : null);
}

export function lengthOf(places: readonly Place[]): number {
  return places.at(-1)?.end ?? 0;
}
