import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import { isLogInNeeded, subscribeLogIn } from './access';
import { api } from './client';
import { patchJob } from './patches';
import { keys } from './queries';
import type { Job } from './types';

export type Connection = 'connecting' | 'open' | 'lost';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
// A project that is worked on changes many times in a row; it is read once for all of them.
const GATHER_MS = 150;
// A stream that breaks and is back within this time is nobody's concern.
const PATIENCE_MS = 1500;

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

/** Gathers names of queries and marks them as out of date together. */
function createGatherer(cache: QueryClient) {
  const names = new Map<string, readonly unknown[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const gathered = [...names.values()];
    names.clear();
    for (const queryKey of gathered) void cache.invalidateQueries({ queryKey });
  };
  return {
    add(name: readonly unknown[]) {
      names.set(JSON.stringify(name), name);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** What each kind of event does to the cache. */
function createHandlers(cache: QueryClient, gatherer: ReturnType<typeof createGatherer>) {
  return {
    // The server does not know what was missed: read everything that is shown again.
    hello: () => void cache.invalidateQueries(),
    job: (job: Job) => patchJob(cache, job),
    project: (project: { id: string; deleted?: boolean }) => {
      if (project.deleted) cache.removeQueries({ queryKey: keys.project(project.id) });
      else gatherer.add(keys.project(project.id));
      gatherer.add(keys.projects);
    },
    take: (take: { project_id: string }) => gatherer.add(keys.project(take.project_id)),
    audio: (audio: { audio_id: string }) => gatherer.add(keys.audio(audio.audio_id)),
  };
}

/**
 * Listens to everything that changes on the server and keeps the cache as the server is. One for the whole window.
 * The browser mends short breaks itself, with Last-Event-ID; what it gives up on (a server that is down, a key that
 * is asked for) is tried again here, after pauses that double. Returns what ends it.
 */
export function listenToEvents(
  cache: QueryClient,
  createSource = () => new EventSource('/api/events'),
): () => void {
  const gatherer = createGatherer(cache);
  const handlers = createHandlers(cache, gatherer);
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE_MS;

  const opened = () => {
    clearTimeout(patience);
    patience = undefined;
    pause = FIRST_PAUSE_MS;
    setConnection('open');
  };

  const failed = () => {
    patience ??= setTimeout(() => setConnection('lost'), PATIENCE_MS);
    if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again itself
    source.close();
    // EventSource hides the status; if it was 401, this request brings up the log-in.
    void api.GET('/api/jobs', { params: { query: { limit: 1 } } }).catch(() => undefined);
    clearTimeout(retry);
    retry = setTimeout(open, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  };

  function open() {
    retry = undefined;
    if (isLogInNeeded()) return; // the end of the log-in opens it
    source = createSource();
    source.onopen = opened;
    source.onerror = failed;
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) =>
        handle(JSON.parse((event as MessageEvent<string>).data) as never),
      );
    }
  }

  const again = () => {
    if (connection === 'open' || (source && source.readyState !== EventSource.CLOSED)) return;
    clearTimeout(retry);
    pause = FIRST_PAUSE_MS;
    open();
  };

  open();
  window.addEventListener('online', again);
  const unsubscribe = subscribeLogIn(again);
  return () => {
    unsubscribe();
    window.removeEventListener('online', again);
    for (const timer of [retry, patience]) clearTimeout(timer);
    gatherer.stop();
    source?.close();
    setConnection('connecting');
  };
}
