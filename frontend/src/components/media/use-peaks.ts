import { useQuery } from '@tanstack/react-query';

import { waveformQuery } from '@/lib/api/queries';

const pointsOfPicture = 1200;

/** The song's loudness over its length. While it is read or cannot be read, `points` is undefined. */
export function usePeaks(audioId: string | undefined) {
  const query = useQuery({
    ...waveformQuery(audioId ?? '', pointsOfPicture),
    enabled: audioId !== undefined,
  });
  return { points: query.data?.points, seconds: query.data?.duration, isFailed: query.isError };
}
