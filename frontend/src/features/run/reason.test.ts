import { describe, expect, it } from 'vitest';

import { reasonOf } from './reason';

describe('reasonOf', () => {
  it.each([
    ['there is no audio with the id 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1', 'There is no audio'],
    ['clip 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1 is no video', 'Clip is no video'],
    ['0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1.png is a text', 'The picture is a text'],
    ['No space is left on the disk.', 'No space is left on the disk.'],
  ])('says of %j: %j', (message, reason) => {
    expect(reasonOf(message)).toBe(reason);
  });
});
