import { useQuery } from '@tanstack/react-query';

import { makersQuery } from '@/lib/api/queries';

/** Whether a maker of this server can move lips; the choice beside Regenerate is there only then. */
export function useCanSyncLips(): boolean {
  const { data } = useQuery({ ...makersQuery(), retry: false });
  return data?.makers.some((maker) => maker.ready && maker.makes.includes('lips')) ?? false;
}
