import { describe, expect, it } from 'vitest';

import { project, scene, take } from '@/lib/testing/run-objects';

import { flavorOfTake, madeInOtherFlavors, staleScenes, unsyncedScenes } from './takes';

describe('what was made in another flavor or from other words', () => {
  it('reads the flavor of a take from its details', () => {
    expect(flavorOfTake(take('t', { details: { config_flavor: 'mv1' } }))).toBe('mv1');
    expect(flavorOfTake(take('t'))).toBeNull();
  });

  it('counts only chosen takes whose flavor is known and differs', () => {
    const scenes = [
      scene('a', 0, [take('t', { details: { config_flavor: 'mv1' } })]),
      scene('b', 1, [take('u', { details: { config_flavor: 'default' } })]),
      scene('c', 2, [take('v')]),
      scene('d', 3),
    ];
    expect(madeInOtherFlavors(project({ scenes })).map(({ id }) => id)).toEqual(['a']);
  });

  it('calls no scene stale that has no clip', () => {
    const scenes = [scene('a', 0, [take('t')], { stale: true }), scene('b', 1, [], { stale: true })];
    expect(staleScenes(project({ scenes })).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('what sings not yet', () => {
  it('is every clip but the synced ones', () => {
    const scenes = [
      scene('a', 0, [take('t')]),
      scene('b', 1, [take('u', { origin: 'synced' })]),
      scene('c', 2),
    ];
    expect(unsyncedScenes(project({ scenes })).map(({ id }) => id)).toEqual(['a']);
  });
});
