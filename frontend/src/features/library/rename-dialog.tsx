import { useState, type FormEvent } from 'react';
import { toast } from 'sonner';

import { Button } from '@/components/ui/button';
import { DialogClose, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ApiError, messageOf } from '@/lib/api/client';
import type { ProjectSummary } from '@/lib/api/types';
import { texts } from '@/texts';

import { ProjectDialogFrame, type ProjectDialogProps } from './project-dialog';
import { useRename } from './requests';

const words = texts.library;

export function RenameDialog({ project, open, onOpenChange, returnTo }: ProjectDialogProps) {
  return (
    <ProjectDialogFrame
      kind="form"
      open={open}
      onOpenChange={onOpenChange}
      focusAfter={() => returnTo.current}
    >
      <DialogHeader>
        <DialogTitle>{words.renameTitle}</DialogTitle>
      </DialogHeader>
      <RenameForm project={project} onDone={() => onOpenChange(false)} />
    </ProjectDialogFrame>
  );
}

function RenameForm({ project, onDone }: { project: ProjectSummary; onDone: () => void }) {
  const [name, setName] = useState(project.name);
  const rename = useRename(project.id);
  const isEmpty = name.trim() === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return;
    rename.mutate(name.trim(), {
      onSuccess: () => {
        toast.success(words.renamed);
        onDone();
      },
    });
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Field label={words.renameLabel} required error={isEmpty ? words.renameEmpty : fault(rename.error)}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={200}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">{texts.common.cancel}</Button>
        </DialogClose>
        <Button type="submit" busy={rename.isPending}>
          {texts.common.save}
        </Button>
      </DialogFooter>
    </form>
  );
}

function fault(error: Error | null): string | undefined {
  if (!error) return undefined;
  return (error instanceof ApiError && error.fields['name']) || messageOf(error);
}
