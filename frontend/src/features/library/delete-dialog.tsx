import { useRef } from 'react';
import { toast } from 'sonner';

import {
  AlertDialogCancel,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { messageOf } from '@/lib/api/client';
import type { ProjectSummary } from '@/lib/api/types';
import { texts } from '@/texts';

import { ProjectDialogFrame, type ProjectDialogProps } from './project-dialog';
import { useRemovalMeasure, useRemove } from './requests';

const words = texts.library;

/** Asks once more, with the server's account of what would go. Escape and Cancel, where the focus is, keep all. */
export function DeleteDialog({ project, open, onOpenChange, returnTo }: ProjectDialogProps) {
  const isGone = useRef(false);
  const removed = () => {
    isGone.current = true;
    onOpenChange(false);
  };
  return (
    <ProjectDialogFrame
      kind="warning"
      open={open}
      onOpenChange={onOpenChange}
      // With the card its menu is gone too.
      focusAfter={() => (isGone.current ? document.getElementById('content') : returnTo.current)}
    >
      <Confirmation project={project} onRemoved={removed} />
    </ProjectDialogFrame>
  );
}

function Confirmation({ project, onRemoved }: { project: ProjectSummary; onRemoved: () => void }) {
  const measure = useRemovalMeasure(project.id);
  const remove = useRemove(project.id, (bytes) => {
    toast.success(words.deleted(bytes));
    onRemoved();
  });
  const start = () =>
    remove.mutate(undefined, {
      onError: (error) => toast.error(words.deleteFailed, { description: messageOf(error) }),
    });

  return (
    <>
      <AlertDialogHeader>
        <AlertDialogTitle className="break-words">
          {words.deleteTitle(project.name || words.untitled)}
        </AlertDialogTitle>
        <AlertDialogDescription asChild>
          <div className="flex flex-col gap-3">
            <Account measure={measure} />
            {project.state === 'working' ? <p>{words.deleteWorking}</p> : null}
            <p className="text-foreground">{words.deleteNoUndo}</p>
          </div>
        </AlertDialogDescription>
      </AlertDialogHeader>
      <AlertDialogFooter>
        <AlertDialogCancel>{texts.common.cancel}</AlertDialogCancel>
        <Button variant="destructive" busy={remove.isPending} disabled={!measure.isSuccess} onClick={start}>
          {words.deleteConfirm}
        </Button>
      </AlertDialogFooter>
    </>
  );
}

function Account({ measure }: { measure: ReturnType<typeof useRemovalMeasure> }) {
  if (measure.isError) {
    return (
      <ErrorState
        error={measure.error}
        title={words.deleteMeasureFailed}
        onRetry={() => void measure.refetch()}
        retrying={measure.isFetching}
      />
    );
  }
  return (
    <div>
      <p>{words.deleteGone}</p>
      {measure.data ? (
        <p className="min-h-6 font-medium text-foreground tabular-nums">
          {words.deleteAccount(
            measure.data.scenes,
            measure.data.takes,
            measure.data.files,
            measure.data.bytes,
          )}
        </p>
      ) : (
        <div role="status" className="flex h-6 items-center">
          <span className="sr-only">{words.deleteMeasuring}</span>
          <Skeleton className="h-4 w-64 max-w-full" />
        </div>
      )}
    </div>
  );
}
