import { useSyncExternalStore } from 'react';

// Whether the server has asked for a key. It stands outside of React because the requests find it out.
let asked = false;
const listeners = new Set<() => void>();

// The cookie itself cannot be seen from here. This only remembers that there should be one, to offer the log-out.
const KEY = 'songreel.logged-in';

function tell(): void {
  for (const listener of listeners) listener();
}

export function setLogInNeeded(needed: boolean): void {
  if (asked === needed) return;
  asked = needed;
  tell();
}

export function subscribeLogIn(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isLogInNeeded(): boolean {
  return asked;
}

export function useLogInNeeded(): boolean {
  return useSyncExternalStore(subscribeLogIn, isLogInNeeded);
}

export function rememberLogIn(isLoggedIn: boolean): void {
  try {
    if (isLoggedIn) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // storage may be switched off; the log-out is not offered then
  }
  tell();
}

export function useIsLoggedIn(): boolean {
  return useSyncExternalStore(subscribeLogIn, () => {
    try {
      return localStorage.getItem(KEY) !== null;
    } catch {
      return false;
    }
  });
}
