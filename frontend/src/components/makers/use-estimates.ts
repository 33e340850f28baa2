import { keepPreviousData, skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { estimateQuery, makersQuery, projectEstimateQuery } from '@/lib/api/queries';
import type { Estimate, NewProject, Project } from '@/lib/api/types';
import { free, type EstimateReading } from '@/lib/estimate';
import { hasMakersElsewhere, noMakers, type MakerChoices } from '@/lib/makers';

import { useMakers } from './use-makers';

// Somebody who types or steps is not asked about after each letter.
const settledAfterMilliseconds = 400;

/** The value once it has not changed for a while, and whether that is the value of now. */
function useSettled<T>(value: T): [T, boolean] {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), settledAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return [settled, JSON.stringify(settled) === text];
}

/** As long as nobody knows what a film costs, it is not taken for one that costs nothing. */
function useReading(query: UseQueryResult<Estimate>, isAskedNow = true): EstimateReading {
  const makers = useQuery({ ...makersQuery(), retry: false });
  if (makers.data === undefined)
    return makers.isError ? failed(makers) : { kind: 'loading', before: undefined };
  if (!hasMakersElsewhere(makers.data.makers)) return free;
  if (!isAskedNow || query.isFetching) return { kind: 'loading', before: query.data };
  if (query.isError) return failed(query);
  return query.data === undefined
    ? { kind: 'loading', before: undefined }
    : { kind: 'ready', estimate: query.data };
}

function failed({ error, refetch }: UseQueryResult): EstimateReading {
  return { kind: 'failed', error, retry: () => void refetch() };
}

/** What a film will cost that is still being described. */
export function useDraftEstimate(film: NewProject): EstimateReading {
  const { isPaying } = useMakers();
  const [settled, isSettled] = useSettled(film);
  const query = useQuery({
    ...estimateQuery(settled),
    placeholderData: keepPreviousData,
    retry: false,
    enabled: isPaying,
  });
  return useReading(query, isSettled);
}

/** What is still to be made of a film, and what that costs. */
export function useProjectEstimate(id: string): EstimateReading {
  const { isPaying } = useMakers();
  return useReading(useQuery({ ...projectEstimateQuery(id), retry: false, enabled: isPaying }));
}

/** What a film costs of which all is known; the same for all who ask. */
export function useFilmEstimate(film: NewProject): EstimateReading {
  const { isPaying } = useMakers();
  const { queryFn, ...query } = estimateQuery(film);
  return useReading(useQuery({ ...query, queryFn: isPaying ? queryFn : skipToken, retry: false }));
}

/** What a single piece of each kind depends on, besides its maker. */
export type UnitBasis = Pick<
  NewProject,
  'config_flavor' | 'aspect_ratio' | 'clip_seconds' | 'size' | 'audio_id'
>;

export function unitBasisOf(project: Project): UnitBasis {
  const { config_flavor, aspect_ratio, clip_seconds, size, audio_id } = project;
  return { config_flavor, aspect_ratio, clip_seconds, size, audio_id };
}

/** The price of one piece of each kind. With nobody chosen it also tells whom the server takes by itself. */
export function useUnitEstimate(basis: UnitBasis, makers: MakerChoices = noMakers): EstimateReading {
  return useFilmEstimate({
    ...basis,
    idea: '',
    character_description: '',
    number_of_scenes: 1,
    ...(basis.audio_id ? { lip_sync: true } : {}),
    makers,
  });
}
