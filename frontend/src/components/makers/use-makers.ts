import { useQuery } from '@tanstack/react-query';

import { makersQuery } from '@/lib/api/queries';
import type { Maker } from '@/lib/api/types';
import { hasMakersElsewhere } from '@/lib/makers';

const none: Maker[] = [];

/** The makers of this server. `isPaying`: one of them is elsewhere and ready, so that choices and prices matter. */
export function useMakers(): { makers: readonly Maker[]; isPaying: boolean } {
  const { data } = useQuery({ ...makersQuery(), retry: false });
  const makers = data?.makers ?? none;
  return { makers, isPaying: hasMakersElsewhere(makers) };
}
