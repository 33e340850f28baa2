import type { ReactElement } from 'react';

import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from '@/components/ui/alert-dialog';
import { texts } from '@/texts';

type Props = { scenes: number; onConfirm: () => Promise<unknown>; children: ReactElement };

/** Asks before several clips are made again: with some makers that costs money. */
export function RemakeDialog({ scenes, onConfirm, children }: Props) {
  const words = texts.run.scenes;
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>{children}</AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{words.remakeTitle(scenes)}</AlertDialogTitle>
          <AlertDialogDescription>{words.remakeText}</AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>{texts.common.cancel}</AlertDialogCancel>
          <AlertDialogAction variant="default" onClick={() => void onConfirm()}>
            {words.remakeConfirm}
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
