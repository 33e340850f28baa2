import { describe, expect, it } from 'vitest';

import { clock, parseClock, secondsLeft } from './time';

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

describe('parseClock', () => {
  it.each([
    ['83.4', 83.4],
    [' 1:23.4 ', 83.4],
    ['1:02:03', 3723],
    ['12,5', 12.5],
    ['.5', 0.5],
    ['90:00', 5400],
  ])('reads %j', (text, seconds) => {
    expect(parseClock(text)).toBeCloseTo(seconds, 9);
  });

  it.each(['', 'abc', '1:', ':30', '1:75', '1:2:3:4', '-4', '1.5:20', '1e3'])(
    'takes %j for no time',
    (text) => {
      expect(parseClock(text)).toBeNull();
    },
  );

  it('reads what clock has written', () => {
    for (const tenths of [0, 7, 599, 600, 834, 36_000, 37_234]) {
      expect(parseClock(clock(tenths / 10))).toBeCloseTo(tenths / 10, 9);
    }
  });
});

describe('secondsLeft', () => {
  it.each([
    [2, 'a few seconds left'],
    [12, 'about 15 s left'],
    [95, 'about 2 min left'],
    [7300, 'about 2 h left'],
  ])('tells %d s as "%s"', (seconds, text) => {
    expect(secondsLeft(seconds)).toBe(text);
  });
});
