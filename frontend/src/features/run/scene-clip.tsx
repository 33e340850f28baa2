import { Play, X } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import type { Take } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import type { Work } from './run-state';
import { useFocusBack } from './use-focus-back';

const words = texts.run.scene;

type SceneClipProps = {
  number: number;
  ratio: string;
  take: Take | null;
  work: Work;
  isOpen: boolean;
  onToggle: () => void;
};

/** The clip as a still; as a player only while it is open, so that sixty scenes are not sixty videos. */
export function SceneClip({ number, ratio, take, work, isOpen, onToggle }: SceneClipProps) {
  const opener = useFocusBack<HTMLButtonElement>(isOpen);
  if (!take) return <NoClip ratio={ratio} work={work} />;
  if (isOpen) return <OpenClip take={take} ratio={ratio} onClose={onToggle} />;
  return (
    <button
      ref={opener}
      type="button"
      aria-label={words.play(number)}
      onClick={onToggle}
      className="group relative block w-full overflow-hidden rounded-md bg-film"
      style={{ aspectRatio: ratio }}
    >
      <Poster take={take} />
      <span
        aria-hidden
        className={cn(
          'absolute bottom-2 left-2 grid size-9 place-items-center rounded-full bg-scrim text-white',
          'transition-transform duration-150 group-hover:scale-110',
        )}
      >
        <Play className="ml-0.5 size-4 fill-current" />
      </span>
    </button>
  );
}

/** A still of a take; where it cannot be had, the dark ground behind it has to do. */
export function Poster({ take }: { take: Take }) {
  const [isThere, setThere] = useState(true);
  if (!isThere) return null;
  return (
    <img
      key={take.id}
      src={take.poster_url}
      alt=""
      loading="lazy"
      decoding="async"
      className="absolute inset-0 size-full object-cover"
      onError={() => setThere(false)}
    />
  );
}

function NoClip({ ratio, work }: { ratio: string; work: Work }) {
  const isComing = work.kind === 'queued' || work.kind === 'running';
  return (
    <div
      className={cn(
        'grid w-full place-items-center rounded-md bg-secondary text-sm text-muted-foreground',
        isComing && 'animate-breathe',
      )}
      style={{ aspectRatio: ratio }}
    >
      {isComing ? null : words.noClip}
    </div>
  );
}

// Whoever opens a clip goes on with its own controls.
function takeFocus(player: HTMLVideoElement | null) {
  player?.focus({ preventScroll: true });
}

function OpenClip({ take, ratio, onClose }: { take: Take; ratio: string; onClose: () => void }) {
  return (
    <div className="relative">
      <video
        key={take.id}
        ref={takeFocus}
        src={take.video_url}
        poster={take.poster_url}
        controls
        autoPlay
        playsInline
        className="max-h-[60dvh] w-full animate-appear rounded-md bg-film"
        style={{ aspectRatio: ratio }}
      />
      <Button
        variant="secondary"
        size="icon-sm"
        aria-label={words.close}
        onClick={onClose}
        className="absolute top-2 right-2"
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
