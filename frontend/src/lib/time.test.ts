import { describe, expect, it } from 'vitest';

import { clock, exactClock } from './time';

describe('clock', () => {
  it.each([
    [0, 1, '0:00.0'],
    [83.4, 1, '1:23.4'],
    [83.4, 0, '1:23'],
    [59.99, 1, '0:59.9'], // cut, not rounded: a time is never past what it stands for
    [3723.25, 2, '1:02:03.25'],
    [-3, 1, '0:00.0'],
    [0.3, 1, '0:00.3'], // 0.3 * 10 is below 3 in binary
  ])('writes %d s with %d decimals as %s', (seconds, decimals, text) => {
    expect(clock(seconds, decimals)).toBe(text);
  });
});

describe('exactClock', () => {
  it.each([
    [0, '0:00'],
    [20, '0:20'],
    [23.9, '0:23.9'],
    [60.05, '1:00.05'],
    [0.1 + 0.2, '0:00.3'],
  ])('writes %d s as %s', (seconds, text) => {
    expect(exactClock(seconds)).toBe(text);
  });
});
