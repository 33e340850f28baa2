import { describe, expect, it } from 'vitest';

import { mergeFlavors } from './use-flavors';

const page = {
  flavors: [
    {
      name: 'default',
      description: 'Any story in any place.',
      preview_url: '/api/flavors/preview/1',
      number_of_scenes: 4,
      clip_seconds: 8,
    },
    { name: 'unlisted', description: '', preview_url: '', number_of_scenes: 4, clip_seconds: 8 },
  ],
  default: 'default',
};

describe('the list of flavors', () => {
  it('has the names of the contract, with words and picture where there are any', () => {
    expect(mergeFlavors(['default', 'mv1'], page)).toEqual([
      {
        name: 'default',
        description: 'Any story in any place.',
        previewUrl: '/api/flavors/preview/1',
        length: { scenes: 4, seconds: 32 },
      },
      { name: 'mv1', description: '', previewUrl: null, length: null },
    ]);
  });

  it.each([[[]], [['']]])('is never empty: %j', (names) => {
    expect(mergeFlavors(names, undefined)).toEqual([
      { name: 'default', description: '', previewUrl: null, length: null },
    ]);
  });

  it('has each name once', () => {
    expect(mergeFlavors(['mv1', 'mv1'], undefined)).toHaveLength(1);
  });
});
