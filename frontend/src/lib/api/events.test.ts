import { QueryClient } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { job } from '@/lib/testing/run-objects';

import { setLogInNeeded } from './access';
import { listenToEvents, useConnection } from './events';
import { keys } from './queries';
import { ScriptedSource } from './testing/event-source';
import type { Job } from './types';

let cache: QueryClient;
let stop: () => void;

function connection(): string {
  const { result, unmount } = renderHook(() => useConnection());
  unmount();
  return result.current;
}

function look(visible: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('no network in tests'))),
  );
  vi.stubGlobal('EventSource', ScriptedSource);
  ScriptedSource.reset();
  setLogInNeeded(false);
  cache = new QueryClient();
  stop = listenToEvents(cache);
});
afterEach(() => {
  stop();
  cache.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

it('puts what the server sends into the cache', () => {
  ScriptedSource.last.answer();
  ScriptedSource.last.send('job', job({ id: 'a', progress: 0.4 }));
  expect(connection()).toBe('open');
  expect(cache.getQueryData<Job>(keys.job('a'))?.progress).toBe(0.4);
});

it('leaves a short break to the browser and tells nobody', async () => {
  ScriptedSource.last.answer();
  ScriptedSource.last.break();
  await pass(1000);
  ScriptedSource.last.answer();
  await pass(10_000);
  expect(connection()).toBe('open');
  expect(ScriptedSource.opened).toHaveLength(1);
});

it('says that the connection is lost when a break lasts', async () => {
  ScriptedSource.last.answer();
  ScriptedSource.last.break();
  await pass(2000);
  expect(connection()).toBe('lost');
});

it('tries again after pauses that double, and from the shortest one after it was there', async () => {
  ScriptedSource.last.refuse();
  await pass(499);
  expect(ScriptedSource.opened).toHaveLength(1);
  await pass(1);
  expect(ScriptedSource.opened).toHaveLength(2);
  ScriptedSource.last.refuse();
  await pass(999);
  expect(ScriptedSource.opened).toHaveLength(2);
  await pass(1);
  expect(ScriptedSource.opened).toHaveLength(3);
  ScriptedSource.last.answer();
  expect(connection()).toBe('open');
  ScriptedSource.last.refuse();
  await pass(500);
  expect(ScriptedSource.opened).toHaveLength(4);
});

it('waits at most ten seconds between two attempts', async () => {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    ScriptedSource.last.refuse();
    await pass(10_000);
  }
  expect(ScriptedSource.opened).toHaveLength(9);
});

it('does not knock while a key is asked for, and is back at once when it was given', async () => {
  setLogInNeeded(true);
  ScriptedSource.last.refuse();
  await pass(60_000);
  expect(ScriptedSource.opened).toHaveLength(1);
  setLogInNeeded(false);
  expect(ScriptedSource.opened).toHaveLength(2);
});

it('finds out by a request whether a key is what is missing', async () => {
  ScriptedSource.last.refuse();
  await pass(0);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it('tries at once when the network is back', async () => {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    ScriptedSource.last.refuse();
    await pass(10_000);
  }
  ScriptedSource.last.refuse();
  const before = ScriptedSource.opened.length;
  window.dispatchEvent(new Event('online'));
  expect(ScriptedSource.opened).toHaveLength(before + 1);
});

it('gives its connection back while nobody looks, and takes it again when somebody does', async () => {
  ScriptedSource.last.answer();
  look(false);
  await pass(9_000);
  expect(ScriptedSource.last.readyState).toBe(EventSource.OPEN);
  await pass(1_000);
  expect(ScriptedSource.last.readyState).toBe(EventSource.CLOSED);
  expect(connection()).not.toBe('lost');
  look(true);
  expect(ScriptedSource.opened).toHaveLength(2);
});

it('keeps its connection when somebody looks away for a moment', async () => {
  ScriptedSource.last.answer();
  look(false);
  await pass(5_000);
  look(true);
  await pass(20_000);
  expect(ScriptedSource.opened).toHaveLength(1);
  expect(connection()).toBe('open');
});

it('ends when it is told to', async () => {
  ScriptedSource.last.refuse();
  stop();
  await pass(60_000);
  expect(ScriptedSource.opened).toHaveLength(1);
});
