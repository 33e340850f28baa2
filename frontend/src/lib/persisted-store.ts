import { createStore } from '@/lib/store';
import type { Store } from '@/lib/store';

// A store that outlives the page too: localStorage keeps its value over a reload.

export interface PersistedStore<T> extends Store<T> {
  reset(): void;
  /** Writes at once what is still waiting to be written. */
  flush(): void;
}

// Another tab may have the same value open and write it too. One in which nothing was changed follows; one with changes of its
// own keeps them. That counts for all values together, because they belong together: half of another film helps nobody.
let isEdited = false;

// Typing changes the value with every letter; the disk need not hear of each.
const writeAfterMilliseconds = 250;

function stored(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or switched off: the value still lives as long as the page.
  }
}

/** `parse` gets whatever was stored, or undefined; it must give a good value for anything. */
export function createPersistedStore<T>(key: string, parse: (stored: unknown) => T): PersistedStore<T> {
  const store = createStore(parse(stored(key)));
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    write(key, store.get());
  }

  let isFollowing = false;
  store.subscribe(() => {
    if (isFollowing) return;
    isEdited = true;
    timer ??= setTimeout(flush, writeAfterMilliseconds);
  });
  window.addEventListener('storage', (event) => {
    if (event.key !== key || isEdited) return;
    isFollowing = true;
    store.set(() => parse(stored(key)));
    isFollowing = false;
  });
  // The last chance before a reload, a closed tab, or a phone that puts the browser to sleep.
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);

  return {
    ...store,
    reset: () => {
      store.set(() => parse(undefined));
    },
    flush,
  };
}
