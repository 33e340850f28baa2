import { useState, type KeyboardEvent } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { Scene } from '@/lib/api/types';
import { texts } from '@/texts';

import type { RunActions } from './run-actions';
import { useBusy } from '@/lib/use-busy';

const words = texts.run.scene;

type SceneEditorProps = { scene: Scene; number: number; actions: RunActions; onDone: () => void };

/** Edits both texts of a scene. What is written stays here until it was saved. */
export function SceneEditor({ scene, number, actions, onDone }: SceneEditorProps) {
  const [description, setDescription] = useState(scene.description);
  const [negative, setNegative] = useState(scene.negative_description);
  const [isSaving, run] = useBusy();
  const isEmpty = description.trim() === '';
  const isChanged = description !== scene.description || negative !== scene.negative_description;

  const save = () => {
    if (isEmpty) return;
    if (!isChanged) return onDone();
    run(async () => {
      const text = { description, negative_description: negative };
      if (await actions.saveScene(scene.id, text)) onDone();
    });
  };
  const press = (event: KeyboardEvent) => {
    // What was typed is not thrown away by one key.
    if (event.key === 'Escape' && !isChanged && !event.nativeEvent.isComposing) onDone();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  };

  return (
    <form
      aria-label={words.editLabel(number)}
      className="flex min-w-0 animate-appear flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={words.description} error={isEmpty ? words.emptyText : undefined}>
        {(control) => (
          <Textarea
            {...control}
            // eslint-disable-next-line jsx-a11y/no-autofocus -- whoever presses Edit wants to write here
            autoFocus
            onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
            autoGrow
            rows={6}
            maxLength={16_000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
            onKeyDown={press}
          />
        )}
      </Field>
      <Field label={words.negative} hint={words.negativeHint}>
        {(control) => (
          <Textarea
            {...control}
            autoGrow
            rows={2}
            maxLength={16_000}
            value={negative}
            onChange={(event) => setNegative(event.target.value)}
            onKeyDown={press}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="secondary" size="sm" busy={isSaving} disabled={isEmpty}>
          {words.save}
        </Button>
        <Button variant="ghost" size="sm" onClick={onDone}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
