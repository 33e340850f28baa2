import { beforeEach, describe, expect, it, vi } from 'vitest';

import type * as Module from './persisted-store';

const parse = (stored: unknown) => ({ words: '', ...(stored as { words?: string } | undefined) });

// A fresh module is a tab in which nothing was changed yet.
let createPersistedStore: typeof Module.createPersistedStore;

beforeEach(async () => {
  localStorage.clear();
  vi.resetModules();
  ({ createPersistedStore } = await import('./persisted-store'));
});

/** What happens here when another tab writes. */
function writeElsewhere(key: string, value: unknown) {
  localStorage.setItem(key, JSON.stringify(value));
  window.dispatchEvent(new StorageEvent('storage', { key }));
}

describe('a persisted store', () => {
  it('is found again after a reload', () => {
    const before = createPersistedStore('draft', parse);
    before.set((now) => ({ ...now, words: 'kept' }));
    before.flush();
    expect(createPersistedStore('draft', parse).get()).toEqual({ words: 'kept' });
  });

  it('is written when the page goes away, without waiting', () => {
    const before = createPersistedStore('draft', parse);
    before.set((now) => ({ ...now, words: 'late' }));
    window.dispatchEvent(new Event('pagehide'));
    expect(createPersistedStore('draft', parse).get()).toEqual({ words: 'late' });
  });

  it('begins anew where the stored text is no JSON', () => {
    localStorage.setItem('draft', '{"words":');
    expect(createPersistedStore('draft', parse).get()).toEqual({ words: '' });
  });

  it('tells its listeners of a change, and of nothing else', () => {
    const subject = createPersistedStore('draft', parse);
    const listener = vi.fn();
    const leave = subject.subscribe(listener);
    subject.set((now) => now);
    expect(listener).not.toHaveBeenCalled();
    subject.set(() => ({ words: 'new' }));
    expect(listener).toHaveBeenCalledTimes(1);
    leave();
    subject.reset();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(subject.get()).toEqual({ words: '' });
  });

  it('goes on where the browser keeps nothing', () => {
    const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    const subject = createPersistedStore('draft', parse);
    subject.set(() => ({ words: 'here' }));
    subject.flush();
    expect(subject.get()).toEqual({ words: 'here' });
    refuse.mockRestore();
  });
});

describe('beside another tab', () => {
  it('follows what was written there, and does not write it once more', () => {
    vi.useFakeTimers();
    const subject = createPersistedStore('draft', parse);
    writeElsewhere('draft', { words: 'theirs' });
    expect(subject.get()).toEqual({ words: 'theirs' });
    const write = vi.spyOn(Storage.prototype, 'setItem');
    vi.advanceTimersByTime(1000);
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
    vi.useRealTimers();
  });

  it('keeps what was changed here, also in what belongs to it', () => {
    const subject = createPersistedStore('draft', parse);
    const beside = createPersistedStore('beside', parse);
    subject.set(() => ({ words: 'ours' }));
    writeElsewhere('draft', { words: 'theirs' });
    writeElsewhere('beside', { words: 'theirs' });
    expect(subject.get()).toEqual({ words: 'ours' });
    expect(beside.get()).toEqual({ words: '' });
  });
});
