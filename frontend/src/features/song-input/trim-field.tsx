import { Scissors } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { clock, toMilliseconds } from '@/lib/time';
import { texts } from '@/texts';

import { isStartPastEnd, wholeStart, withStart, withWrongStart } from './song-state';
import type { SongState } from './song-state';
import { songStore } from './song-store';
import type { useTrim } from './use-trim';

export const startFieldName = 'audio-start';

/** What was typed as seconds, down to milliseconds; null where it is no such number. Nothing typed is 0. */
export function parseStart(typed: string): number | null {
  if (typed.trim() === '') return 0;
  const value = Number(typed.replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? toMilliseconds(value) : null;
}

/** The start as a number, tied to the marker on the waveform. */
export function TrimField({ state, trim }: { state: SongState; trim: ReturnType<typeof useTrim> }) {
  // As it was typed, "07" or "12.": shown as long as it means the start.
  const [typed, setTyped] = useState<string | null>(null);
  const words = texts.create;

  function type(value: string, isUnreadable: boolean) {
    const start = isUnreadable ? null : parseStart(value);
    setTyped(value);
    songStore.set((now) => (start === null ? withWrongStart(now, value) : withStart(now, start)));
  }

  const hasSong = state.song !== null;
  const isWrong = state.wrongStart !== null;
  const shown = typed !== null && parseStart(typed) === state.startAt ? typed : String(state.startAt);
  const isPastEnd = isStartPastEnd(state);
  const problem = isWrong
    ? words.song.noStart
    : isPastEnd && state.song !== null
      ? words.song.pastEnd(clock(state.song.seconds, 0))
      : undefined;

  return (
    <Field
      label={words.configuration.start}
      hint={hasSong ? hintOf(state) : words.configuration.startNeedsSong}
      error={problem}
    >
      {(control) => (
        <div className="flex flex-wrap gap-2">
          <Input
            {...control}
            name={startFieldName}
            type="number"
            min={0}
            step={0.1}
            inputMode="decimal"
            placeholder="0"
            className="w-28 tabular-nums"
            value={state.wrongStart ?? shown}
            onChange={(event) => {
              type(event.target.value, event.target.validity.badInput);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && hasSong && problem === undefined && !trim.isTrimming) trim.trim();
            }}
            onBlur={() => {
              setTyped(null);
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
        </div>
      )}
    </Field>
  );
}

/** What the start does, and what trimming adds to it. */
function hintOf({ startAt, wrongStart }: SongState): string {
  const words = texts.create.configuration;
  const whole = wholeStart(startAt);
  return whole === startAt || wrongStart !== null ? words.startHint : words.startHintWhole(clock(whole, 0));
}
