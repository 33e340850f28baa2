import { describe, expect, it } from 'vitest';

import { film, scene, take } from '@/lib/testing/run-objects';

import { downloadAddress, fileName, filmFacts, isOutdated } from './film-facts';

describe('filmFacts', () => {
  it('reads clips, length, cuts and the proof of sync', () => {
    const proof = { largest_offset_ms: 0.02, in_sync: true, cuts: [{ second: 8, offset_ms: 0 }] };
    expect(filmFacts(film(['a', 'b'], { proof }))).toEqual({
      clipIds: ['a', 'b'],
      duration: 16,
      cuts: [8],
      offsetMs: 0.02,
      inSync: true,
    });
  });

  it('has no offset for a silent film', () => {
    expect(filmFacts(film(['a'])).offsetMs).toBeNull();
    expect(filmFacts(film(['a'], { proof: null })).offsetMs).toBeNull();
  });

  it('does without cuts that do not fit the clips', () => {
    expect(filmFacts(film(['a', 'b', 'c'], { proof: { cuts: [{ second: 8 }] } })).cuts).toEqual([]);
  });
});

describe('isOutdated', () => {
  const scenes = [scene('y', 1, [take('ty')]), scene('x', 0, [take('tx')])];

  it('is current with the chosen clips in their order', () => {
    expect(isOutdated(film(['tx', 'ty']), scenes)).toBe(false);
  });

  it('is current when a scene without a clip was left out', () => {
    expect(isOutdated(film(['tx', 'ty']), [...scenes, scene('z', 2)])).toBe(false);
  });

  it.each([
    ['another take was chosen', film(['tx', 'older'])],
    ['the scenes were put in another order', film(['ty', 'tx'])],
    ['a scene got its first clip', film(['tx'])],
    ['a scene was deleted', film(['tx', 'ty', 'tz'])],
  ])('is out of date when %s', (_, made) => {
    expect(isOutdated(made, scenes)).toBe(true);
  });
});

describe('fileName', () => {
  it.each([
    ['A robot, at sunset …', 'A-robot-at-sunset.mp4'],
    ['Café / Über', 'Café-Über.mp4'],
    ['../..', 'film.mp4'],
    ['', 'film.mp4'],
  ])('of %j is %s', (name, file) => {
    expect(fileName(name)).toBe(file);
  });
});

describe('downloadAddress', () => {
  it('keeps a signature that is in the address already', () => {
    const signed = { ...film([]), video_url: '/v?sig=1' };
    expect(downloadAddress(signed, 'A b.mp4')).toBe('/v?sig=1&filename=A%20b.mp4');
    expect(downloadAddress(film([]), 'a.mp4')).toBe('/api/mv/get_video/film?filename=a.mp4');
  });
});
