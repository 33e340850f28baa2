import { X } from 'lucide-react';

import { SongPlayer } from '@/components/media/song-player';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/tooltip';
import { fileSize } from '@/lib/format';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import { isStartPastEnd, isStartWaiting, latestStart, usedSong, withStart } from './song-state';
import type { Song, SongState } from './song-state';
import { songStore } from './song-store';
import type { useTrim } from './use-trim';

const words = texts.create.song;

interface SongCardProps {
  state: SongState & { song: Song };
  trim: ReturnType<typeof useTrim>;
  isReplacing: boolean;
  onReplace: (replacing: boolean) => void;
  onRemove: () => void;
}

/** The draft's song: what it is, how it sounds, where the film starts. */
export function SongCard({ state, trim, isReplacing, onReplace, onRemove }: SongCardProps) {
  const { song, cut } = state;
  const used = usedSong(state) ?? song;
  return (
    <div className="flex flex-col gap-4 rounded-lg border p-4">
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="truncate font-medium">{song.title}</p>
          <p className="text-sm text-muted-foreground tabular-nums">
            {clock(used.seconds, 0)} · {fileSize(used.bytes)}
          </p>
        </div>
        <Button
          variant="outline"
          size="sm"
          onClick={() => {
            onReplace(!isReplacing);
          }}
        >
          {isReplacing ? words.keep : words.replace}
        </Button>
        <Hint text={words.remove}>
          <Button variant="ghost" size="icon-sm" aria-label={words.remove} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        </Hint>
      </div>
      <SongPlayer
        song={used}
        whole={song}
        offset={cut?.trueStart ?? 0}
        start={{
          value: Math.min(state.startAt, song.seconds),
          max: latestStart(song),
          onChange: (seconds) => {
            songStore.set((now) => withStart(now, seconds));
          },
        }}
      >
        <StartStatus state={state} trim={trim} />
      </SongPlayer>
    </div>
  );
}

function StartStatus({ state, trim }: Pick<SongCardProps, 'state' | 'trim'>) {
  const { cut } = state;
  const isWaiting = isStartWaiting(state) && !isStartPastEnd(state);
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 sm:ml-auto">
      <span className="text-sm text-muted-foreground tabular-nums">{statusOf(state)}</span>
      {isWaiting && (
        <Button variant="secondary" size="sm" onClick={trim.trim} busy={trim.isTrimming}>
          {words.trimHere}
        </Button>
      )}
      {cut !== null && (
        <Button variant="outline" size="sm" onClick={trim.undo} disabled={trim.isTrimming}>
          {words.undoTrim}
        </Button>
      )}
    </div>
  );
}

function statusOf(state: SongCardProps['state']): string {
  const { cut, song, startAt } = state;
  if (isStartPastEnd(state)) return words.pastEnd(clock(song.seconds, 0));
  if (isStartWaiting(state)) return words.startsAt(clock(startAt, 0));
  return cut === null ? words.dragHint : words.cutAt(clock(cut.startAt, 0), clock(song.seconds, 0));
}
