import { TriangleAlert } from 'lucide-react';

import type { Estimate } from '@/lib/api/types';
import { standingAlone } from '@/lib/api/errors';
import { estimateWarnings } from '@/lib/estimate';
import { usedMaker, warningsOf, works, type MakerChoices } from '@/lib/makers';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import { useMakers } from './use-makers';

interface ModelNoticeProps {
  choices: MakerChoices;
  best: Partial<MakerChoices>;
  estimate: Estimate | undefined;
  className?: string;
}

/** What is wrong with the models that would be used, with what to use instead; nothing while all is well. */
export function ModelNotice({ choices, best, estimate, className }: ModelNoticeProps) {
  const { makers } = useMakers();
  const used = works.map((work) => usedMaker(makers, work, choices, best));
  const said = [...new Set([...warningsOf(makers, used), ...estimateWarnings(estimate)])];
  if (said.length === 0) return null;
  return (
    <ul
      aria-label={texts.makers.warnings}
      className={cn('flex flex-col gap-1 rounded-md bg-muted px-3 py-2 text-sm', className)}
    >
      {said.map((each) => (
        <li key={each} className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
          {standingAlone(each)}
        </li>
      ))}
    </ul>
  );
}
