import { describe, expect, it } from 'vitest';

import { timeAfterKey, timeAtPointer, waveOf, wavePath } from './seeking';

describe('timeAfterKey', () => {
  it.each([
    ['ArrowRight', 5, 6],
    ['ArrowLeft', 0.4, 0],
    ['PageUp', 15, 20],
    ['Home', 5, 0],
    ['End', 5, 20],
    ['k', 5, null],
  ])('%s at %d s of 20 leads to %s', (key, from, to) => {
    expect(timeAfterKey(key, from, 20)).toBe(to);
  });
});

describe('timeAtPointer', () => {
  it.each([
    [100, 0],
    [150, 10],
    [500, 20],
    [0, 0],
  ])('at x = %d it is %d s', (x, time) => {
    expect(timeAtPointer(x, { left: 100, width: 100 }, 20)).toBe(time);
  });

  it('is the beginning where nothing is drawn', () => {
    expect(timeAtPointer(5, { left: 0, width: 0 }, 20)).toBe(0);
  });
});

describe('waveOf', () => {
  const song = { duration: 10, points: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] };

  it('is the part of the song that lies under the film', () => {
    expect(waveOf(song, 2, 4, 4)).toEqual([0.3, 0.4, 0.5, 0.6]);
  });

  it('keeps the loudest where many points become one', () => {
    expect(waveOf(song, 0, 10, 2)).toEqual([0.5, 1]);
  });

  it('is silent after the end of the song', () => {
    expect(waveOf(song, 8, 4, 4)).toEqual([0.9, 1, 0, 0]);
  });

  it('is flat without a song', () => {
    expect(waveOf({ duration: 0, points: [] }, 0, 8, 3)).toEqual([0, 0, 0]);
  });
});

it('draws a line of its own for every height, also for silence', () => {
  expect(wavePath([0, 1]).match(/M/g)).toHaveLength(2);
  expect(wavePath([0])).toBe('M0.5 0.980V1.020');
});
