import { describe, expect, it } from 'vitest';

import {
  filmSong,
  isStartPastEnd,
  latestStart,
  noSong,
  parseSongState,
  titleOf,
  trimRequest,
  usedSong,
  withCut,
  withSong,
  withStart,
  withWrongStart,
  withoutCut,
  withoutSong,
} from './song-state';
import type { Cut, Song } from './song-state';

const song: Song = { id: 'original', title: 'Silver Skyline', seconds: 76, bytes: 1_431_739 };
const cutAt = (startAt: number): Cut => ({
  id: `cut-${startAt}`,
  seconds: 76 - startAt,
  bytes: 1000,
  startAt,
  trueStart: startAt,
});
const given = withSong(noSong, song);

describe('trimming', () => {
  it('cuts from the song that was given, however often it is done', () => {
    const once = withCut(withStart(given, 10), song.id, cutAt(10));
    const twice = withStart(once, 5);
    expect(trimRequest(once)).toEqual({ audio_id: 'original', start_at: 10 });
    expect(trimRequest(twice)).toEqual({ audio_id: 'original', start_at: 5 });
  });

  it('uses the cut, with its own id and length', () => {
    const cut = withCut(withStart(given, 12), song.id, cutAt(12));
    expect(usedSong(cut)).toEqual({ id: 'cut-12', title: 'Silver Skyline', seconds: 64, bytes: 1000 });
  });

  it('uses the whole song again after undo, from its beginning', () => {
    const undone = withoutCut(withCut(withStart(given, 12), song.id, cutAt(12)));
    expect(usedSong(undone)).toEqual(song);
    expect(undone.startAt).toBe(0);
  });

  it('is done at the whole second before, which leaves the start in the song', () => {
    expect(trimRequest(withStart(given, 23.9))).toEqual({ audio_id: 'original', start_at: 23 });
  });

  it('leaves a cut aside that comes after the song was replaced', () => {
    const other = withSong(given, { ...song, id: 'other' });
    expect(withCut(other, song.id, cutAt(12))).toBe(other);
  });

  it('asks for nothing without a song', () => {
    expect(trimRequest(noSong)).toBeNull();
  });
});

describe('the song of the film', () => {
  const whole = { id: 'original', title: 'Silver Skyline', cutAt: 0 };

  it('begins at the chosen start, cut or not', () => {
    expect(filmSong(given)).toEqual({ ...whole, startAt: 0 });
    expect(filmSong(withStart(given, 23.9))).toEqual({ ...whole, startAt: 23.9 });
  });

  it('is the cut where that was made for the start, and the rest is left out of the film', () => {
    const cut = withCut(withStart(given, 23), song.id, { ...cutAt(23), trueStart: 22.98 });
    expect(filmSong(cut)).toMatchObject({ id: 'cut-23', cutAt: 23, startAt: 0 });
    expect(filmSong(withStart(cut, 23.9))).toMatchObject({ id: 'cut-23', cutAt: 23, startAt: 0.92 });
  });

  it('is the given one again where the start was moved away from the cut', () => {
    const cut = withCut(withStart(given, 23), song.id, cutAt(23));
    expect(filmSong(withStart(cut, 10))).toEqual({ ...whole, startAt: 10 });
    expect(filmSong(withStart(cut, 0))).toEqual({ ...whole, startAt: 0 });
  });

  it('is none without a song', () => {
    expect(filmSong(withStart(noSong, 3))).toBeNull();
  });
});

describe('the start', () => {
  it('that is none is kept as it was typed, until there is a good one', () => {
    const wrong = withWrongStart(withStart(given, 23), '-3');
    expect(wrong).toMatchObject({ startAt: 23, wrongStart: '-3' });
    expect(withStart(wrong, 23)).toMatchObject({ startAt: 23, wrongStart: null });
    expect(withoutSong(wrong)).toEqual(noSong);
  });

  it.each([
    [23.9, 23.9],
    [12.3456, 12.346],
    [-3, 0],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 0],
  ])('of %d seconds is %d', (seconds, expected) => {
    expect(withStart(withStart(given, 1), seconds).startAt).toBe(expected);
  });

  it('past the end is told, the last moment is not', () => {
    expect(latestStart(song)).toBe(75);
    expect(latestStart({ ...song, seconds: 75.2 })).toBe(74.2);
    expect(isStartPastEnd(withStart(given, 75))).toBe(false);
    expect(isStartPastEnd(withStart(given, 76))).toBe(true);
    expect(isStartPastEnd(withStart(noSong, 76))).toBe(false);
  });

  it('is forgotten with the song', () => {
    expect(withoutSong(withCut(withStart(given, 12), song.id, cutAt(12)))).toEqual(noSong);
    expect(withSong(withStart(given, 12), { ...song, id: 'other' }).startAt).toBe(0);
  });

  it('chosen before there is a song is meant for the first one', () => {
    const chosen = withSong(withStart(noSong, 12), song);
    expect(chosen.startAt).toBe(12);
    expect(filmSong(chosen)?.startAt).toBe(12);
  });
});

describe('a stored song', () => {
  it('is read as it was', () => {
    const cut = withCut(withStart({ ...given, source: 'link' }, 12), song.id, cutAt(12));
    expect(parseSongState(JSON.parse(JSON.stringify(cut)))).toEqual(cut);
  });

  it('keeps a download that is under way', () => {
    expect(parseSongState({ jobId: 'job', link: 'https://youtu.be/x' })).toMatchObject({
      song: null,
      jobId: 'job',
      link: 'https://youtu.be/x',
    });
  });

  it.each([undefined, null, 7, 'text', [], {}, { song: { id: 1 } }, { cut: cutAt(3) }])(
    'is no song where %j was stored',
    (stored) => {
      expect(parseSongState(stored)).toEqual(noSong);
    },
  );

  it('loses only the cut where the cut is not understood', () => {
    expect(parseSongState({ song, cut: { id: 'x' }, startAt: 4 })).toEqual({ ...given, startAt: 4 });
  });
});

describe('a title', () => {
  it.each([
    ['silver-skyline.mp3', 'silver-skyline'],
    ['Mr. Blue.FLAC', 'Mr. Blue'],
    ['.mp3', '.mp3'],
    ['Live 2.0', 'Live 2.0'],
  ])('of %s is %s', (name, title) => {
    expect(titleOf(name)).toBe(title);
  });
});
