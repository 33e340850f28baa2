import { expect, it } from 'vitest';

import { common } from './common';

it.each([
  [2, 'a few seconds left'],
  [12, 'about 15 s left'],
  [95, 'about 2 min left'],
  [7300, 'about 2 h left'],
])('%d s are told as "%s"', (seconds, text) => {
  expect(common.secondsLeft(seconds)).toBe(text);
});
