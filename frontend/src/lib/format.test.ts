import { describe, expect, it } from 'vitest';

import { ago, count, date, dollars, fileSize, percent } from './format';

describe('fileSize', () => {
  it.each([
    [0, '0 bytes'],
    [820, '820 bytes'],
    [48_100_000, '48.1 MB'],
    [512_000_000, '512 MB'],
    [999_960_000, '1.0 GB'], // never "1000 MB"
  ])('writes %d as %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });
});

describe('percent', () => {
  it.each([
    [0, '0 %'],
    [0.29, '29 %'], // 0.29 * 100 is below 29 in binary
    [0.999, '99 %'], // not done yet
    [1, '100 %'],
    [1.2, '100 %'],
  ])('writes %d as %s', (fraction, text) => {
    expect(percent(fraction)).toBe(text);
  });
});

describe('ago', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  it.each([
    ['2026-03-10T11:59:40Z', 'just now'],
    ['2026-03-10T12:00:30Z', 'just now'], // the clocks of two machines differ a little
    ['2026-03-10T11:59:10Z', '1 minute ago'],
    ['2026-03-10T09:00:00Z', '3 hours ago'],
    ['2026-03-09T12:00:00Z', 'yesterday'],
  ])('tells %s as "%s"', (time, text) => {
    expect(ago(time, now)).toBe(text);
  });

  it('gives the date of what is older than a week', () => {
    expect(ago('2026-01-02T12:00:00Z', now)).toBe(date('2026-01-02T12:00:00Z'));
  });
});

describe('count', () => {
  it('uses the plural for all but one', () => {
    expect([0, 1, 2].map((number) => count(number, 'scene'))).toEqual(['0 scenes', '1 scene', '2 scenes']);
  });
});

describe('dollars', () => {
  it.each([
    [0, '$0.00'],
    [1.6, '$1.60'],
    [6.4, '$6.40'],
    [0.08325, '$0.0833'],
    [0.005, '$0.005'],
    [1234.5, '$1,234.50'],
    [0.00002, 'less than $0.0001'],
  ])('%s is written %s', (amount, written) => {
    expect(dollars(amount)).toBe(written);
  });
});
