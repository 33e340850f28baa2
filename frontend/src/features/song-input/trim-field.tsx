import { Scissors } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import { isStartPastEnd, withStart } from './song-state';
import type { SongState } from './song-state';
import { songStore } from './song-store';
import type { useTrim } from './use-trim';

/** What was typed as a whole number of seconds; null where it is none. Nothing typed is 0. */
export function parseStart(typed: string): number | null {
  if (typed.trim() === '') return 0;
  const value = Number(typed);
  return Number.isInteger(value) && value >= 0 ? value : null;
}

/** The start as a number, tied to the marker on the waveform. */
export function TrimField({ state, trim }: { state: SongState; trim: ReturnType<typeof useTrim> }) {
  // What stands in the field while it is not simply the start: nothing, or something that is no start.
  const [typed, setTyped] = useState<string | null>(null);
  const [seen, setSeen] = useState(state.startAt);
  const words = texts.create;

  if (seen !== state.startAt) {
    setSeen(state.startAt); // the marker was moved, or the song replaced: its word counts
    if (typed !== null && parseStart(typed) !== state.startAt) setTyped(null);
  }

  function type(value: string) {
    setTyped(value);
    const start = parseStart(value);
    if (start !== null) songStore.set((now) => withStart(now, start));
  }

  const hasSong = state.song !== null;
  const isWrong = typed !== null && parseStart(typed) === null;
  const isPastEnd = isStartPastEnd(state);
  const problem = isWrong
    ? words.song.wholeSeconds
    : isPastEnd && state.song !== null
      ? words.song.pastEnd(clock(state.song.seconds, 0))
      : undefined;

  return (
    <Field
      label={words.configuration.start}
      hint={hasSong ? words.configuration.startHint : words.configuration.startNeedsSong}
      error={problem}
    >
      {(control) => (
        <div className="flex flex-wrap gap-2">
          <Input
            {...control}
            type="number"
            min={0}
            step={1}
            inputMode="numeric"
            placeholder="0"
            className="w-28 tabular-nums"
            value={typed ?? String(state.startAt)}
            onChange={(event) => {
              type(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && hasSong && problem === undefined && !trim.isTrimming) trim.trim();
            }}
            onBlur={() => {
              if (!isWrong) setTyped(null);
            }}
          />
          <Button
            variant="secondary"
            disabled={!hasSong || problem !== undefined}
            busy={trim.isTrimming}
            onClick={trim.trim}
          >
            {trim.isTrimming ? (
              words.configuration.trimming
            ) : (
              <>
                <Scissors aria-hidden />
                {words.configuration.trim}
              </>
            )}
          </Button>
          {state.cut !== null && (
            <Button variant="ghost" onClick={trim.undo} disabled={trim.isTrimming}>
              {words.song.undoTrim}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
