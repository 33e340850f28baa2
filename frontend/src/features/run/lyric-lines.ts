import { clock } from '@/lib/time';

/** A line of a song's text as it is read; with its time where the lyrics tell one. */
export interface LyricLine {
  /** "0:07"; null in plain lyrics. */
  time: string | null;
  text: string;
}

const leadingTag = /^\[([^\]]*)\]\s*/;
const timeTag = /^(\d{1,4}):(\d{1,2})(?:[.:](\d{1,3}))?$/;
const wordTime = /<\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?>/g;
const labelTag = /^[a-z]+:/i; // [ar:…] and its like

/** Plain lyrics line by line; LRC in the order in which it is sung, without its tags. */
export function lyricLines(lyrics: string): LyricLine[] {
  const lines = lyrics.split(/\r?\n/).map(readLine);
  const isTimed = lines.some(({ times }) => times.length > 0);
  if (!isTimed) {
    const plain = lines.filter(({ text, hasTags }) => text !== '' || !hasTags);
    return plain.map(({ text }) => ({ time: null, text }));
  }
  return lines
    .flatMap(({ times, text }) => (text === '' ? [] : times.map((time) => ({ time, text }))))
    .sort((a, b) => a.time - b.time)
    .map(({ time, text }) => ({ time: clock(time, 0), text }));
}

function readLine(line: string): { times: number[]; text: string; hasTags: boolean } {
  const times: number[] = [];
  let rest = line.trim();
  let hasTags = false;
  for (let tag = leadingTag.exec(rest); tag; tag = leadingTag.exec(rest)) {
    const [whole, inside = ''] = tag;
    const time = secondsOf(inside.trim());
    if (time === null && !labelTag.test(inside.trim())) break; // [Chorus] is read as it stands
    if (time !== null) times.push(time);
    hasTags = true;
    rest = rest.slice(whole.length);
  }
  return { times, text: rest.replace(wordTime, ' ').replace(/\s+/g, ' ').trim(), hasTags };
}

function secondsOf(tag: string): number | null {
  const [, minutes, seconds, fraction = '0'] = timeTag.exec(tag) ?? [];
  if (minutes === undefined || seconds === undefined) return null;
  return Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
}
