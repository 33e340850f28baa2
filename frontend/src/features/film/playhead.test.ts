import { describe, expect, it, vi } from 'vitest';

import { Playhead } from './playhead';

/** A video that does what it is told, and nothing else. */
function fakeVideo() {
  const video = document.createElement('video');
  const state = { paused: true, duration: 20, readyState: 4 };
  for (const key of Object.keys(state) as (keyof typeof state)[]) {
    Object.defineProperty(video, key, { configurable: true, get: () => state[key] });
  }
  let time = 0;
  Object.defineProperty(video, 'currentTime', { get: () => time, set: (value: number) => (time = value) });
  video.play = () => {
    state.paused = false;
    video.dispatchEvent(new Event('play'));
    return Promise.resolve();
  };
  video.pause = () => {
    state.paused = true;
    video.dispatchEvent(new Event('pause'));
  };
  return { video, state };
}

describe('Playhead', () => {
  it('plays and pauses, and tells those who listen', () => {
    const { video } = fakeVideo();
    const playhead = new Playhead();
    playhead.attach(video);
    const heard = vi.fn();
    playhead.subscribe(heard);
    playhead.toggle();
    expect(playhead.now().isPlaying).toBe(true);
    playhead.toggle();
    expect(playhead.now().isPlaying).toBe(false);
    expect(heard).toHaveBeenCalled();
  });

  it('seeks within the film only', () => {
    const { video } = fakeVideo();
    const playhead = new Playhead();
    playhead.attach(video);
    playhead.seek(99);
    expect(video.currentTime).toBe(20);
    playhead.skip(-50);
    expect(playhead.now().time).toBe(0);
  });

  it('goes on where it stood when another film is loaded', () => {
    const { video, state } = fakeVideo();
    const playhead = new Playhead();
    playhead.attach(video);
    playhead.seek(12);
    state.readyState = 0;
    video.currentTime = 0;
    video.dispatchEvent(new Event('emptied'));
    expect(playhead.now().time).toBe(12);
    state.readyState = 4;
    video.dispatchEvent(new Event('loadedmetadata'));
    expect(video.currentTime).toBe(12);
  });

  it('does nothing, and harms nothing, without a film', () => {
    const playhead = new Playhead();
    playhead.toggle();
    playhead.toggleSound();
    playhead.pause();
    expect(playhead.hasVideo).toBe(false);
    expect(playhead.now().isPlaying).toBe(false);
  });

  it('is not playing any more when its video goes', () => {
    const { video } = fakeVideo();
    const playhead = new Playhead();
    const detach = playhead.attach(video);
    playhead.toggle();
    detach?.();
    expect(playhead.now().isPlaying).toBe(false);
    expect(playhead.hasVideo).toBe(false);
  });
});
