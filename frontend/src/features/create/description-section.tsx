import { Section } from '@/components/form/section';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { changeDraft, draftStore } from './draft-store';

const words = texts.create.idea;

export function DescriptionSection({ problem }: { problem?: string | undefined }) {
  const { idea, mode } = useStore(draftStore);
  return (
    <Section id="idea" title={words.title} hint={words.hint}>
      <Field label={words.label} error={problem} required>
        {(control) => (
          <Textarea
            {...control}
            name="idea"
            autoGrow
            rows={4}
            placeholder={mode === 'ad' ? words.placeholderAd : words.placeholder}
            value={idea}
            onChange={(event) => {
              changeDraft({ idea: event.target.value });
            }}
          />
        )}
      </Field>
    </Section>
  );
}
