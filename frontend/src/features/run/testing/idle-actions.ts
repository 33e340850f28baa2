import { vi } from 'vitest';

import type { RunActions } from '../run-actions';

/** Actions that do nothing but remember that they were asked. */
export function idleActions(): RunActions {
  const works = () => vi.fn(() => Promise.resolve(true));
  return {
    makeFilm: works(),
    restitch: works(),
    cancel: works(),
    retry: works(),
    saveScene: works(),
    rewriteScene: works(),
    makeTake: works(),
    syncLips: works(),
    syncAllLips: works(),
    chooseTake: works(),
    deleteTake: works(),
    changeProject: works(),
  };
}
