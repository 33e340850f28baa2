import { createPersistedStore } from '@/lib/persisted-store';

import { parseCharacterState } from './character-state';

export const characterStore = createPersistedStore('songreel.create.character', parseCharacterState);
