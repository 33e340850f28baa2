import { useCallback, useEffect, useRef, useState } from 'react';

/** Every browser plays AAC; not every one plays OGG, Opus or FLAC. */
const sources = (audioId: string) => [
  `/api/audio/get/${encodeURIComponent(audioId)}`,
  `/api/audio/get/${encodeURIComponent(audioId)}?format=m4a`,
];

/**
 * Plays one song. Give its component a `key` of the song's id, so that another song begins with a fresh player.
 * Spread `audio` on an <audio> element.
 */
export function useAudioPlayer(audioId: string) {
  const element = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const urls = sources(audioId);

  // The element tells its time four times a second; the playhead should glide.
  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    const follow = () => {
      setSeconds(element.current?.currentTime ?? 0);
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [playing]);

  const seek = useCallback((to: number) => {
    if (element.current) element.current.currentTime = to;
    setSeconds(to);
  }, []);

  function toggle() {
    const audio = element.current;
    if (!audio) return;
    if (!audio.paused) audio.pause();
    // A refusal shows itself as an error of the element, or means that something else paused it at once.
    else audio.play().catch(() => undefined);
  }

  return {
    playing,
    seconds,
    seek,
    toggle,
    /** After a failure: from the first source on. */
    retry: () => {
      setAttempt(0);
    },
    isFailed: attempt >= urls.length,
    audio: {
      ref: element,
      src: urls[Math.min(attempt, urls.length - 1)],
      preload: 'metadata',
      onPlay: () => {
        setPlaying(true);
      },
      onPause: () => {
        setPlaying(false);
      },
      onError: () => {
        setPlaying(false);
        setAttempt((before) => before + 1);
      },
    } as const,
  };
}
