import type { components } from '@/lib/api/schema';
import { parseMakers, someMaker, type MakerChoices } from '@/lib/makers';
import { isRecord } from '@/lib/record';

// What the create page hands to the quick-gen page, in the form that older pages write and read too: JSON in
// sessionStorage under `quickJobData`. Other pages may have written it, so nothing in it is taken on trust.

export const quickJobKey = 'quickJobData';

export const aspectRatios = ['16:9', '9:16', '1:1'] as const;
export type AspectRatio = (typeof aspectRatios)[number];

/** More than a song of usual length needs; the server would take more. */
export const mostScenes = 60;

export function isNumberOfScenes(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostScenes;
}

export interface QuickJob {
  videoDescription: string;
  characterDescription: string;
  characterReferenceImageId?: string;
  audioId?: string;
  audioUrl?: string;
  audioTitle?: string;
  /** Seconds that were cut off the beginning of the song; `audioId` is the cut song already. */
  audioStartAt?: number;
  /** Where in `audioId` the film begins, in seconds; what is before is not cut off. */
  songStart?: number;
  configFlavor: string;
  wholeSong?: boolean;
  numberOfScenes?: number;
  aspectRatio?: AspectRatio;
  /** Who makes what; "" or nothing: whoever fits best. */
  makers?: MakerChoices;
}

export type RequiredText = 'videoDescription' | 'characterDescription';

/** Every way in which reading can end; a page must be able to say what is wrong and what to do. */
export type QuickJobReading =
  | { kind: 'ok'; job: QuickJob; ignored: string[] }
  | { kind: 'missing' }
  | { kind: 'blocked' } // the browser does not let the page look
  | { kind: 'broken' } // no JSON, or none with fields in it
  | { kind: 'misshapen'; fields: string[] }
  | { kind: 'incomplete'; job: Partial<QuickJob>; missing: RequiredText[] };

type Reader<T> = (value: unknown) => T | undefined;

const text: Reader<string> = (value) => (typeof value === 'string' ? value.trim() : undefined);
const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const seconds: Reader<number> = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
};
const scenes: Reader<number> = (value) => {
  const number = seconds(value);
  return isNumberOfScenes(number) ? number : undefined;
};
const ratio: Reader<AspectRatio> = (value) => aspectRatios.find((known) => known === value);

const makers: Reader<MakerChoices> = (value) => (isRecord(value) ? parseMakers(value) : undefined);

const readers: { [Field in keyof QuickJob]-?: Reader<QuickJob[Field]> } = {
  videoDescription: text,
  characterDescription: text,
  characterReferenceImageId: text,
  audioId: text,
  audioUrl: text,
  audioTitle: text,
  audioStartAt: seconds,
  songStart: seconds,
  configFlavor: text,
  wholeSong: flag,
  numberOfScenes: scenes,
  aspectRatio: ratio,
  makers,
};

const requiredTexts: RequiredText[] = ['videoDescription', 'characterDescription'];

/** Null and empty mean "not given", as older pages write them. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

export function parseQuickJob(stored: string | null): QuickJobReading {
  if (stored === null || stored.trim() === '') return { kind: 'missing' };
  let data: unknown;
  try {
    data = JSON.parse(stored);
  } catch {
    return { kind: 'broken' };
  }
  if (data === null) return { kind: 'missing' };
  if (!isRecord(data)) return { kind: 'broken' };
  return readFields(data);
}

function readFields(data: Record<string, unknown>): QuickJobReading {
  const read: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [field, reader] of Object.entries(readers)) {
    const value = data[field];
    if (isAbsent(value)) continue;
    const good = reader(value);
    if (good === undefined) wrong.push(field);
    else read[field] = good;
  }
  if (wrong.length > 0) return { kind: 'misshapen', fields: wrong };

  const job = { configFlavor: 'default', ...read } as Partial<QuickJob>;
  const missing = requiredTexts.filter((field) => job[field] === undefined);
  if (missing.length > 0) return { kind: 'incomplete', job, missing };
  const ignored = Object.keys(data).filter((field) => !(field in readers) && !isAbsent(data[field]));
  return { kind: 'ok', job: job as QuickJob, ignored };
}

/** Some browsers throw on the mere mention of sessionStorage when storage is switched off. */
function storageOf(given?: Storage): Storage | null {
  try {
    return given ?? window.sessionStorage;
  } catch {
    return null;
  }
}

export function readQuickJob(storage?: Storage): QuickJobReading {
  try {
    const found = storageOf(storage);
    return found === null ? { kind: 'blocked' } : parseQuickJob(found.getItem(quickJobKey));
  } catch {
    return { kind: 'blocked' };
  }
}

/** False where the browser keeps nothing. */
export function writeQuickJob(job: QuickJob, storage?: Storage): boolean {
  try {
    const found = storageOf(storage);
    found?.setItem(quickJobKey, JSON.stringify(job));
    return found !== null;
  } catch {
    return false;
  }
}

export function clearQuickJob(storage?: Storage): void {
  try {
    storageOf(storage)?.removeItem(quickJobKey);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

export type NewProject = components['schemas']['NewProject'];

/** The project that such a job becomes on the server. */
export function projectFromQuickJob(job: QuickJob): NewProject {
  return {
    idea: job.videoDescription,
    character_description: job.characterDescription,
    config_flavor: job.configFlavor,
    audio_id: job.audioId ?? null,
    character_reference_id: job.characterReferenceImageId ?? null,
    ...(job.audioId !== undefined && job.songStart !== undefined && { song_start: job.songStart }),
    ...(job.wholeSong && job.audioId !== undefined && { whole_song: true }),
    ...(job.numberOfScenes !== undefined && { number_of_scenes: job.numberOfScenes }),
    ...(job.aspectRatio && { aspect_ratio: job.aspectRatio }),
    ...(job.makers && someMaker(job.makers) && { makers: job.makers }),
  };
}
