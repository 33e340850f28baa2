import { useQuery } from '@tanstack/react-query';

import { useMakers } from '@/components/makers/use-makers';
import { costsQuery } from '@/lib/api/queries';

/** Whether costs are worth a section: somebody could be paid, or has been. */
export function useHasCosts(): boolean {
  const { isPaying } = useMakers();
  const { data } = useQuery({ ...costsQuery(), retry: false });
  return isPaying || (data?.runs.length ?? 0) > 0;
}
