import { describe, expect, it } from 'vitest';

import { maker } from '@/lib/testing/makers';

import { hasMakersElsewhere, makerOptions, noMakers, parseMakers, usedMaker, warningsOf } from './makers';

const builtin = maker('builtin');
const replicate = maker('replicate', { title: 'Replicate', makes: ['images', 'clips', 'lips'] });
const gemini = maker('gemini', { title: 'Gemini', ready: false });

describe('makers to choose from', () => {
  const all = [replicate, gemini, builtin];

  it('are those that are ready and do the work, the best first', () => {
    expect(makerOptions(all, 'clips', '').map(({ name }) => name)).toEqual(['replicate', 'builtin']);
  });

  it('are none where one maker alone does the work', () => {
    expect(makerOptions(all, 'scenes', '')).toEqual([]);
    expect(makerOptions([builtin], 'clips', '')).toEqual([]);
  });

  it('keep one that was chosen and is not ready any more, and say so', () => {
    expect(makerOptions([builtin], 'clips', 'replicate')).toEqual([
      { name: 'builtin', title: 'Built in', isReady: true },
      { name: 'replicate', title: 'replicate', isReady: false },
    ]);
  });

  it('are elsewhere only where one of them is ready', () => {
    expect(hasMakersElsewhere(all)).toBe(true);
    expect(hasMakersElsewhere([gemini, builtin])).toBe(false);
  });
});

describe('who is used', () => {
  it('is the chosen one, else whom the server names, else the best that is ready', () => {
    const all = [replicate, builtin];
    expect(usedMaker(all, 'clips', { ...noMakers, clips: 'builtin' }, { clips: 'replicate' })).toBe(
      'builtin',
    );
    expect(usedMaker(all, 'clips', noMakers, { clips: 'builtin' })).toBe('builtin');
    expect(usedMaker(all, 'clips', noMakers)).toBe('replicate');
    expect(usedMaker(all, 'scenes', noMakers)).toBe('builtin');
  });

  it('brings its warnings, each once', () => {
    const old = { ...replicate, warnings: ['veo-2 is retired', 'veo-2 is retired'] };
    expect(warningsOf([old, builtin], ['replicate', 'builtin'])).toEqual(['veo-2 is retired']);
    expect(warningsOf([old, builtin], ['builtin'])).toEqual([]);
  });
});

describe('stored choices', () => {
  it.each([undefined, null, 'x', [], { clips: 7 }])('are none where %j was stored', (stored) => {
    expect(parseMakers(stored)).toEqual(noMakers);
  });
});
