import { describe, expect, it } from 'vitest';

import { asSentence } from './errors';

describe('asSentence', () => {
  it.each([
    ['There is no audio', 'There is no audio.'],
    ['No space is left on the disk.', 'No space is left on the disk.'],
    ['Which one?', 'Which one?'],
    ['', ''],
  ])('makes of %j: %j', (reason, sentence) => {
    expect(asSentence(reason)).toBe(sentence);
  });
});
