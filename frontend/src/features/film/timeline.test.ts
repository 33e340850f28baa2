import { describe, expect, it } from 'vitest';

import { film, scene, take } from '@/lib/testing/run-objects';

import { lengthOf, placeAt, placesOf, stepFrom, type Place } from './timeline';

const three = [scene('c', 2, [take('tc')]), scene('a', 0, [take('ta')]), scene('b', 1, [take('tb')])];

function outline(places: Place[]) {
  return places.map(({ sceneId, start, end }) => [sceneId, start, end]);
}

describe('placesOf', () => {
  it('is the plan, in order, as long as there is no film', () => {
    expect(outline(placesOf(three, null))).toEqual([
      ['a', 0, 8],
      ['b', 8, 16],
      ['c', 16, 24],
    ]);
    expect(placesOf(three, null).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('takes the cuts as they were measured', () => {
    const measured = film(['ta', 'tb', 'tc'], {
      video_duration_seconds: 25.5,
      proof: { cuts: [{ second: 8 }, { second: 16 }] },
    });
    expect(outline(placesOf(three, measured)).at(-1)).toEqual(['c', 16, 25.5]);
  });

  it('leaves out scenes that are not in the film, and keeps their numbers', () => {
    const places = placesOf(three, film(['ta', 'tc']));
    expect(outline(places)).toEqual([
      ['a', 0, 8],
      ['c', 8, 16],
    ]);
    expect(places.map(({ number }) => number)).toEqual([1, 3]);
  });

  it('follows the order in which the film was stitched', () => {
    expect(placesOf(three, film(['tc', 'ta', 'tb'])).map(({ sceneId }) => sceneId)).toEqual(['c', 'a', 'b']);
  });

  it('knows a scene whose take was chosen when the film was made and is not any more', () => {
    const changed = [scene('a', 0, [take('ta'), take('ta2')]), scene('b', 1, [take('tb')])];
    expect(placesOf(changed, film(['ta', 'tb'])).map(({ sceneId }) => sceneId)).toEqual(['a', 'b']);
  });

  it('goes by the place where the take has been deleted', () => {
    expect(placesOf(three, film(['gone', 'tb', 'tc'])).map(({ sceneId }) => sceneId)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
});

describe('placeAt', () => {
  const places = placesOf(three, null);
  it.each([
    [-1, 'a'],
    [0, 'a'],
    [7.9, 'a'],
    [7.99, 'b'], // a player that was sent to a cut may stand a little before it
    [8, 'b'],
    [15.9, 'b'],
    [16, 'c'],
    [99, 'c'],
  ])('at %d seconds it is scene %s', (seconds, id) => {
    expect(placeAt(places, seconds)?.sceneId).toBe(id);
  });

  it('is nothing where there are no scenes', () => {
    expect(placeAt([], 3)).toBeUndefined();
    expect(lengthOf([])).toBe(0);
  });
});

describe('stepFrom', () => {
  const places = placesOf(three, null);
  it.each([
    [0, 1, 8],
    [9, 1, 16],
    [20, 1, null],
    [12, -1, 8], // first to the beginning of the scene
    [8.5, -1, 0],
    [0.5, -1, 0],
    [0, -1, null],
  ] as const)('from %d by %d leads to %s', (from, by, to) => {
    expect(stepFrom(places, from, by)).toBe(to);
  });
});
