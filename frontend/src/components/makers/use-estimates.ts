import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { estimateQuery, projectEstimateQuery } from '@/lib/api/queries';
import type { Estimate, NewProject } from '@/lib/api/types';
import { noMakers, type MakerChoices } from '@/lib/makers';

import { useMakers } from './use-makers';

// Somebody who types or steps is not asked about after each letter.
const settledAfterMilliseconds = 400;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), settledAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What a film will cost that is still being described; undefined while nobody knows, and where nothing costs anything. */
export function useDraftEstimate(film: NewProject): Estimate | undefined {
  const { isPaying } = useMakers();
  const settled = useSettled(film);
  const { data } = useQuery({
    ...estimateQuery(settled),
    placeholderData: keepPreviousData,
    retry: false,
    enabled: isPaying,
  });
  return isPaying ? data : undefined;
}

/** What is still to be made of a film, and what that costs. */
export function useProjectEstimate(id: string): Estimate | undefined {
  const { isPaying } = useMakers();
  const { data } = useQuery({ ...projectEstimateQuery(id), retry: false, enabled: isPaying });
  return isPaying ? data : undefined;
}

/** What a single piece of each kind depends on, besides its maker. */
export type UnitBasis = Pick<
  NewProject,
  'config_flavor' | 'aspect_ratio' | 'clip_seconds' | 'size' | 'audio_id'
>;

/** The price of one piece of each kind. With nobody chosen it also tells whom the server takes by itself. */
export function useUnitEstimate(basis: UnitBasis, makers: MakerChoices = noMakers): Estimate | undefined {
  const { isPaying } = useMakers();
  const film: NewProject = {
    ...basis,
    idea: '',
    character_description: '',
    number_of_scenes: 1,
    ...(basis.audio_id ? { lip_sync: true } : {}),
    makers,
  };
  const { queryFn, ...query } = estimateQuery(film);
  const { data } = useQuery({ ...query, queryFn: isPaying ? queryFn : skipToken, retry: false });
  return isPaying ? data : undefined;
}
