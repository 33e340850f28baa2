import { describe, expect, it } from 'vitest';

import { check } from './check';
import type { Entries } from './check';

const complete: Entries = {
  mode: 'music',
  song: { isThere: true, isComing: false, isStartWrong: false, isStartPastEnd: false },
  idea: 'Rain',
  character: 'A robot',
  pictures: { count: 4, isChosen: true },
  product: { isThere: false },
};
const noSong = { isThere: false, isComing: false, isStartWrong: false, isStartPastEnd: false };
const partsOf = (entries: Partial<Entries>, goal: 'film' | 'quick' = 'film') =>
  Object.keys(check({ ...complete, ...entries }, goal));

describe('the check of a draft', () => {
  it('finds nothing in a complete one', () => {
    expect(check(complete, 'film')).toEqual({});
    expect(check(complete, 'quick')).toEqual({});
  });

  it('names everything that is missing, from top to bottom', () => {
    expect(
      partsOf({ song: noSong, idea: ' ', character: '', pictures: { count: 4, isChosen: false } }),
    ).toEqual(['song', 'idea', 'character', 'choice']);
  });

  it('asks for a song only where a film of a song is made', () => {
    expect(partsOf({ song: noSong })).toEqual(['song']);
    expect(partsOf({ song: noSong }, 'quick')).toEqual([]);
    expect(partsOf({ song: noSong, mode: 'ad', product: { isThere: true } })).toEqual([]);
  });

  it('waits for a song that is on its way', () => {
    expect(partsOf({ song: { ...noSong, isComing: true } }, 'quick')).toEqual(['song']);
  });

  it('does not cut a song past its end', () => {
    expect(partsOf({ song: { ...complete.song, isStartPastEnd: true } })).toEqual(['song']);
  });

  it('makes no film from a start that is no number', () => {
    const song = { ...complete.song, isStartWrong: true };
    expect(partsOf({ song })).toEqual(['song']);
    expect(partsOf({ song }, 'quick')).toEqual(['song']);
  });

  it('asks an ad for its product, and not for a character picture', () => {
    expect(partsOf({ mode: 'ad', pictures: { count: 4, isChosen: false } })).toEqual(['product']);
  });

  it('needs no picture, but a choice where there are some', () => {
    expect(partsOf({ pictures: { count: 0, isChosen: false } })).toEqual([]);
    expect(partsOf({ pictures: { count: 4, isChosen: false } })).toEqual(['choice']);
  });

  it('lets a quick job go with the two descriptions alone', () => {
    expect(partsOf({ song: noSong, pictures: { count: 4, isChosen: false } }, 'quick')).toEqual([]);
    expect(partsOf({ song: noSong, idea: '', character: '' }, 'quick')).toEqual(['idea', 'character']);
  });

  it('counts the length of texts as the server does, in bytes', () => {
    expect(partsOf({ idea: 'ä'.repeat(8192) })).toEqual([]);
    expect(partsOf({ idea: 'ä'.repeat(8193) })).toEqual(['idea']);
    expect(partsOf({ character: 'a'.repeat(8193) })).toEqual(['character']);
  });
});
