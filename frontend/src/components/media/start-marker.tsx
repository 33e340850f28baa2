import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';

import { cn } from '@/lib/cn';
import { exactClock } from '@/lib/time';
import { texts } from '@/texts';

import { valueAfterKey, valueAtPointer } from './slider-keys';

export interface StartMarkerProps {
  value: number;
  /** While it is dragged too. */
  onChange: (seconds: number) => void;
  /** Something else was chosen that is no start; the flag only marks where it was before. */
  isWrong?: boolean;
  /** The latest start. */
  max: number;
  /** The length of the picture that the marker stands on. */
  seconds: number;
}

/** A flag on the waveform that can be dragged. It lies over its whole parent, which gives it the width. */
export function StartMarker({ value, onChange, isWrong = false, max, seconds }: StartMarkerProps) {
  const lane = useRef<HTMLDivElement>(null);
  // From the line to where the flag was taken hold of: the line must not jump to the pointer.
  const grip = useRef(0);
  const share = seconds > 0 ? Math.min(1, value / seconds) : 0;
  // Near the right edge the flag hangs to the left of its line, so that it stays in the picture.
  const flagAtLeft = share > 0.8;

  function take(event: PointerEvent<HTMLDivElement>) {
    const box = lane.current?.getBoundingClientRect();
    if (!box) return;
    grip.current = event.clientX - (box.left + share * box.width);
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (!lane.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const at = valueAtPointer(event.clientX - grip.current, lane.current.getBoundingClientRect(), seconds);
    onChange(Math.min(max, Math.round(at * 10) / 10));
  }

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const next = valueAfterKey(event.key, value, { min: 0, max, step: 0.1, page: 5 });
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  }

  const name = isWrong ? texts.create.song.noMarkerTime : exactClock(value);
  return (
    <div ref={lane} className={cn('pointer-events-none absolute inset-0', isWrong && 'opacity-60')}>
      <div
        role="slider"
        tabIndex={0}
        aria-label={texts.create.song.marker}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={name}
        className="group/marker pointer-events-auto absolute top-0 h-7 cursor-ew-resize touch-none rounded-sm"
        style={{ left: `${String(share * 100)}%`, translate: flagAtLeft ? '-100% 0' : undefined }}
        onKeyDown={press}
        onPointerDown={take}
        onPointerMove={drag}
      >
        <span className="flex h-7 items-center rounded-sm bg-foreground px-2 text-xs font-medium whitespace-nowrap text-background tabular-nums">
          {texts.create.song.markerText} {name}
        </span>
      </div>
      <div
        aria-hidden
        className="absolute inset-y-0 w-0.5 -translate-x-px bg-foreground"
        style={{ left: `${String(share * 100)}%` }}
      />
    </div>
  );
}
