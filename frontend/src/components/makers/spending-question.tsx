import type { ComponentProps } from 'react';

import { Question } from '@/components/ui/question';
import type { EstimateReading } from '@/lib/estimate';

import { EstimateLine } from './estimate-line';

type SpendingQuestionProps = Omit<ComponentProps<typeof Question>, 'more' | 'isWaiting'> & {
  price: EstimateReading;
};

/** Asks before something is made that may cost money, with what it will cost; nobody can say yes before that is told. */
export function SpendingQuestion({ price, ...question }: SpendingQuestionProps) {
  return (
    <Question {...question} more={<EstimateLine price={price} />} isWaiting={price.kind === 'loading'} />
  );
}
