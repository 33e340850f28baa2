import { useQuery } from '@tanstack/react-query';

import { audioInfoQuery } from '@/lib/api/queries';
import { useStore } from '@/lib/store';

import { withoutSong } from './song-state';
import type { SongState } from './song-state';
import { songStore } from './song-store';

function useIsGone(id: string | undefined): boolean {
  const info = useQuery({ ...audioInfoQuery(id ?? ''), enabled: id !== undefined });
  return info.data?.exists === false;
}

/**
 * The draft's song as it can be used. A draft may be older than the server's files: a song that is gone does not
 * count, and of a cut that is gone the whole song is left.
 */
export function useSong(): { song: SongState; goneTitle: string | null } {
  const stored = useStore(songStore);
  const isSongGone = useIsGone(stored.song?.id);
  const isCutGone = useIsGone(stored.cut?.id);
  if (isSongGone && stored.song !== null) return { song: withoutSong(stored), goneTitle: stored.song.title };
  return { song: isCutGone ? { ...stored, cut: null } : stored, goneTitle: null };
}
