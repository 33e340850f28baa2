import { Clapperboard } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { texts } from '@/texts';

const words = texts.create.actions;

interface ActionsProps {
  isStarting: boolean;
  /** How many things are missing, once somebody has tried to go on. */
  missing: number;
  onFilm: () => void;
  onQuick: () => void;
}

/** The two ways on: one that makes the film, a quiet one that looks at everything once more. */
export function Actions({ isStarting, missing, onFilm, onQuick }: ActionsProps) {
  return (
    <div className="flex flex-col gap-4 border-t py-8 md:pl-62">
      <div className="flex flex-wrap items-center gap-3">
        <Button size="lg" onClick={onFilm} busy={isStarting}>
          {!isStarting && <Clapperboard aria-hidden />}
          {isStarting ? words.filmBusy : words.film}
        </Button>
        <Button
          size="lg"
          variant="ghost"
          onClick={onQuick}
          disabled={isStarting}
          aria-describedby="quick-job-hint"
        >
          {words.quick}
        </Button>
        <p role="alert" className="text-sm text-destructive-text">
          {missing > 0 && words.missing(missing)}
        </p>
      </div>
      <p className="max-w-prose text-sm text-muted-foreground">
        {words.filmHint} <span id="quick-job-hint">{words.quickHint}</span>
      </p>
    </div>
  );
}
