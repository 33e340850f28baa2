import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import { isLogInNeeded, subscribeLogIn } from './access';
import { api } from './client';
import { createHandlers } from './patches';

export type Connection = 'connecting' | 'open' | 'lost';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
// A stream that breaks and is back within this time is nobody's concern.
const PATIENCE_MS = 1500;
// A browser opens six connections to a server and no more, whatever the number of its windows. One that nobody looks
// at gives its stream back; when it is looked at again everything is read anew.
const HIDDEN_MS = 10_000;

let connection: Connection = 'connecting';
const listeners = new Set<() => void>();

function setConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether changes arrive at the moment. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => connection);
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** The one stream of a window. The browser mends short breaks itself, with Last-Event-ID; what it gives up on (a
 *  server that is down, a key that is asked for) is tried again here, after pauses that double. */
class EventStream {
  private source: EventSource | undefined;
  private retryTimer: Timer;
  private patienceTimer: Timer;
  private hiddenTimer: Timer;
  private pause = FIRST_PAUSE_MS;
  private readonly handlers: ReturnType<typeof createHandlers>;

  constructor(cache: QueryClient) {
    this.handlers = createHandlers(cache);
  }

  readonly open = (): void => {
    clearTimeout(this.retryTimer);
    if (isLogInNeeded() || this.isAlive()) return; // the end of the log-in opens it
    const source = new EventSource('/api/events');
    source.onopen = this.opened;
    source.onerror = this.failed;
    for (const [name, handle] of Object.entries(this.handlers.byName)) {
      source.addEventListener(name, (event) =>
        handle(JSON.parse((event as MessageEvent<string>).data) as never),
      );
    }
    this.source = source;
  };

  /** Something has changed that a failed attempt may have waited for. */
  readonly openAtOnce = (): void => {
    this.pause = FIRST_PAUSE_MS;
    this.open();
  };

  readonly looked = (): void => {
    clearTimeout(this.hiddenTimer);
    if (document.visibilityState === 'visible') this.openAtOnce();
    else this.hiddenTimer = setTimeout(this.close, HIDDEN_MS);
  };

  readonly close = (): void => {
    for (const timer of [this.retryTimer, this.patienceTimer, this.hiddenTimer]) clearTimeout(timer);
    this.patienceTimer = undefined;
    this.source?.close();
    this.source = undefined;
    this.handlers.stop();
    setConnection('connecting');
  };

  private readonly opened = (): void => {
    clearTimeout(this.patienceTimer);
    this.patienceTimer = undefined;
    this.pause = FIRST_PAUSE_MS;
    setConnection('open');
  };

  private readonly failed = (): void => {
    this.patienceTimer ??= setTimeout(() => setConnection('lost'), PATIENCE_MS);
    if (this.isAlive()) return; // the browser tries again itself
    // EventSource hides the status; if it was 401, this request brings up the log-in.
    void api.GET('/api/jobs', { params: { query: { limit: 1 } } }).catch(() => undefined);
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(this.open, this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  };

  private isAlive(): boolean {
    return this.source !== undefined && this.source.readyState !== EventSource.CLOSED;
  }
}

/** Listens to everything that changes on the server and keeps the cache as the server is. Returns what ends it. */
export function listenToEvents(cache: QueryClient): () => void {
  const stream = new EventStream(cache);
  stream.looked(); // a tab may be opened behind others, and then waits
  const unsubscribe = subscribeLogIn(stream.openAtOnce);
  window.addEventListener('online', stream.openAtOnce);
  document.addEventListener('visibilitychange', stream.looked);
  return () => {
    unsubscribe();
    window.removeEventListener('online', stream.openAtOnce);
    document.removeEventListener('visibilitychange', stream.looked);
    stream.close();
  };
}
