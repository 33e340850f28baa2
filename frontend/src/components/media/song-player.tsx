import { Pause, Play } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import type { StartMarkerProps } from './start-marker';
import { useAudioPlayer } from './use-audio-player';
import { usePeaks } from './use-peaks';
import { Waveform } from './waveform';

interface Sound {
  id: string;
  seconds: number;
}

interface SongPlayerProps {
  /** What is heard. */
  song: Sound;
  /** What is drawn, where that is more than what is heard: the song before it was cut. */
  whole?: Sound;
  /** Where in `whole` the heard song begins. */
  offset?: number;
  start?: Omit<StartMarkerProps, 'seconds'>;
  /** Of the waveform, in pixels. */
  height?: number;
  /** Stands beside the time. */
  children?: ReactNode;
}

/** Waveform, play button and time of a song. */
export function SongPlayer(props: SongPlayerProps) {
  return <Player key={props.song.id} {...props} />;
}

function Player({ song, whole = song, offset = 0, start, height, children }: SongPlayerProps) {
  const player = useAudioPlayer(song.id);
  const peaks = usePeaks(whole.id);
  const words = texts.create.song;

  // Who moves the start wants to hear what the film will start with, wherever it was moved.
  const startsAt = Math.max(0, (start?.value ?? 0) - offset);
  const { seek } = player;
  useEffect(() => {
    seek(startsAt);
  }, [seek, startsAt]);

  return (
    <div className="flex flex-col gap-3">
      <audio {...player.audio} />
      <Waveform
        points={peaks.points}
        isFailed={peaks.isFailed}
        seconds={whole.seconds}
        position={offset + player.seconds}
        cutBefore={offset}
        onSeek={(seconds) => {
          seek(Math.max(0, seconds - offset));
        }}
        onToggle={player.toggle}
        label={words.wave}
        start={start}
        height={height}
      />
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          variant="secondary"
          size="icon-sm"
          aria-label={player.playing ? words.pause : words.play}
          onClick={player.toggle}
          disabled={player.isFailed}
        >
          {player.playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        </Button>
        <span className="text-sm text-muted-foreground tabular-nums">
          <span className="text-foreground">{clock(player.seconds, 0)}</span> / {clock(song.seconds, 0)}
        </span>
        {children}
      </div>
      {player.isFailed && (
        <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="text-sm text-muted-foreground">{words.cannotPlay}</p>
          <Button variant="outline" size="sm" onClick={player.retry}>
            {texts.common.retry}
          </Button>
        </div>
      )}
    </div>
  );
}
