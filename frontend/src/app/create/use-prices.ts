import { useDraftEstimate, useUnitEstimate } from '@/components/makers/use-estimates';
import { bestMakers } from '@/lib/estimate';
import { projectFromQuickJob, type QuickJob } from '@/lib/quick-job';
import { noMakers } from '@/lib/makers';

/** What the film and the character's pictures would cost, and whom the server takes where nobody was chosen. */
export function usePrices(job: QuickJob) {
  const film = projectFromQuickJob(job);
  const basis = { config_flavor: film.config_flavor ?? null, aspect_ratio: film.aspect_ratio ?? null };
  return {
    estimate: useDraftEstimate(film),
    best: bestMakers(useUnitEstimate(basis)),
    picturePart: useUnitEstimate(basis, job.makers ?? noMakers)?.parts.find((part) => part.work === 'images'),
  };
}
