import { describe, expect, it } from 'vitest';

import { emptyDraft, parseDraft } from './draft';

describe('a stored draft', () => {
  it('is read as it was', () => {
    const draft = {
      mode: 'ad',
      flavor: 'mv1',
      idea: 'Rain',
      wholeSong: true,
      scenes: 6,
      aspectRatio: '9:16',
      makers: { scenes: '', images: 'gemini', clips: 'replicate', lips: '' },
    } as const;
    expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it.each([undefined, null, 'x', 4, [], {}])('is empty where %j was stored', (stored) => {
    expect(parseDraft(stored)).toEqual(emptyDraft);
  });

  it('loses only what is not understood', () => {
    expect(
      parseDraft({
        mode: 'opera',
        flavor: '',
        idea: 'Rain',
        wholeSong: 'yes',
        scenes: 61,
        aspectRatio: '4:3',
        makers: { clips: 7, sound: 'x' },
      }),
    ).toEqual({
      ...emptyDraft,
      idea: 'Rain',
    });
  });
});
