import { useState } from 'react';

import { Section } from '@/components/form/section';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { CharacterPictures } from './character-pictures';
import { characterStore } from './character-store';

const words = texts.create.character;

interface CharacterSectionProps {
  flavor: string;
  /** In an ad, the product's picture stands where the character's would. */
  withPictures: boolean;
  textProblem?: string | undefined;
  choiceProblem?: string | undefined;
}

export function CharacterSection({
  flavor,
  withPictures,
  textProblem,
  choiceProblem,
}: CharacterSectionProps) {
  const { description } = useStore(characterStore);
  const [isAskedWithoutText, setAskedWithoutText] = useState(false);
  const isMissing = isAskedWithoutText && description.trim() === '';
  return (
    <Section id="character" title={words.title} hint={withPictures ? words.hint : words.hintAd}>
      <Field label={words.label} error={isMissing ? words.needsText : textProblem} required>
        {(control) => (
          <Textarea
            {...control}
            name="character"
            autoGrow
            rows={3}
            placeholder={words.placeholder}
            value={description}
            onChange={(event) => {
              const { value } = event.target;
              characterStore.set((now) => ({ ...now, description: value }));
            }}
          />
        )}
      </Field>
      {withPictures && (
        <CharacterPictures
          flavor={flavor}
          onMissingText={() => {
            setAskedWithoutText(true);
          }}
          problem={choiceProblem}
        />
      )}
    </Section>
  );
}
