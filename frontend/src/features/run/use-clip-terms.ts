import { useMemo } from 'react';

import { useMakers } from '@/components/makers/use-makers';
import type { Project } from '@/lib/api/types';
import { parseMakers } from '@/lib/makers';

import type { ClipTerms } from './clip-maker-select';

/** What the price of a clip of this film depends on; null where nothing costs anything. The same until something changes. */
export function useClipTerms(project: Project): ClipTerms | null {
  const { isPaying } = useMakers();
  const { config_flavor, aspect_ratio, clip_seconds, size, audio_id, makers } = project;
  return useMemo(
    () =>
      isPaying
        ? {
            basis: { config_flavor, aspect_ratio, clip_seconds, size, audio_id },
            choices: parseMakers(makers),
          }
        : null,
    [isPaying, config_flavor, aspect_ratio, clip_seconds, size, audio_id, makers],
  );
}
