import { useDraftEstimate, useUnitEstimate } from '@/components/makers/use-estimates';
import { bestMakers, lastEstimate } from '@/lib/estimate';
import { projectFromQuickJob, type QuickJob } from '@/lib/quick-job';
import { noMakers } from '@/lib/makers';

/** What the film and the character's pictures would cost, and whom the server takes where nobody was chosen. */
export function usePrices(job: QuickJob) {
  const film = projectFromQuickJob(job);
  const basis = { config_flavor: film.config_flavor ?? null, aspect_ratio: film.aspect_ratio ?? null };
  return {
    price: useDraftEstimate(film),
    best: bestMakers(lastEstimate(useUnitEstimate(basis))),
    /** Of one piece of each kind. */
    unitPrice: useUnitEstimate(basis, job.makers ?? noMakers),
  };
}
