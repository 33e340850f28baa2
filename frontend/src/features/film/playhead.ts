import { useSyncExternalStore } from 'react';

/** What a player knows of itself at a moment. */
export interface Moment {
  time: number;
  isPlaying: boolean;
  isMuted: boolean;
}

/**
 * The film's player, outside of React: its time changes with every frame, and only what shows it may be drawn
 * again. It may be without a video, as long as there is no film.
 */
export class Playhead {
  private video: HTMLVideoElement | null = null;
  private moment: Moment = { time: 0, isPlaying: false, isMuted: false };
  private readonly listeners = new Set<() => void>();
  private frame = 0;

  readonly now = (): Moment => this.moment;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** For a video's `ref`. */
  readonly attach = (video: HTMLVideoElement | null): (() => void) | undefined => {
    if (!video) return undefined;
    this.video = video;
    const events = [
      'play',
      'pause',
      'seeking',
      'seeked',
      'timeupdate',
      'volumechange',
      'ended',
      'emptied',
    ] as const;
    for (const event of events) video.addEventListener(event, this.read);
    const resume = () => this.resume();
    video.addEventListener('loadedmetadata', resume);
    this.read();
    return () => {
      for (const event of events) video.removeEventListener(event, this.read);
      video.removeEventListener('loadedmetadata', resume);
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      this.video = null;
      this.put({ ...this.moment, isPlaying: false });
    };
  };

  readonly toggle = (): void => {
    if (!this.video) return;
    if (this.video.paused)
      void this.video.play().catch(() => undefined); // refused by the browser, or gone meanwhile
    else this.video.pause();
  };

  readonly pause = (): void => this.video?.pause();

  readonly seek = (seconds: number): void => {
    const time = Math.max(0, Math.min(seconds, this.length()));
    if (this.video) this.video.currentTime = time;
    this.put({ ...this.moment, time });
  };

  readonly skip = (seconds: number): void => this.seek(this.moment.time + seconds);

  readonly toggleSound = (): void => {
    if (this.video) this.video.muted = !this.video.muted;
  };

  readonly fullScreen = (): void => {
    const video = this.video;
    if (!video) return;
    if (document.fullscreenElement) void document.exitFullscreen();
    else void video.requestFullscreen().catch(() => undefined); // not every browser lets a page do so
  };

  get hasVideo(): boolean {
    return this.video !== null;
  }

  private length(): number {
    const duration = this.video?.duration ?? Infinity;
    return Number.isFinite(duration) ? duration : Infinity;
  }

  // A film that was stitched anew goes on where the last one stood.
  private resume(): void {
    if (this.video && this.moment.time > 0 && this.video.currentTime === 0) this.seek(this.moment.time);
  }

  private readonly read = (event?: Event): void => {
    const video = this.video;
    if (!video) return;
    // While another film is loaded the player stands at 0, which nobody asked for.
    const isEmpty = event?.type === 'emptied' || video.readyState === 0;
    this.put({
      time: isEmpty ? this.moment.time : video.currentTime,
      isPlaying: !video.paused && !video.ended,
      isMuted: video.muted || video.volume === 0,
    });
    if (this.moment.isPlaying && this.frame === 0) this.frame = requestAnimationFrame(this.tick);
  };

  private readonly tick = (): void => {
    this.frame = 0;
    this.read();
  };

  private put(next: Moment): void {
    const { time, isPlaying, isMuted } = this.moment;
    if (next.time === time && next.isPlaying === isPlaying && next.isMuted === isMuted) return;
    this.moment = next;
    for (const listener of this.listeners) listener();
  }
}

/** Draws anew only when what `select` takes of the moment has changed; it must give a plain value. */
export function usePlayhead<T extends string | number | boolean | null>(
  playhead: Playhead,
  select: (moment: Moment) => T,
): T {
  return useSyncExternalStore(playhead.subscribe, () => select(playhead.now()));
}
