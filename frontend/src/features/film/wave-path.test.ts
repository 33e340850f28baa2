import { describe, expect, it } from 'vitest';

import { waveOf, wavePath } from './wave-path';

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
