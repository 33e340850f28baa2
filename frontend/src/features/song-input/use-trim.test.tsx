import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { noSong, withSong, withStart } from './song-state';
import { songStore } from './song-store';
import { useTrim } from './use-trim';

const song = { id: 'original', title: 'Silver Skyline', seconds: 76, bytes: 1000 };
const asked: unknown[] = [];
let status = 200;

function wrapper({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>;
}

beforeEach(() => {
  asked.length = 0;
  status = 200;
  songStore.set(() => withSong(noSong, song));
  vi.stubGlobal('fetch', async (request: Request) => {
    const body = (await request.json()) as { audio_id: string; start_at: number };
    asked.push(body);
    const reply = {
      audio_id: `cut-${body.start_at}`,
      duration: 76 - body.start_at,
      file_size_bytes: 900,
      start_at: body.start_at,
      metadata: { true_start: body.start_at },
    };
    const failure = { error: 'NotFound', message: 'there is no song' };
    return Response.json(status === 200 ? reply : failure, { status });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function start(seconds: number) {
  songStore.set((now) => withStart(now, seconds));
}

describe('trimming', () => {
  it('asks for the given song every time, so that cuts do not add up', async () => {
    const { result } = renderHook(() => useTrim(), { wrapper });
    for (const seconds of [10, 5]) {
      act(() => {
        start(seconds);
        result.current.trim();
      });
      await waitFor(() => {
        expect(songStore.get().cut?.id).toBe(`cut-${seconds}`);
      });
    }
    expect(asked).toEqual([
      { audio_id: 'original', start_at: 10 },
      { audio_id: 'original', start_at: 5 },
    ]);
  });

  it('at a part of a second cuts at the whole one and keeps the start', async () => {
    const { result } = renderHook(() => useTrim(), { wrapper });
    act(() => {
      start(23.9);
      result.current.trim();
    });
    await waitFor(() => {
      expect(songStore.get()).toMatchObject({ cut: { id: 'cut-23' }, startAt: 23.9 });
    });
  });

  it('that fails keeps the song and the start', async () => {
    status = 404;
    const { result } = renderHook(() => useTrim(), { wrapper });
    act(() => {
      start(12);
      result.current.trim();
    });
    await waitFor(() => {
      expect(asked).toHaveLength(1);
    });
    await waitFor(() => {
      expect(result.current.isTrimming).toBe(false);
    });
    expect(songStore.get()).toMatchObject({ song: { id: 'original' }, cut: null, startAt: 12 });
  });
});
