import type { ReactElement, ReactNode } from 'react';

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

type QuestionProps = {
  title: string;
  text: string;
  /** Below the text: what it costs, say. */
  more?: ReactNode;
  /** What the button says that does it. */
  confirm: string;
  /** What there is to know before one says yes is not there yet. */
  isWaiting?: boolean;
  /** It takes something away. */
  isDestructive?: boolean;
  onConfirm: () => void;
  /** The button that asks. */
  children: ReactElement;
};

/** Asks before something is done that costs time or money, or cannot be undone. */
export function Question(props: QuestionProps) {
  const { title, text, more, confirm, isWaiting, isDestructive, onConfirm, children } = props;
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>{children}</AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{title}</AlertDialogTitle>
          <AlertDialogDescription>{text}</AlertDialogDescription>
          {more}
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>{texts.common.cancel}</AlertDialogCancel>
          <AlertDialogAction
            variant={isDestructive ? 'destructive' : 'default'}
            disabled={isWaiting}
            onClick={onConfirm}
          >
            {confirm}
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
