import { useMutation } from '@tanstack/react-query';
import { toast } from 'sonner';

import { api, messageOf, unwrap } from '@/lib/api/client';
import { clock, exactClock } from '@/lib/time';
import { texts } from '@/texts';

import { filmSong, trimRequest, withCut, withoutCut } from './song-state';
import type { Cut } from './song-state';
import { songStore } from './song-store';

async function trim(): Promise<Cut | null> {
  const request = trimRequest(songStore.get());
  if (request === null) return null;
  const reply = await unwrap(api.POST('/api/audio/trim', { body: request }));
  const cut: Cut = {
    id: reply.audio_id,
    seconds: reply.duration,
    bytes: reply.file_size_bytes,
    startAt: reply.start_at,
    trueStart: reply.metadata.true_start,
  };
  songStore.set((now) => withCut(now, request.audio_id, cut));
  return cut;
}

/** Cuts the song at the chosen start, always the song that was given, so that cuts do not add up. */
export function useTrim() {
  const words = texts.create.song;

  const mutation = useMutation({
    mutationFn: trim,
    onSuccess: (cut) => {
      if (cut === null) return;
      const state = songStore.get();
      const rest = filmSong(state)?.startAt ?? 0;
      toast.success(cut.startAt === 0 ? words.trimmedWhole : words.trimmed(clock(cut.startAt, 0)), {
        ...(rest > 0 && { description: words.startsAt(exactClock(state.startAt)) }),
      });
    },
    onError: (error) => {
      toast.error(words.trimFailed, { description: messageOf(error) });
    },
  });

  function undo() {
    songStore.set(withoutCut);
    toast(words.undone);
  }

  return {
    isTrimming: mutation.isPending,
    trim: () => {
      mutation.mutate();
    },
    undo,
  };
}
