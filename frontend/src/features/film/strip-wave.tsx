import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { waveformQuery } from '@/lib/api/queries';

import { waveOf, wavePath } from './wave-path';

// About one line for every three pixels of a wide strip.
const lines = 240;

type StripWaveProps = { audioId: string; from: number; seconds: number };

/** The song below the film. Without peaks the strip works all the same, so their failure is not told. */
export function StripWave({ audioId, from, seconds }: StripWaveProps) {
  const { data } = useQuery(waveformQuery(audioId));
  const path = useMemo(
    () => (data ? wavePath(waveOf(data, from, seconds, lines)) : null),
    [data, from, seconds],
  );
  if (path === null) return null;
  return (
    <div aria-hidden className="absolute inset-x-0 inset-y-1.5 animate-appear">
      <Wave path={path} className="text-muted-foreground/45" />
      <div
        className="absolute inset-0 text-primary"
        style={{ clipPath: 'inset(0 calc(100% - var(--at, 0) * 100%) 0 0)' }}
      >
        <Wave path={path} />
      </div>
    </div>
  );
}

function Wave({ path, className }: { path: string; className?: string }) {
  return (
    <svg
      viewBox={`0 0 ${lines} 2`}
      preserveAspectRatio="none"
      className={`absolute inset-0 size-full ${className ?? ''}`}
    >
      <path d={path} fill="none" stroke="currentColor" strokeWidth="0.6" />
    </svg>
  );
}
