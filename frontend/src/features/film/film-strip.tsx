import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';

import { valueAfterKey, valueAtPointer } from '@/components/media/slider-keys';
import { cn } from '@/lib/cn';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import { lengthOf, placeAt, type Place } from './timeline';
import { usePlayhead, type Playhead } from './playhead';
import { StripScenes } from './strip-scenes';
import { StripWave } from './strip-wave';

const words = texts.run.film;

/** A scene as the strip shows it. */
export interface StripScene extends Place {
  posterUrl: string | null;
  work: 'none' | 'making' | 'failed';
  progress: number;
}

interface FilmStripProps {
  scenes: StripScene[];
  hasFilm: boolean;
  playhead: Playhead;
  audioId: string | null;
  /** Where in the song the film begins. */
  songStart: number;
  onScene: (sceneId: string) => void;
}

/** The song with the scenes below it: where the film is, and the way to anywhere in it. */
export function FilmStrip({ scenes, hasFilm, playhead, audioId, songStart, onScene }: FilmStripProps) {
  const seconds = lengthOf(scenes);
  const current = usePlayhead(playhead, ({ time }) =>
    hasFilm ? (placeAt(scenes, time)?.sceneId ?? null) : null,
  );
  const line = useRef<HTMLDivElement>(null);

  // With every frame: the line moves without React.
  useEffect(() => {
    const draw = () => {
      const share = seconds > 0 ? Math.min(playhead.now().time / seconds, 1) : 0;
      line.current?.style.setProperty('--at', String(share));
    };
    draw();
    return playhead.subscribe(draw);
  }, [playhead, seconds]);

  return (
    <div ref={line} className="relative flex flex-col gap-1 select-none">
      <Seeker playhead={playhead} places={scenes} seconds={seconds} isSlim={audioId === null}>
        {audioId ? <StripWave audioId={audioId} from={songStart} seconds={seconds} /> : null}
      </Seeker>
      <StripScenes scenes={scenes} current={current} onScene={onScene} />
      <div
        aria-hidden
        hidden={!hasFilm}
        className="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 rounded-full bg-primary"
        style={{ left: 'calc(var(--at, 0) * 100%)' }}
      />
    </div>
  );
}

type SeekerProps = {
  playhead: Playhead;
  places: readonly Place[];
  seconds: number;
  /** Without a song there is nothing to see in it. */
  isSlim: boolean;
  children: ReactNode;
};

/** The wave is a slider: press, drag, or walk it with the arrow keys. */
function Seeker({ playhead, places, seconds, isSlim, children }: SeekerProps) {
  const whole = usePlayhead(playhead, (moment) => Math.floor(moment.time));
  const seekTo = (event: PointerEvent<HTMLDivElement>) =>
    playhead.seek(valueAtPointer(event.clientX, event.currentTarget.getBoundingClientRect(), seconds));
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={words.place}
      aria-valuemin={0}
      aria-valuemax={Math.round(seconds)}
      aria-valuenow={Math.min(whole, Math.round(seconds))}
      aria-valuetext={words.placeText(
        clock(whole, 0),
        clock(seconds, 0),
        placeAt(places, whole)?.number ?? 1,
      )}
      className={cn(
        'relative cursor-pointer touch-pan-y rounded-sm bg-muted',
        isSlim ? 'h-5' : 'h-12 lg:h-14',
      )}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      onKeyDown={(event) => {
        const to = valueAfterKey(event.key, playhead.now().time, { min: 0, max: seconds, step: 1, page: 10 });
        if (to === null) return;
        event.preventDefault();
        playhead.seek(to);
      }}
    >
      {children}
    </div>
  );
}
