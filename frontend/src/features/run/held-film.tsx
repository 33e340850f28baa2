import { free, type EstimateReading } from '@/lib/estimate';
import { texts } from '@/texts';

import { isOfOtherMaker } from './chosen-maker';
import { answerOf } from './held';
import { HeldQuestion } from './held-question';
import type { RunActions } from './run-actions';
import type { Run } from './use-run';

const words = texts.makers;

type HeldFilmProps = {
  run: Run;
  actions: RunActions;
  /** What is still to be made costs so much by the makers chosen now. */
  price: EstimateReading;
};

/** The film goes no further before somebody has decided; one answer for all of its parts that wait. */
export function HeldFilm({ run: { project, overall }, actions, price }: HeldFilmProps) {
  const { phase, held, filmJob } = overall;
  if (phase !== 'held' || filmJob === null) return null;
  const hasOtherMaker = held.some((job) => isOfOtherMaker(job, project));
  // What waits would wait for the same maker again, so another film is asked for.
  const withOtherMaker = async () => (await actions.cancel(filmJob)) && (await actions.makeFilm());
  const again = () => Promise.all(held.map((job) => actions.retry(job)));
  return (
    <HeldQuestion
      className="mt-2"
      title={words.heldMany(held.length)}
      jobs={held}
      price={hasOtherMaker ? price : free}
      answer={hasOtherMaker ? words.goOnByOther : answerOf(held)}
      onGoOn={hasOtherMaker ? withOtherMaker : again}
      onCancel={() => actions.cancel(filmJob)}
    />
  );
}
