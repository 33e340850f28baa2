import { X } from 'lucide-react';

import { SongPlayer } from '@/components/media/song-player';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/tooltip';
import { fileSize } from '@/lib/format';
import { clock, exactClock } from '@/lib/time';
import { texts } from '@/texts';

import { isStartPastEnd, latestStart, usedSong, withStart } from './song-state';
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
  onChangeStart: () => void;
}

/** The draft's song: what it is, how it sounds, where the film starts. */
export function SongCard({ state, trim, isReplacing, onReplace, onRemove, onChangeStart }: SongCardProps) {
  const { song, cut } = state;
  const used = usedSong(state) ?? song;
  return (
    <div className="flex flex-col gap-4 rounded-lg border p-4">
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="truncate font-medium" title={song.title}>
            {song.title}
          </p>
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
          isWrong: state.wrongStart !== null,
          max: latestStart(song),
          onChange: (seconds) => {
            songStore.set((now) => withStart(now, seconds));
          },
        }}
      >
        <StartStatus state={state} trim={trim} onChangeStart={onChangeStart} />
      </SongPlayer>
    </div>
  );
}

/** Where the film starts, and the way to the field that says it. */
function StartStatus({
  state,
  trim,
  onChangeStart,
}: Pick<SongCardProps, 'state' | 'trim' | 'onChangeStart'>) {
  const { cut, song } = state;
  const problem = startProblem(state);
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground tabular-nums sm:ml-auto">
      <span className="flex flex-wrap items-baseline gap-x-1.5">
        <span className={problem === null ? 'text-foreground' : 'text-destructive-text'}>
          {problem ?? startText(state.startAt)}
        </span>
        <span aria-hidden>·</span>
        <Button variant="link" className="text-sm" onClick={onChangeStart} aria-label={words.changeStart}>
          {words.change}
        </Button>
      </span>
      {cut !== null && (
        <>
          <span>{words.cutAt(clock(cut.startAt, 0), clock(song.seconds, 0))}</span>
          <Button variant="outline" size="sm" onClick={trim.undo} disabled={trim.isTrimming}>
            {words.undoTrim}
          </Button>
        </>
      )}
    </div>
  );
}

function startText(startAt: number): string {
  return startAt === 0 ? words.startsAtBeginning : words.startsAt(exactClock(startAt));
}

function startProblem(state: SongCardProps['state']): string | null {
  if (state.wrongStart !== null) return words.wrongStart(state.wrongStart);
  return isStartPastEnd(state) ? words.pastEnd(clock(state.song.seconds, 0)) : null;
}
