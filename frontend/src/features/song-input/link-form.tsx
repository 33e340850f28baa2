import { useState } from 'react';
import type { KeyboardEvent } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { messageOf } from '@/lib/api/client';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { songStore } from './song-store';
import type { useLinkSong } from './use-link-song';

interface LinkFormProps {
  link: ReturnType<typeof useLinkSong>;
  problem: string | undefined;
}

/** Not a form of its own: it stands inside the page's, where Enter must not start the film. */
export function LinkForm({ link: { start }, problem }: LinkFormProps) {
  const { link } = useStore(songStore);
  const [isEmpty, setEmpty] = useState(false);
  const words = texts.create.song;

  function go() {
    setEmpty(link.trim() === '');
    if (link.trim() !== '' && !start.isPending) start.mutate(link);
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go();
  }

  const told = isEmpty ? words.linkEmpty : start.isError ? messageOf(start.error) : problem;
  return (
    <Field label={words.link} hint={words.linkHint} error={told}>
      {(control) => (
        <div className="flex flex-col gap-2 sm:flex-row">
          <Input
            {...control}
            name="song-link"
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder={words.linkPlaceholder}
            value={link}
            onChange={(event) => {
              setEmpty(false);
              start.reset();
              const { value } = event.target;
              songStore.set((now) => ({ ...now, link: value }));
            }}
            onKeyDown={press}
          />
          <Button variant="secondary" onClick={go} busy={start.isPending}>
            {words.getIt}
          </Button>
        </div>
      )}
    </Field>
  );
}
