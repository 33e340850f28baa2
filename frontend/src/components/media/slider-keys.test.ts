import { describe, expect, it } from 'vitest';

import { valueAfterKey, valueAtPointer } from './slider-keys';

const range = { min: 0, max: 75, step: 1, page: 10 };

describe('a slider', () => {
  it.each([
    ['ArrowRight', 12, 13],
    ['ArrowLeft', 12, 11],
    ['ArrowUp', 12, 13],
    ['ArrowDown', 12, 11],
    ['PageUp', 12, 22],
    ['PageDown', 12, 2],
    ['Home', 12, 0],
    ['End', 12, 75],
    ['ArrowLeft', 0, 0],
    ['PageUp', 70, 75],
  ])('goes with %s from %d to %d', (key, from, to) => {
    expect(valueAfterKey(key, from, range)).toBe(to);
  });

  it('leaves other keys to the page', () => {
    expect(valueAfterKey('Tab', 12, range)).toBeNull();
    expect(valueAfterKey('a', 12, range)).toBeNull();
  });

  it.each([
    [100, 0],
    [150, 38],
    [200, 76],
    [20, 0],
    [900, 76],
  ])('shows at %d pixels the value %d', (x, value) => {
    expect(valueAtPointer(x, { left: 100, width: 100 }, 76)).toBe(value);
  });

  it('has a value even while it has no width', () => {
    expect(valueAtPointer(10, { left: 0, width: 0 }, 76)).toBe(0);
  });
});
