import { MicVocal } from 'lucide-react';

import { SpendingQuestion } from '@/components/makers/spending-question';
import { unitBasisOf, useUnitEstimate } from '@/components/makers/use-estimates';
import { Button } from '@/components/ui/button';
import type { Project } from '@/lib/api/types';
import { estimateOfPieces } from '@/lib/estimate';
import { noMakers, parseMakers } from '@/lib/makers';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

const words = texts.run.scenes;

interface SyncAllLipsProps {
  project: Project;
  /** How many have a clip whose lips do not move yet. */
  scenes: number;
  onConfirm: () => Promise<unknown>;
}

/** Moves the lips in all scenes, after a question that tells the price. */
export function SyncAllLips({ project, scenes, onConfirm }: SyncAllLipsProps) {
  const [isBusy, run] = useBusy();
  const unitPrice = useUnitEstimate(unitBasisOf(project), {
    ...noMakers,
    lips: parseMakers(project.makers).lips,
  });
  return (
    <SpendingQuestion
      title={words.syncAllTitle(scenes)}
      text={words.syncAllText}
      // As many as there may be: a scene in which nobody sings is left as it is, and costs nothing.
      price={estimateOfPieces(unitPrice, 'lips', scenes)}
      confirm={words.syncAllConfirm}
      onConfirm={() => run(onConfirm)}
    >
      <Button variant="outline" size="sm" busy={isBusy}>
        {isBusy ? null : <MicVocal aria-hidden />}
        {words.syncAll}
      </Button>
    </SpendingQuestion>
  );
}
