import { Play } from 'lucide-react';
import { useState } from 'react';

import { Badge } from '@/components/ui/badge';
import { Spinner } from '@/components/ui/spinner';
import type { Film } from '@/lib/api/types';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import { usePlayhead, type Playhead } from './playhead';

const words = texts.run.film;

interface FilmStageProps {
  film: Film | null;
  playhead: Playhead;
  /** As CSS writes it. */
  ratio: string;
  /** What is shown as long as there is no film. */
  picture: string | null;
  /** What goes on, in a few words; null when nothing does. */
  status: string | null;
}

/** The film in its frame, or the frame with what there is of it so far. */
export function FilmStage({ film, playhead, ratio, picture, status }: FilmStageProps) {
  return (
    <div
      className="relative mx-auto max-h-[38dvh] max-w-full overflow-hidden rounded-lg bg-film lg:max-h-[58dvh]"
      style={{ aspectRatio: ratio }}
    >
      {film ? (
        <FilmVideo film={film} playhead={playhead} />
      ) : (
        <Waiting key={picture} picture={picture} text={status ?? words.none} isBusy={status !== null} />
      )}
      {film && status ? (
        <Badge className="absolute top-3 left-3 bg-scrim text-white">
          <Spinner className="size-3.5" />
          {words.making}
        </Badge>
      ) : null}
    </div>
  );
}

function FilmVideo({ film, playhead }: { film: Film; playhead: Playhead }) {
  // Whoever stops at a picture wants to see it.
  const isUntouched = usePlayhead(playhead, ({ isPlaying, time }) => !isPlaying && time === 0);
  const [broken, setBroken] = useState<string | null>(null);
  // The address of the same film gets another signature now and then; that is no reason to load it anew.
  const [shown, setShown] = useState(film);
  if (shown.video_id !== film.video_id) setShown(film);
  const fail = () => (shown.video_url === film.video_url ? setBroken(film.video_id) : setShown(film));
  return (
    <>
      {/* The bar below and the keyboard have all that the picture does when it is pressed. */}
      <video
        ref={playhead.attach}
        src={shown.video_url}
        poster={shown.poster_url}
        preload="metadata"
        playsInline
        className="absolute inset-0 size-full"
        onClick={playhead.toggle}
        onError={fail}
      />
      {broken === film.video_id ? (
        <p role="alert" className="absolute inset-x-0 bottom-0 bg-scrim p-3 text-center text-sm text-white">
          {words.cannotPlay}
        </p>
      ) : null}
      <span
        aria-hidden
        className={cn(
          'pointer-events-none absolute inset-0 m-auto grid size-14 place-items-center rounded-full bg-scrim text-white',
          'transition-opacity duration-150',
          !isUntouched && 'opacity-0',
        )}
      >
        <Play className="ml-1 size-6 fill-current" />
      </span>
    </>
  );
}

function Waiting({ picture, text, isBusy }: { picture: string | null; text: string; isBusy: boolean }) {
  return (
    <>
      {picture ? (
        <img
          src={picture}
          alt=""
          decoding="async"
          className="absolute inset-0 size-full animate-appear object-contain"
        />
      ) : null}
      <p
        className={cn(
          'absolute flex items-center gap-2 text-sm text-white',
          picture
            ? 'bottom-3 left-3 rounded-sm bg-scrim px-2.5 py-1'
            : 'inset-0 justify-center p-4 text-center text-white/75',
        )}
      >
        {isBusy ? <Spinner /> : null}
        <span className="first-letter:uppercase">{text}</span>
      </p>
    </>
  );
}
