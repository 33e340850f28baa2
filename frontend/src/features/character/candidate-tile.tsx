import { Check, ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { pictureUrl } from '@/lib/api/addresses';
import { texts } from '@/texts';

import type { Candidate } from './use-candidates';

const words = texts.create.character;

interface CandidateTileProps {
  candidate: Candidate;
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  onRetry: () => void;
  isRetrying: boolean;
  /** It does not load. */
  onGone: () => void;
}

/** A place for one picture; it has its size before the picture is there. */
export function CandidateTile(props: CandidateTileProps) {
  const { candidate, name, onRetry, isRetrying } = props;
  const { state } = candidate;
  switch (state.kind) {
    case 'making':
      return <WaitingTile name={name} />;
    case 'ready':
      return <PictureTile {...props} />;
    case 'gone':
      return <EmptyTile name={name} text={words.gone} />;
    case 'failed':
      return (
        <EmptyTile name={name} text={state.reason}>
          <Button variant="outline" size="sm" busy={isRetrying} onClick={onRetry}>
            {words.retry}
          </Button>
        </EmptyTile>
      );
  }
}

export function WaitingTile({ name }: { name: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <Skeleton className="aspect-square w-full rounded-lg" />
      <Caption>
        {name} · {words.making}
      </Caption>
    </div>
  );
}

function EmptyTile({ name, text, children }: { name: string; text: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex aspect-square flex-col items-center justify-center gap-2 overflow-hidden rounded-lg border border-dashed p-2 text-center">
        <ImageOff aria-hidden className="size-5 shrink-0 text-muted-foreground" />
        <p className="line-clamp-3 text-xs text-muted-foreground">{text}</p>
        {children}
      </div>
      <Caption>
        {name} · {words.failed}
      </Caption>
    </div>
  );
}

function PictureTile({ candidate, name, isChosen, onChoose, onGone }: CandidateTileProps) {
  const [isShown, setShown] = useState(false);
  return (
    <label className="group flex cursor-pointer flex-col gap-1.5">
      <span className="relative block aspect-square overflow-hidden rounded-lg bg-film outline-offset-2 group-has-checked:outline-2 group-has-checked:outline-primary group-has-focus-visible:outline-2 group-has-focus-visible:outline-ring">
        {!isShown && <Skeleton className="absolute inset-0" />}
        <img
          src={pictureUrl(candidate.id)}
          alt=""
          className="size-full object-cover"
          onLoad={() => {
            setShown(true);
          }}
          onError={onGone}
        />
        <input
          type="radio"
          name="character-picture"
          className="sr-only"
          checked={isChosen}
          onChange={onChoose}
        />
        {isChosen && (
          <span className="absolute top-2 right-2 grid size-6 place-items-center rounded-full bg-primary text-primary-foreground">
            <Check aria-hidden className="size-4" />
          </span>
        )}
      </span>
      <Caption>
        {name}
        {isChosen && <span className="text-primary-text"> · {words.chosen}</span>}
      </Caption>
    </label>
  );
}

function Caption({ children }: { children: ReactNode }) {
  return <span className="text-sm text-muted-foreground">{children}</span>;
}
