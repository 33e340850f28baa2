import { createPersistedStore } from '@/lib/persisted-store';

import { parseSongState } from './song-state';

export const songStore = createPersistedStore('songreel.create.song', parseSongState);
