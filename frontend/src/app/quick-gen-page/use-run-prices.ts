import { unitBasisOf, useProjectEstimate, useUnitEstimate } from '@/components/makers/use-estimates';
import type { Project } from '@/lib/api/types';
import { bestMakers, lastEstimate } from '@/lib/estimate';

/** What the rest of a film would cost, and whom the server takes where nobody was chosen. */
export function useRunPrices(project: Project) {
  return {
    price: useProjectEstimate(project.id),
    best: bestMakers(lastEstimate(useUnitEstimate(unitBasisOf(project)))),
  };
}
