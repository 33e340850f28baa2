import type { Film, Scene } from '@/lib/api/types';
import { isRecord } from '@/lib/record';
import { inOrder } from '@/lib/scene-order';

/** What the page tells of a film, read from its metadata. */
export interface FilmFacts {
  /** The clips that it was stitched from, in order. */
  clipIds: string[];
  duration: number | null;
  /** Seconds at which one clip follows another; empty where nothing was measured. */
  cuts: number[];
  /** How far sound and song are apart at most; null for a silent film. */
  offsetMs: number | null;
  inSync: boolean | null;
}

function object(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function filmFacts(film: Film): FilmFacts {
  const metadata = object(film.metadata);
  const proof = object(metadata['proof']);
  const clipIds = list(metadata['input_video_ids']).filter((id) => typeof id === 'string');
  const cuts = list(proof['cuts']).flatMap((cut) => number(object(cut)['second']) ?? []);
  return {
    clipIds,
    duration: number(metadata['video_duration_seconds']),
    cuts: cuts.length === clipIds.length - 1 ? cuts : [],
    offsetMs: number(proof['largest_offset_ms']),
    inSync: typeof proof['in_sync'] === 'boolean' ? proof['in_sync'] : null,
  };
}

/** Was the film stitched from other clips, or in another order, than are chosen now? */
export function isOutdated(film: Film, scenes: readonly Scene[]): boolean {
  const chosen = inOrder(scenes).flatMap((scene) => (scene.take_id === null ? [] : [scene.take_id]));
  const used = filmFacts(film).clipIds;
  return used.length !== chosen.length || used.some((clip, index) => clip !== chosen[index]);
}

/** A file name that people recognise, without what file systems do not take. */
export function fileName(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain === '' ? 'film' : plain}.mp4`;
}

/** Where the film is downloaded under that name: the server names the file, whatever the link says. */
export function downloadAddress(film: Film, file: string): string {
  return `${film.video_url}${film.video_url.includes('?') ? '&' : '?'}filename=${encodeURIComponent(file)}`;
}
