import { Info } from 'lucide-react';
import { toast } from 'sonner';

import { FlavorPreview } from '@/components/flavor/flavor-preview';
import { FlavorSelect } from '@/components/flavor/flavor-select';
import { useFlavors } from '@/components/flavor/use-flavors';
import { MakerFields } from '@/components/makers/maker-fields';
import { Button } from '@/components/ui/button';
import { CollapsibleSection } from '@/components/ui/collapsible';
import { Field } from '@/components/ui/field';
import type { Project } from '@/lib/api/types';
import type { EstimateReading } from '@/lib/estimate';
import { parseMakers, type MakerChoices } from '@/lib/makers';
import { texts } from '@/texts';

import { RemakeDialog } from './remake-dialog';
import type { RunActions } from './run-actions';
import { memoryOfProject } from './run-memory';
import { chosenTake, madeInOtherFlavors } from './takes';
import { useBusy } from '@/lib/use-busy';

const words = texts.run.configuration;

type Props = {
  project: Project;
  actions: RunActions;
  isLive: boolean;
  /** Whom the server takes for what is left to it. */
  best: Partial<MakerChoices>;
  price: EstimateReading;
};

/** The style of the film. A change counts for what is made from then on, and the section says so. */
export function Configuration({ project, actions, isLive, best, price }: Props) {
  const { flavors, isFallback, isRetrying, retry } = useFlavors();
  const [isSaving, save] = useBusy();
  const flavor = flavors.find((known) => known.name === project.config_flavor);
  const change = (name: string) =>
    save(async () => {
      if (await actions.changeProject({ config_flavor: name }))
        toast.success(words.changed(name), { description: words.changedText });
    });
  const changeMakers = (makers: MakerChoices) =>
    save(async () => {
      if (await actions.changeProject({ makers }))
        toast.success(texts.makers.changed, { description: texts.makers.changedText });
    });
  return (
    <CollapsibleSection title={words.title} summary={project.config_flavor}>
      <div className="flex flex-col gap-4">
        <Field label={words.flavor} hint={words.hint} error={isFallback ? words.notRead : undefined}>
          {(control) => (
            <FlavorSelect
              control={control}
              value={project.config_flavor}
              onChange={change}
              disabled={isSaving}
            />
          )}
        </Field>
        {isFallback ? (
          <Button variant="outline" size="sm" className="self-start" busy={isRetrying} onClick={retry}>
            {texts.common.retry}
          </Button>
        ) : null}
        {flavor ? (
          <div className="max-w-72">
            <FlavorPreview flavor={flavor} />
          </div>
        ) : null}
        <MakerFields
          choices={parseMakers(project.makers)}
          best={best}
          isDisabled={isSaving}
          onChange={(makers) => {
            changeMakers(makers);
          }}
        />
        <OtherFlavors project={project} actions={actions} isLive={isLive} price={price} />
      </div>
    </CollapsibleSection>
  );
}

/** Stands outside of the closed section, because nobody would look for it inside. */
export function UnknownFlavor({ projectId }: { projectId: string }) {
  const unknown = memoryOfProject(projectId)?.unknownFlavor;
  if (!unknown) return null;
  return (
    <p role="status" className="mb-2 flex items-start gap-2 rounded-md bg-muted px-3 py-2 text-sm">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      {words.unknown(unknown)}
    </p>
  );
}

function OtherFlavors({ project, actions, isLive, price }: Omit<Props, 'best'>) {
  const others = madeInOtherFlavors(project).length;
  if (others === 0 || isLive) return null;
  const all = project.scenes.filter((scene) => chosenTake(scene)).length;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t pt-3 text-sm">
      <span className="text-muted-foreground">{words.others(others, all)}</span>
      <RemakeDialog scenes={others} price={price} onConfirm={() => void actions.makeFilm()}>
        <Button variant="outline" size="sm">
          {words.remake}
        </Button>
      </RemakeDialog>
    </div>
  );
}
