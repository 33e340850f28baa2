import { useEffect } from 'react';

import type { Playhead } from './playhead';
import { commandOf, skipSeconds, type Command } from './shortcuts';
import { stepFrom, type Place } from './timeline';

/** The keyboard of the film, anywhere on the page. */
export function useFilmKeys(playhead: Playhead, places: readonly Place[], onHelp: () => void): void {
  useEffect(() => {
    const step = (by: 1 | -1) => {
      const to = stepFrom(places, playhead.now().time, by);
      if (to !== null) playhead.seek(to);
    };
    const deeds: Record<Command, () => void> = {
      toggle: playhead.toggle,
      back: () => playhead.skip(-skipSeconds),
      on: () => playhead.skip(skipSeconds),
      previous: () => step(-1),
      next: () => step(1),
      start: () => playhead.seek(0),
      sound: playhead.toggleSound,
      fullscreen: playhead.fullScreen,
      help: onHelp,
    };
    const press = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command || (command !== 'help' && !playhead.hasVideo)) return;
      event.preventDefault();
      deeds[command]();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [playhead, places, onHelp]);
}
