import { describe, expect, it } from 'vitest';

import { cleanLink, isSoundFile } from './link';

describe('a pasted link', () => {
  it.each([
    ['  https://youtu.be/x  ', 'https://youtu.be/x'],
    ['youtube.com/watch?v=x', 'https://youtube.com/watch?v=x'],
    ['http://example.org/a.mp3', 'http://example.org/a.mp3'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
    ['   ', ''],
  ])('%s becomes %s', (pasted, link) => {
    expect(cleanLink(pasted)).toBe(link);
  });

  it.each([
    ['https://example.org/a.mp3', true],
    ['https://example.org/a.FLAC?download=1', true],
    ['https://www.youtube.com/watch?v=a.mp3', false],
    ['https://youtu.be/x', false],
    ['no link', false],
  ])('%s leads to a sound file: %s', (link, answer) => {
    expect(isSoundFile(link)).toBe(answer);
  });
});
