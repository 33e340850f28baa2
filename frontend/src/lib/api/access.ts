import { useSyncExternalStore } from 'react';

// Whether the server has asked for a key. It stands outside of React because the requests find it out.
let asked = false;
const listeners = new Set<() => void>();

export function setLogInNeeded(needed: boolean): void {
  if (asked === needed) return;
  asked = needed;
  for (const listener of listeners) listener();
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
