import type { ReactNode, RefObject } from 'react';

import { AlertDialog, AlertDialogContent } from '@/components/ui/alert-dialog';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { ProjectSummary } from '@/lib/api/types';

/** What every dialog about a project is given. */
export type ProjectDialogProps = {
  project: ProjectSummary;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where the focus goes when it closes. */
  returnTo: RefObject<HTMLElement | null>;
};

type FrameProps = Omit<ProjectDialogProps, 'project' | 'returnTo'> & {
  /** A warning is not closed by a press beside it. */
  kind: 'form' | 'warning';
  /** What gets the focus when it closes. */
  focusAfter: () => HTMLElement | null;
  children: ReactNode;
};

export function ProjectDialogFrame({ kind, open, onOpenChange, focusAfter, children }: FrameProps) {
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    focusAfter()?.focus({ preventScroll: true });
  };
  if (kind === 'warning') {
    return (
      <AlertDialog open={open} onOpenChange={onOpenChange}>
        <AlertDialogContent onCloseAutoFocus={giveFocusBack}>{children}</AlertDialogContent>
      </AlertDialog>
    );
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined} onCloseAutoFocus={giveFocusBack}>
        {children}
      </DialogContent>
    </Dialog>
  );
}
