import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'dark' | 'light' | 'system';

// public/assets/theme-1.js reads the same key before the first paint.
const KEY = 'songreel.theme';
const prefersLight = window.matchMedia('(prefers-color-scheme: light)');
const listeners = new Set<() => void>();

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'system' ? value : 'dark';
  } catch {
    return 'dark'; // storage may be switched off
  }
}

let choice = stored();

function apply(): void {
  document.documentElement.dataset['theme'] =
    choice === 'light' || (choice === 'system' && prefersLight.matches) ? 'light' : 'dark';
  for (const listener of listeners) listener();
}

prefersLight.addEventListener('change', apply);
// Another window of the studio changed it.
window.addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  choice = stored();
  apply();
});

export function setTheme(next: ThemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // it holds until the window is closed
  }
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was chosen. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}

/** What is shown. */
export function useTheme(): 'dark' | 'light' {
  return useSyncExternalStore(subscribe, () =>
    document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark',
  );
}
