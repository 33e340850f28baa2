import type { ReactNode } from 'react';

import { MakerFields } from '@/components/makers/maker-fields';
import { FlavorPreview } from '@/components/flavor/flavor-preview';
import { FlavorSelect } from '@/components/flavor/flavor-select';
import { flavorNamed, useFlavors } from '@/components/flavor/use-flavors';
import { Problem } from '@/components/form/problem';
import { sectionColumns } from '@/components/form/section';
import { Button } from '@/components/ui/button';
import { CollapsibleSection } from '@/components/ui/collapsible';
import { Field } from '@/components/ui/field';
import { cn } from '@/lib/cn';
import type { MakerChoices } from '@/lib/makers';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { changeDraft, draftStore } from './draft-store';
import { FilmFormat } from './film-format';

const words = texts.create.configuration;

interface ConfigurationSectionProps {
  /** The start of the song; it belongs to the song's part of the page. */
  start: ReactNode;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  summary: string;
  /** Length of the song as it will be used; null without one. */
  songSeconds: number | null;
  /** Whom the server takes for what is left to it. */
  best: Partial<MakerChoices>;
}

/** Closed at first: everything in it has a good value already. */
export function ConfigurationSection(props: ConfigurationSectionProps) {
  const { start, isOpen, onOpenChange, summary, songSeconds, best } = props;
  return (
    <CollapsibleSection
      title={<span className="text-lg">{words.title}</span>}
      summary={summary}
      open={isOpen}
      onOpenChange={onOpenChange}
      className="border-t py-4"
    >
      <div className={cn(sectionColumns, 'pb-4')}>
        <div className="flex flex-col gap-6 md:col-start-2">
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <FlavorField />
            <ChosenFlavor />
          </div>
          {start}
          <FilmFormat songSeconds={songSeconds} />
          <Makers best={best} />
        </div>
      </div>
    </CollapsibleSection>
  );
}

function Makers({ best }: { best: Partial<MakerChoices> }) {
  const { makers } = useStore(draftStore);
  return (
    <MakerFields
      choices={makers}
      best={best}
      onChange={(chosen) => {
        changeDraft({ makers: chosen });
      }}
    />
  );
}

function FlavorField() {
  const { flavor } = useStore(draftStore);
  const { flavors, isLoading, isFallback, isRetrying, retry } = useFlavors();
  const chosen = flavorNamed(flavors, flavor);
  const isGone = !isLoading && !isFallback && !flavors.some((known) => known.name === flavor);
  return (
    <div className="flex flex-col gap-2">
      <Field label={words.flavor} hint={chosen?.description || words.flavorHint}>
        {(control) => (
          <FlavorSelect
            control={control}
            value={flavor}
            onChange={(name) => {
              changeDraft({ flavor: name });
            }}
          />
        )}
      </Field>
      <div role="status" className="flex flex-col items-start gap-2">
        {isGone && <p className="text-sm text-warning">{words.flavorGone(flavor)}</p>}
        {isFallback && (
          <>
            <Problem>{words.flavorFailed}</Problem>
            <Button variant="outline" size="sm" onClick={retry} busy={isRetrying}>
              {words.flavorRetry}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function ChosenFlavor() {
  const { flavor } = useStore(draftStore);
  const { flavors } = useFlavors();
  const chosen = flavorNamed(flavors, flavor);
  return chosen ? <FlavorPreview flavor={chosen} withText={false} /> : null;
}
