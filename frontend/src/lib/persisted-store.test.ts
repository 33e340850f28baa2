import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createPersistedStore } from './persisted-store';

const parse = (stored: unknown) => ({ words: '', ...(stored as { words?: string } | undefined) });

describe('a persisted store', () => {
  beforeEach(() => {
    localStorage.clear();
  });

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
