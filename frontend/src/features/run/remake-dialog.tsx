import type { ReactElement } from 'react';

import { SpendingQuestion } from '@/components/makers/spending-question';
import type { EstimateReading } from '@/lib/estimate';
import { texts } from '@/texts';

type Props = {
  scenes: number;
  price: EstimateReading;
  onConfirm: () => void;
  children: ReactElement;
};

/** Asks before several clips are made again: with some makers that costs money. */
export function RemakeDialog({ scenes, children, ...rest }: Props) {
  const words = texts.run.scenes;
  return (
    <SpendingQuestion
      title={words.remakeTitle(scenes)}
      text={words.remakeText}
      confirm={words.remakeConfirm}
      {...rest}
    >
      {children}
    </SpendingQuestion>
  );
}
