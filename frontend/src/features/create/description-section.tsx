import { TextSection } from '@/components/form/text-section';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { changeDraft, draftStore } from './draft-store';

const words = texts.create.idea;

export function DescriptionSection({ problem }: { problem?: string | undefined }) {
  const { idea, mode } = useStore(draftStore);
  return (
    <TextSection
      id="idea"
      title={words.title}
      hint={words.hint}
      placeholder={mode === 'ad' ? words.placeholderAd : words.placeholder}
      value={idea}
      onChange={(value) => {
        changeDraft({ idea: value });
      }}
      problem={problem}
    />
  );
}
