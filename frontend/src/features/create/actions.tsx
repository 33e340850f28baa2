import { Clapperboard } from 'lucide-react';
import type { ReactNode } from 'react';

import { sectionColumns } from '@/components/form/section';
import { EstimateLine } from '@/components/makers/estimate-line';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/cn';
import type { EstimateReading } from '@/lib/estimate';
import { texts } from '@/texts';

const words = texts.create.actions;

interface ActionsProps {
  isStarting: boolean;
  /** How many things are missing, once somebody has tried to go on. */
  missing: number;
  /** What the film will cost; both ways lead to it, and neither is open before it is told. */
  price: EstimateReading;
  /** What is to be known before one goes on. */
  notice: ReactNode;
  onFilm: () => void;
  onQuick: () => void;
}

/** The two ways on: one that makes the film of everything above, a quiet one for a first try. */
export function Actions({ isStarting, missing, price, notice, onFilm, onQuick }: ActionsProps) {
  const isPriceToCome = price.kind === 'loading';
  return (
    <div className={cn(sectionColumns, 'border-t py-8')}>
      <div className="flex flex-col gap-4 md:col-start-2">
        {notice}
        <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
          <div className="flex flex-col gap-2">
            <Button
              size="lg"
              onClick={onFilm}
              busy={isStarting}
              waiting={isPriceToCome}
              aria-describedby="make-film-hint make-film-price"
            >
              {!isStarting && <Clapperboard aria-hidden />}
              {isStarting ? words.filmBusy : words.film}
            </Button>
            <p id="make-film-hint" className="text-sm text-muted-foreground">
              {words.filmHint}
            </p>
            <div id="make-film-price" className="empty:hidden">
              <EstimateLine price={price} />
            </div>
          </div>
          <div className="flex flex-col gap-2">
            <Button
              size="lg"
              variant="outline"
              onClick={onQuick}
              disabled={isStarting}
              waiting={isPriceToCome}
              aria-describedby="quick-job-hint make-film-price"
            >
              {words.quick}
            </Button>
            <p id="quick-job-hint" className="text-sm text-muted-foreground">
              {words.quickHint}
            </p>
          </div>
        </div>
        <p role="alert" className="min-h-5 text-sm text-destructive-text">
          {missing > 0 && words.missing(missing)}
        </p>
      </div>
    </div>
  );
}
