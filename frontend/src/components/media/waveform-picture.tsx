import { useEffect, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';

import { useTheme } from '@/lib/theme';

interface WaveformPictureProps {
  points: number[];
  seconds: number;
  height: number;
  /** 0 to 1: what is already heard, in the accent colour. */
  heard: number;
}

/** Canvas knows no CSS variables, so the colours are read from elements that have them. */
function colourOf(element: Element | null | undefined): string {
  return element ? getComputedStyle(element).color : 'gray';
}

/** Draws what the server measured. It plays nothing and takes no input: player and sliders do that. */
export function WaveformPicture({ points, seconds, height, heard }: WaveformPictureProps) {
  const host = useRef<HTMLDivElement>(null);
  const rest = useRef<HTMLSpanElement>(null);
  const done = useRef<HTMLSpanElement>(null);
  const wave = useRef<WaveSurfer>(null);
  const theme = useTheme();

  useEffect(() => {
    if (!host.current) return;
    const drawn = WaveSurfer.create({
      container: host.current,
      peaks: [points],
      duration: seconds,
      height,
      interact: false,
      hideScrollbar: true,
      cursorWidth: 0,
      barWidth: 2,
      barGap: 2,
      barRadius: 2,
      barMinHeight: 2,
      waveColor: colourOf(rest.current),
      progressColor: colourOf(done.current),
    });
    wave.current = drawn;
    return () => {
      wave.current = null;
      drawn.destroy();
    };
  }, [points, seconds, height, theme]);

  useEffect(() => {
    wave.current?.getRenderer().renderProgress(heard);
  }, [heard, points, seconds, height, theme]);

  return (
    <div aria-hidden className="absolute inset-0 isolate">
      <span ref={rest} className="text-muted-foreground/60" />
      <span ref={done} className="text-primary" />
      <div ref={host} className="absolute inset-0" />
    </div>
  );
}
