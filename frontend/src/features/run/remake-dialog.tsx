import type { ReactElement } from 'react';

import { EstimateLine } from '@/components/makers/estimate-line';
import { Question } from '@/components/ui/question';
import type { Estimate } from '@/lib/api/types';
import { texts } from '@/texts';

type Props = {
  scenes: number;
  estimate?: Estimate | undefined;
  onConfirm: () => void;
  children: ReactElement;
};

/** Asks before several clips are made again: with some makers that costs money. */
export function RemakeDialog({ scenes, estimate, onConfirm, children }: Props) {
  const words = texts.run.scenes;
  return (
    <Question
      title={words.remakeTitle(scenes)}
      text={words.remakeText}
      more={<EstimateLine estimate={estimate} />}
      confirm={words.remakeConfirm}
      onConfirm={onConfirm}
    >
      {children}
    </Question>
  );
}
