import { Download, Scissors, TriangleAlert, Waves } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/tooltip';
import type { Film } from '@/lib/api/types';
import { useBusy } from '@/lib/use-busy';
import { texts } from '@/texts';

import { downloadAddress, fileName, filmFacts } from './film-facts';

const words = texts.run.film;

interface FilmFooterProps {
  film: Film;
  name: string;
  isOutdated: boolean;
  /** Another film is on its way. */
  isMaking: boolean;
  onRestitch: () => Promise<unknown>;
}

/** What the film is, and what can be done with it. The main button is what it needs most. */
export function FilmFooter({ film, name, isOutdated, isMaking, onRestitch }: FilmFooterProps) {
  const [isAsking, ask] = useBusy();
  const file = fileName(name);
  const wantsStitching = isOutdated && !isMaking;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Offset film={film} />
        {wantsStitching ? (
          <Hint text={words.outdatedHint}>
            <Badge variant="warning" tabIndex={0}>
              <TriangleAlert aria-hidden />
              {words.outdated}
            </Badge>
          </Hint>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:*:w-full">
        <Button
          variant={wantsStitching ? 'default' : 'outline'}
          busy={isAsking || isMaking}
          onClick={() => ask(onRestitch)}
        >
          {isAsking || isMaking ? null : <Scissors aria-hidden />}
          {words.restitch}
        </Button>
        <Button asChild variant={wantsStitching ? 'outline' : 'default'}>
          <a href={downloadAddress(film, file)} download={file}>
            <Download aria-hidden />
            {words.download}
          </a>
        </Button>
      </div>
    </div>
  );
}

function Offset({ film }: { film: Film }) {
  const { offsetMs } = filmFacts(film);
  if (offsetMs === null) return <span className="text-muted-foreground">{words.silent}</span>;
  return (
    <Hint text={words.apartHint}>
      <span
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what it measures is told on focus
        tabIndex={0}
        className="flex cursor-help items-center gap-2 rounded-sm text-muted-foreground tabular-nums"
      >
        <Waves aria-hidden className="size-4" />
        <span className="underline decoration-dotted underline-offset-4">
          {words.apart(Math.abs(offsetMs).toFixed(1))}
        </span>
      </span>
    </Hint>
  );
}
