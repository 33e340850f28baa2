import { useEffect } from 'react';

/** Whatever begins to play on the page makes everything else pause. */
export function useOnePlaying(): void {
  useEffect(() => {
    const quiet = (event: Event) => {
      for (const other of document.querySelectorAll<HTMLMediaElement>('video, audio')) {
        if (other !== event.target) other.pause();
      }
    };
    // "play" does not bubble, but it is seen on its way down.
    document.addEventListener('play', quiet, true);
    return () => document.removeEventListener('play', quiet, true);
  }, []);
}
