import { Play, X } from 'lucide-react';
import { useState } from 'react';

import { Poster } from '@/components/media/poster';
import { Button } from '@/components/ui/button';
import type { Take } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import { isInHand, type Work } from './scene-work';
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
      <Poster key={take.id} url={take.poster_url} className="absolute inset-0 object-cover" />
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

function NoClip({ ratio, work }: { ratio: string; work: Work }) {
  const isComing = isInHand(work);
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
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <div className="relative">
      {broken === take.video_url ? (
        <BrokenClip ratio={ratio} onRetry={() => setBroken(null)} />
      ) : (
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
          onError={() => setBroken(take.video_url)}
        />
      )}
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

function BrokenClip({ ratio, onRetry }: { ratio: string; onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="flex max-h-[60dvh] w-full flex-col items-center justify-center gap-3 rounded-md bg-secondary p-4 text-center text-sm"
      style={{ aspectRatio: ratio }}
    >
      <p>{words.cannotPlay}</p>
      <Button variant="outline" size="sm" onClick={onRetry}>
        {texts.common.retry}
      </Button>
    </div>
  );
}
