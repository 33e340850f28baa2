import { Field, type FieldControl } from '@/components/ui/field';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import type { Maker } from '@/lib/api/types';
import { makerOptions, titleOf, usedMaker, works, type MakerChoices, type MakerOption } from '@/lib/makers';
import { texts } from '@/texts';

import { useMakers } from './use-makers';

const words = texts.makers;

interface MakerFieldsProps {
  choices: MakerChoices;
  /** Whom the server takes by itself, where it has said so. */
  best: Partial<MakerChoices>;
  onChange: (choices: MakerChoices) => void;
  isDisabled?: boolean;
}

/** Who makes what: a select for each kind of work that more than one maker can do; nothing where there is no choice. */
export function MakerFields({ choices, best, onChange, isDisabled }: MakerFieldsProps) {
  const { makers } = useMakers();
  const fields = works
    .map((work) => ({ work, options: makerOptions(makers, work, choices[work]) }))
    .filter(({ options }) => options.length > 0);
  if (fields.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-3" disabled={isDisabled}>
      <legend className="sr-only">{words.group}</legend>
      <div className="flex flex-col gap-0.5">
        <p aria-hidden className="text-sm font-medium">
          {words.group}
        </p>
        <p className="text-sm text-muted-foreground">{words.hint}</p>
      </div>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {fields.map(({ work, options }) => (
          <Field key={work} label={words.works[work]}>
            {(control) => (
              <MakerSelect
                control={control}
                options={options}
                value={choices[work]}
                best={bestTitle(makers, usedMaker(makers, work, { ...choices, [work]: '' }, best))}
                isDisabled={isDisabled}
                onChange={(name) => {
                  onChange({ ...choices, [work]: name });
                }}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

const bestTitle = (makers: readonly Maker[], name: string) => (name === '' ? '' : titleOf(makers, name));

// An item of a select must have a value.
const whoeverFits = '*';

interface MakerSelectProps {
  control: FieldControl;
  options: MakerOption[];
  value: string;
  best: string;
  isDisabled: boolean | undefined;
  onChange: (name: string) => void;
}

function MakerSelect({ control, options, value, best, isDisabled, onChange }: MakerSelectProps) {
  return (
    <Select
      value={value || whoeverFits}
      disabled={isDisabled}
      onValueChange={(name) => {
        onChange(name === whoeverFits ? '' : name);
      }}
    >
      <SelectTrigger {...control}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={whoeverFits}>{words.best(best)}</SelectItem>
        {options.map(({ name, title, isReady }) => (
          <SelectItem key={name} value={name} disabled={!isReady}>
            {isReady ? title : words.notReady(title)}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
