import { ChevronRight } from 'lucide-react';

import { useMakers } from '@/components/makers/use-makers';
import { Collapsible, CollapsibleContent, CollapsibleTrigger } from '@/components/ui/collapsible';
import type { Take } from '@/lib/api/types';
import { texts } from '@/texts';

import { takeFacts, takeSentence, type TakeFacts } from './take-facts';

const words = texts.makers;

/** Who made the clip, with which model, for how much; opened, what it did otherwise than asked. */
export function TakeMade({ take }: { take: Take }) {
  const facts = takeFacts(take);
  return facts ? <Made facts={facts} /> : null;
}

function Made({ facts }: { facts: TakeFacts }) {
  const { makers } = useMakers();
  const { notes, runs } = facts;
  return (
    <Collapsible className="group/made mt-3 text-sm text-muted-foreground">
      <CollapsibleTrigger className="flex min-h-6 items-start gap-1.5 rounded-sm text-left hover:text-foreground">
        <ChevronRight
          aria-hidden
          className="mt-0.5 size-4 shrink-0 transition-transform duration-200 group-data-[state=open]/made:rotate-90"
        />
        <span className="min-w-0 tabular-nums [overflow-wrap:anywhere]">
          {[takeSentence(facts, makers), notes.length > 0 ? words.takeNotes(notes.length) : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
      </CollapsibleTrigger>
      <CollapsibleContent>
        <ul className="flex flex-col gap-1 pt-1 pl-5.5 [overflow-wrap:anywhere]">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {runs.map((run) => (
            <li key={run}>{words.takeRun(run)}</li>
          ))}
        </ul>
      </CollapsibleContent>
    </Collapsible>
  );
}
