import { isRecord } from '@/lib/record';
import { toMilliseconds } from '@/lib/time';

// The song of the draft: the one that was given, the cut of it that is used, and where the film shall start.
// Times are seconds; a start is always told in the song that was given, so that cuts never add up.

export interface Song {
  id: string;
  title: string;
  seconds: number;
  bytes: number;
}

export interface Cut {
  id: string;
  seconds: number;
  bytes: number;
  /** What was asked for, in whole seconds: the server cuts no finer. */
  startAt: number;
  /** Where the cut really begins: sound can only be cut between its frames. */
  trueStart: number;
}

export interface SongState {
  song: Song | null;
  cut: Cut | null;
  startAt: number;
  /** What was typed for a start and is none. The film waits until it is mended. */
  wrongStart: string | null;
  source: 'upload' | 'link';
  link: string;
  /** The job that brings a song from a link. */
  jobId: string | null;
}

export const noSong: SongState = {
  song: null,
  cut: null,
  startAt: 0,
  wrongStart: null,
  source: 'upload',
  link: '',
  jobId: null,
};

/** A start that was chosen before there was a song is meant for this one; another song begins at its beginning. */
export function withSong(state: SongState, song: Song): SongState {
  return {
    ...state,
    song,
    cut: null,
    startAt: state.song === null ? state.startAt : 0,
    wrongStart: state.song === null ? state.wrongStart : null,
    link: '',
    jobId: null,
  };
}

export function withoutSong(state: SongState): SongState {
  return { ...state, song: null, cut: null, startAt: 0, wrongStart: null };
}

export function withStart(state: SongState, seconds: number): SongState {
  const startAt = Number.isFinite(seconds) ? Math.max(0, toMilliseconds(seconds)) : 0;
  return startAt === state.startAt && state.wrongStart === null
    ? state
    : { ...state, startAt, wrongStart: null };
}

export function withWrongStart(state: SongState, typed: string): SongState {
  return { ...state, wrongStart: typed };
}

/** A cut that comes when another song stands there already is left aside; a start that was moved meanwhile stays. */
export function withCut(state: SongState, of: string, cut: Cut): SongState {
  return state.song?.id === of ? { ...state, cut } : state;
}

/** Back to the song as it was given. */
export function withoutCut(state: SongState): SongState {
  return { ...state, cut: null, startAt: 0, wrongStart: null };
}

/** What is heard: the cut where there is one. */
export function usedSong(state: SongState): Song | null {
  const { song, cut } = state;
  if (song === null || cut === null) return song;
  return { id: cut.id, title: song.title, seconds: cut.seconds, bytes: cut.bytes };
}

/** What the film is made of: a song, and where in that song it begins. */
export interface FilmSong {
  id: string;
  title: string;
  /** Whole seconds that were cut off its beginning. */
  cutAt: number;
  startAt: number;
}

/** The film begins at the chosen start, cut or not: a cut that was made for another start is left aside. */
export function filmSong({ song, cut, startAt }: SongState): FilmSong | null {
  if (song === null) return null;
  if (cut === null || cut.startAt !== wholeStart(startAt))
    return { id: song.id, title: song.title, cutAt: 0, startAt };
  const rest = startAt === cut.startAt ? 0 : Math.max(0, toMilliseconds(startAt - cut.trueStart));
  return { id: cut.id, title: song.title, cutAt: cut.startAt, startAt: rest };
}

/** The second at which a song is cut for this start: the start itself stays in it. */
export function wholeStart(startAt: number): number {
  return Math.floor(startAt);
}

export function isStartPastEnd(state: SongState): boolean {
  return state.song !== null && state.startAt > 0 && state.startAt >= state.song.seconds;
}

/** The last start that leaves a second to hear, to which the marker can be moved. */
export function latestStart(song: Song): number {
  return Math.max(0, Math.floor((song.seconds - 1) * 10 + 1e-6) / 10);
}

/** Always of the song that was given, never of an earlier cut. */
export function trimRequest(state: SongState): { audio_id: string; start_at: number } | null {
  return state.song === null ? null : { audio_id: state.song.id, start_at: wholeStart(state.startAt) };
}

/** "silver-skyline.mp3" is a file; the song is "silver-skyline". */
export function titleOf(name: string): string {
  return name.replace(/\.(mp3|m4a|aac|ogg|oga|opus|flac|wav|webm|mp4)$/i, '').trim() || name;
}

function parseSong(value: unknown): Song | null {
  if (!isRecord(value)) return null;
  const { id, title, seconds, bytes } = value;
  if (typeof id !== 'string' || typeof title !== 'string') return null;
  if (typeof seconds !== 'number' || typeof bytes !== 'number') return null;
  return { id, title, seconds, bytes };
}

function parseCut(value: unknown): Cut | null {
  const song = parseSong(isRecord(value) ? { title: '', ...value } : value);
  if (song === null || !isRecord(value)) return null;
  const { startAt, trueStart } = value;
  if (typeof startAt !== 'number' || typeof trueStart !== 'number') return null;
  return { id: song.id, seconds: song.seconds, bytes: song.bytes, startAt, trueStart };
}

/** Reads a stored draft; what is not understood is left out. */
export function parseSongState(stored: unknown): SongState {
  if (!isRecord(stored)) return noSong;
  const song = parseSong(stored['song']);
  const state: SongState = {
    song,
    cut: song === null ? null : parseCut(stored['cut']),
    startAt: 0,
    wrongStart: null,
    source: stored['source'] === 'link' ? 'link' : 'upload',
    link: typeof stored['link'] === 'string' ? stored['link'] : '',
    jobId: typeof stored['jobId'] === 'string' ? stored['jobId'] : null,
  };
  const startAt = stored['startAt'];
  return typeof startAt === 'number' ? withStart(state, startAt) : state;
}
