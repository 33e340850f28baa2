import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';

import { clock } from '@/lib/time';

import { valueAfterKey, valueAtPointer } from './slider-keys';

interface PlayheadProps {
  seconds: number;
  position: number;
  onSeek: (seconds: number) => void;
  onToggle?: (() => void) | undefined;
  label: string;
  /** Nothing before can be heard. */
  cutBefore: number;
}

/** Lies over the picture of the song: shows the position and takes a new one, by pointer or keys. */
export function Playhead({ seconds, position, onSeek, onToggle, label, cutBefore }: PlayheadProps) {
  const area = useRef<HTMLDivElement>(null);

  function point(event: PointerEvent<HTMLDivElement>) {
    if (!area.current) return;
    onSeek(Math.max(cutBefore, valueAtPointer(event.clientX, area.current.getBoundingClientRect(), seconds)));
  }

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const next = valueAfterKey(event.key, position, { min: cutBefore, max: seconds, step: 5, page: 15 });
    const isSpace = event.key === ' ' && onToggle !== undefined;
    if (next === null && !isSpace) return;
    event.preventDefault();
    if (next === null) onToggle?.();
    else onSeek(next);
  }

  return (
    <div
      ref={area}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={cutBefore}
      aria-valuemax={seconds}
      aria-valuenow={Math.round(position * 10) / 10}
      aria-valuetext={`${clock(position, 0)} / ${clock(seconds, 0)}`}
      className="absolute inset-0 cursor-pointer touch-pan-y rounded-sm focus-visible:-outline-offset-2"
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
      }}
    >
      <div
        aria-hidden
        className="absolute inset-y-0 w-px bg-primary"
        style={{ left: `${String(seconds > 0 ? Math.min(1, position / seconds) * 100 : 0)}%` }}
      />
    </div>
  );
}
