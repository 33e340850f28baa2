import type { Take } from '@/lib/api/types';

/** A still of the take. */
export function posterOf(take: Take): string {
  const { poster_url: address } = take as Take & { poster_url?: string | null };
  return address ?? `/api/mv/get_video/${take.id}/poster`;
}
