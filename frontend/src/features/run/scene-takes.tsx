import { Trash2 } from 'lucide-react';

import { Poster } from '@/components/media/poster';
import { Button } from '@/components/ui/button';
import { Question } from '@/components/ui/question';
import type { Scene, Take } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { priceInWords } from '@/lib/estimate';
import { dateTime } from '@/lib/format';
import { texts } from '@/texts';

import type { RunActions } from './run-actions';
import { takeFacts } from './take-facts';
import { flavorOfTake } from './takes';
import { useBusy } from '@/lib/use-busy';

const words = texts.run.takes;

type SceneTakesProps = { scene: Scene; number: number; ratio: string; flavor: string; actions: RunActions };

/** All versions of a clip. One of them is in use; the others are kept. */
export function SceneTakes({ scene, number, ratio, flavor, actions }: SceneTakesProps) {
  const takes = [...scene.takes].sort((a, b) => a.created_at.localeCompare(b.created_at));
  const [isBusy, run] = useBusy();
  return (
    <div className="mt-4">
      <h4 className="mb-2 text-sm text-muted-foreground">{words.title}</h4>
      {/* The room at the edges is for focus rings, which a scrolling box would cut. */}
      <ul aria-label={words.label(number)} className="-m-1 flex gap-3 overflow-x-auto p-1">
        {takes.map((take, index) => (
          <li key={take.id} className="group/take relative w-28 shrink-0">
            <button
              type="button"
              aria-pressed={take.chosen}
              title={dateTime(take.created_at)}
              disabled={isBusy}
              onClick={() => {
                if (!take.chosen) run(() => actions.chooseTake(scene.id, take.id));
              }}
              className="block w-full rounded-md text-left"
            >
              <span
                className={cn(
                  'relative block max-h-28 w-full overflow-hidden rounded-md bg-film',
                  take.chosen
                    ? 'ring-2 ring-primary'
                    : 'opacity-70 transition-opacity duration-150 hover:opacity-100',
                )}
                style={{ aspectRatio: ratio }}
              >
                <Poster url={take.poster_url} className="absolute inset-0 object-cover" />
              </span>
              <span className="mt-1.5 block truncate text-xs">
                {words.name(index + 1)}
                {take.chosen ? <span className="text-primary-text"> · {words.chosen}</span> : null}
              </span>
              <span className="block min-h-4 truncate text-xs text-muted-foreground">
                {remarkOf(take, flavor)}
              </span>
            </button>
            <DeleteTake number={index + 1} onConfirm={() => actions.deleteTake(scene.id, take.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In what a take differs from what would be made now, else what it cost; of moved lips both. */
function remarkOf(take: Take, flavor: string): string {
  const madeIn = flavorOfTake(take);
  const cost = takeFacts(take)?.cost ?? null;
  const price = cost === null ? '' : priceInWords(cost);
  if (take.origin !== 'painted') return [words[take.origin], price].filter(Boolean).join(' · ');
  if (madeIn !== null && madeIn !== flavor) return words.flavor(madeIn);
  if (take.stale) return words.stale;
  return price;
}

function DeleteTake({ number, onConfirm }: { number: number; onConfirm: () => Promise<unknown> }) {
  return (
    <Question
      isDestructive
      title={words.deleteTitle(number)}
      text={words.deleteText}
      confirm={words.deleteConfirm}
      onConfirm={() => void onConfirm()}
    >
      <Button
        variant="secondary"
        size="icon-sm"
        aria-label={words.delete(number)}
        className={cn(
          'absolute top-1 right-1 size-7 transition-opacity duration-150',
          '[@media(hover:hover)]:opacity-0 group-focus-within/take:opacity-100 group-hover/take:opacity-100',
        )}
      >
        <Trash2 aria-hidden />
      </Button>
    </Question>
  );
}
