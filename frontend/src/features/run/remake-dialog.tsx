import type { ReactElement } from 'react';

import { Question } from '@/components/ui/question';
import { texts } from '@/texts';

type Props = { scenes: number; onConfirm: () => void; children: ReactElement };

/** Asks before several clips are made again: with some makers that costs money. */
export function RemakeDialog({ scenes, onConfirm, children }: Props) {
  const words = texts.run.scenes;
  return (
    <Question
      title={words.remakeTitle(scenes)}
      text={words.remakeText}
      confirm={words.remakeConfirm}
      onConfirm={onConfirm}
    >
      {children}
    </Question>
  );
}
