import { ApiError, messageOf, upload } from '@/lib/api/client';
import type { AudioReply } from '@/lib/api/types';
import { createStore } from '@/lib/store';
import { texts } from '@/texts';

import { titleOf, withSong } from './song-state';
import type { Song } from './song-state';
import { songStore } from './song-store';

// Stands outside of the page, so that an upload goes on while somebody looks into the library.

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'uploading'; name: string; bytes: number; progress: number }
  | { kind: 'failed'; name: string; reason: string };

export const uploadStore = createStore<UploadState>({ kind: 'idle' });

let running: AbortController | null = null;

export function songOf(reply: AudioReply): Song {
  return {
    id: reply.audio_id,
    title: titleOf(reply.title || reply.filename),
    seconds: reply.duration,
    bytes: reply.file_size_bytes,
  };
}

/** Resolves with the song once it is the draft's, or null: canceled, or failed with the reason in the store. */
export async function startUpload(file: File): Promise<Song | null> {
  running?.abort();
  const control = new AbortController();
  running = control;
  uploadStore.set(() => ({ kind: 'uploading', name: file.name, bytes: file.size, progress: 0 }));
  try {
    const reply = await upload<AudioReply>(
      `/api/audio/upload?filename=${encodeURIComponent(file.name)}`,
      file,
      {
        signal: control.signal,
        onProgress: (progress) => {
          uploadStore.set((now) => (now.kind === 'uploading' ? { ...now, progress } : now));
        },
      },
    );
    if (running !== control) return null;
    const song = songOf(reply);
    songStore.set((now) => withSong(now, song));
    uploadStore.set(() => ({ kind: 'idle' }));
    return song;
  } catch (error) {
    if (running === control && !control.signal.aborted) {
      uploadStore.set(() => ({ kind: 'failed', name: file.name, reason: reasonOf(error, file.name) }));
    }
    return null;
  } finally {
    if (running === control) running = null;
  }
}

function reasonOf(error: unknown, name: string): string {
  const isTooLarge = error instanceof ApiError && error.status === 413;
  return isTooLarge ? texts.create.song.tooLarge(name) : messageOf(error, name);
}

export function cancelUpload(): void {
  running?.abort();
  running = null;
  uploadStore.set(() => ({ kind: 'idle' }));
}

export function dismissUploadFailure(): void {
  uploadStore.set((now) => (now.kind === 'failed' ? { kind: 'idle' } : now));
}
