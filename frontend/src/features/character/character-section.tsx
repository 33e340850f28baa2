import { useState } from 'react';

import { TextSection } from '@/components/form/text-section';
import type { EstimateReading } from '@/lib/estimate';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { CharacterPictures } from './character-pictures';
import { characterStore } from './character-store';

const words = texts.create.character;

interface CharacterSectionProps {
  flavor: string;
  /** Who makes the pictures; "": whoever fits best. */
  maker: string;
  /** What one piece of each kind costs. */
  unitPrice: EstimateReading;
  /** In an ad, the product's picture stands where the character's would. */
  withPictures: boolean;
  textProblem?: string | undefined;
  choiceProblem?: string | undefined;
}

export function CharacterSection({
  flavor,
  maker,
  unitPrice,
  withPictures,
  textProblem,
  choiceProblem,
}: CharacterSectionProps) {
  const { description } = useStore(characterStore);
  const [isAskedWithoutText, setAskedWithoutText] = useState(false);
  const isMissing = isAskedWithoutText && description.trim() === '';
  return (
    <TextSection
      id="character"
      title={words.title}
      hint={withPictures ? words.hint : words.hintAd}
      rows={3}
      placeholder={withPictures ? words.placeholder : words.placeholderAd}
      value={description}
      onChange={(value) => {
        characterStore.set((now) => ({ ...now, description: value }));
      }}
      problem={isMissing ? words.needsText : textProblem}
    >
      {withPictures && (
        <CharacterPictures
          flavor={flavor}
          maker={maker}
          unitPrice={unitPrice}
          onMissingText={() => {
            setAskedWithoutText(true);
          }}
          problem={choiceProblem}
        />
      )}
    </TextSection>
  );
}
