import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import { Playhead } from './playhead';
import { StartMarker } from './start-marker';
import type { StartMarkerProps } from './start-marker';
import { WaveformPicture } from './waveform-picture';

// Enough to see the shape of a song, low enough to leave the page to the words.
const usualHeight = 72;

interface WaveformProps {
  /** Undefined while they are read. */
  points: number[] | undefined;
  /** The drawing cannot be had; the sliders work without it. */
  isFailed?: boolean;
  /** Length of what is drawn; all times below lie in it. */
  seconds: number;
  position: number;
  onSeek: (seconds: number) => void;
  label: string;
  /** What the space bar does. */
  onToggle?: () => void;
  height?: number;
  /** What lies before is not part of the song any more. */
  cutBefore?: number;
  start?: Omit<StartMarkerProps, 'seconds'>;
  className?: string;
}

/** A song as a picture that one can point into, with a marker for its start. */
export function Waveform(props: WaveformProps) {
  const { points, isFailed, seconds, position, onSeek, onToggle, label } = props;
  const { height = usualHeight, cutBefore = 0, start, className } = props;
  // What is before the start is not in the film, cut already or not.
  const outside = Math.max(cutBefore, start?.value ?? 0);
  const share = (time: number) => `${String(seconds > 0 ? Math.min(100, (time / seconds) * 100) : 0)}%`;
  return (
    <div className={cn('relative select-none', start && 'pt-8', className)}>
      <div className="relative overflow-hidden rounded-sm" style={{ height }}>
        {points !== undefined && (
          <WaveformPicture
            points={points}
            seconds={seconds}
            height={height}
            heard={seconds > 0 ? position / seconds : 0}
          />
        )}
        {points === undefined && !isFailed && <Skeleton className="absolute inset-0" />}
        {points === undefined && isFailed && <FlatLine />}
        {outside > 0 && (
          <div
            aria-hidden
            className="absolute inset-y-0 left-0 bg-background/70 backdrop-grayscale"
            style={{ width: share(outside) }}
          />
        )}
        <Playhead
          seconds={seconds}
          position={position}
          onSeek={onSeek}
          onToggle={onToggle}
          label={label}
          cutBefore={cutBefore}
        />
      </div>
      {start && <StartMarker {...start} seconds={seconds} />}
    </div>
  );
}

function FlatLine() {
  return (
    <div className="absolute inset-0 flex items-center">
      <div aria-hidden className="h-px w-full bg-border" />
      <span className="sr-only">{texts.create.song.noWave}</span>
    </div>
  );
}
