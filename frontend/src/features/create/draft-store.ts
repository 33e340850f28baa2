import { createPersistedStore } from '@/lib/persisted-store';

import { parseDraft } from './draft';
import type { Draft } from './draft';

export const draftStore = createPersistedStore('songreel.create.draft', parseDraft);

export function changeDraft(change: Partial<Draft>): void {
  draftStore.set((now) => ({ ...now, ...change }));
}
