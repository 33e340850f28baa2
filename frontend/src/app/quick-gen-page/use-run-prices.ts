import { useProjectEstimate, useUnitEstimate } from '@/components/makers/use-estimates';
import type { Project } from '@/lib/api/types';
import { bestMakers } from '@/lib/estimate';

/** What the rest of a film would cost, and whom the server takes where nobody was chosen. */
export function useRunPrices(project: Project) {
  const { config_flavor, aspect_ratio, clip_seconds, size, audio_id } = project;
  return {
    estimate: useProjectEstimate(project.id),
    best: bestMakers(useUnitEstimate({ config_flavor, aspect_ratio, clip_seconds, size, audio_id })),
  };
}
