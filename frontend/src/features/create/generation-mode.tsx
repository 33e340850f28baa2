import { Megaphone, Music } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

import { Section } from '@/components/form/section';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import type { Mode } from './draft';
import { changeDraft, draftStore } from './draft-store';

const words = texts.create.mode;

const modes: { mode: Mode; name: string; text: string; icon: LucideIcon }[] = [
  { mode: 'music', name: words.music, text: words.musicText, icon: Music },
  { mode: 'ad', name: words.ad, text: words.adText, icon: Megaphone },
];

export function GenerationMode() {
  const draft = useStore(draftStore);
  return (
    <Section id="mode" title={words.title} hint={words.hint} className="border-t-0 pt-0">
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="sr-only">{words.title}</legend>
        {modes.map(({ mode, name, text, icon: Icon }) => (
          <label
            key={mode}
            className="flex cursor-pointer gap-3 rounded-lg border p-4 transition-colors duration-150 hover:bg-accent has-checked:border-primary has-checked:hover:bg-transparent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="mode"
              className="sr-only"
              checked={draft.mode === mode}
              onChange={() => {
                changeDraft({ mode });
              }}
            />
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0" strokeWidth={1.75} />
            <span>
              <span className="block font-medium">{name}</span>
              <span className="block text-sm text-muted-foreground">{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Section>
  );
}
