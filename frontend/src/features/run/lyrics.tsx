import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { Project } from '@/lib/api/types';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

import { lyricLines } from './lyric-lines';
import type { RunActions } from './run-actions';

const words = texts.run.input;

type Props = { project: Project; actions: RunActions };

/** What is sung, for the lips: shown, and edited in place. */
export function Lyrics({ project, actions }: Props) {
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <LyricsEditor project={project} actions={actions} onDone={() => setEditing(false)} />;
  const isThere = project.lyrics !== '';
  return (
    <div className="flex flex-wrap items-start justify-between gap-2">
      {isThere ? (
        <Lines lyrics={project.lyrics} />
      ) : (
        <p className="text-sm text-muted-foreground">{words.noLyrics}</p>
      )}
      <Button variant="outline" size="sm" onClick={() => setEditing(true)}>
        {isThere ? words.editLyrics : words.addLyrics}
      </Button>
    </div>
  );
}

/** The text as it is sung, with its times small beside it. */
function Lines({ lyrics }: { lyrics: string }) {
  const lines = lyricLines(lyrics);
  return (
    <ol
      aria-label={words.lyrics}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what can be scrolled must be reached by keyboard
      tabIndex={0}
      className="max-h-42 min-w-0 grow basis-48 overflow-y-auto rounded-sm text-sm"
    >
      {lines.map(({ time, text }, place) => (
        <li key={place} className="flex min-h-5 items-baseline gap-3">
          {time !== null ? (
            <span className="w-9 shrink-0 text-right text-xs text-muted-foreground tabular-nums">{time}</span>
          ) : null}
          <span className="min-w-0">{text}</span>
        </li>
      ))}
    </ol>
  );
}

function LyricsEditor({ project, actions, onDone }: Props & { onDone: () => void }) {
  const [lyrics, setLyrics] = useState(project.lyrics);
  const [isSaving, run] = useBusy();
  const save = () =>
    run(async () => {
      // Nothing but blanks is no lyrics.
      if (await actions.changeProject({ lyrics: lyrics.trim() === '' ? '' : lyrics })) onDone();
    });
  return (
    <form
      className="flex animate-appear flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={<span className="sr-only">{words.lyrics}</span>} hint={words.lyricsHint}>
        {(control) => (
          <Textarea
            {...control}
            // eslint-disable-next-line jsx-a11y/no-autofocus -- whoever presses the button wants to write here
            autoFocus
            rows={8}
            value={lyrics}
            onChange={(event) => setLyrics(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="secondary" size="sm" busy={isSaving}>
          {words.saveLyrics}
        </Button>
        <Button variant="ghost" size="sm" onClick={onDone}>
          {words.cancelLyrics}
        </Button>
      </div>
    </form>
  );
}
