import {
  ChevronFirst,
  ChevronLast,
  Keyboard,
  Maximize,
  Pause,
  Play,
  Volume2,
  VolumeX,
  type LucideIcon,
} from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/tooltip';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import { usePlayhead, type Playhead } from './playhead';
import { lengthOf, placeAt, stepFrom, type Place } from './timeline';

const words = texts.run.film;

interface FilmControlsProps {
  playhead: Playhead;
  places: readonly Place[];
  hasFilm: boolean;
  onHelp: () => void;
}

/** The bar below the film. Seeking is the strip's. */
export function FilmControls({ playhead, places, hasFilm, onHelp }: FilmControlsProps) {
  const isPlaying = usePlayhead(playhead, (moment) => moment.isPlaying);
  const isMuted = usePlayhead(playhead, (moment) => moment.isMuted);
  const step = (by: 1 | -1) => {
    const to = stepFrom(places, playhead.now().time, by);
    if (to !== null) playhead.seek(to);
  };
  return (
    <div className="flex items-center gap-1">
      <Button
        variant="secondary"
        size="icon"
        className="rounded-full"
        aria-label={isPlaying ? words.pause : words.play}
        disabled={!hasFilm}
        onClick={playhead.toggle}
      >
        {isPlaying ? (
          <Pause aria-hidden className="fill-current" />
        ) : (
          <Play aria-hidden className="ml-0.5 fill-current" />
        )}
      </Button>
      <IconButton icon={ChevronFirst} name={words.previous} isOff={!hasFilm} onPress={() => step(-1)} />
      <IconButton icon={ChevronLast} name={words.next} isOff={!hasFilm} onPress={() => step(1)} />
      <Time playhead={playhead} places={places} hasFilm={hasFilm} />
      <span className="grow" />
      <IconButton
        icon={isMuted ? VolumeX : Volume2}
        name={isMuted ? words.unmute : words.mute}
        isOff={!hasFilm}
        onPress={playhead.toggleSound}
      />
      <IconButton icon={Maximize} name={words.fullScreen} isOff={!hasFilm} onPress={playhead.fullScreen} />
      <IconButton icon={Keyboard} name={words.keys} onPress={onHelp} className="max-sm:hidden" />
    </div>
  );
}

type IconButtonProps = {
  icon: LucideIcon;
  name: string;
  onPress: () => void;
  isOff?: boolean;
  className?: string;
};

function IconButton({ icon: Icon, name, onPress, isOff, className }: IconButtonProps) {
  return (
    <Hint text={name}>
      <Button
        variant="ghost"
        size="icon"
        aria-label={name}
        disabled={isOff}
        onClick={onPress}
        className={className}
      >
        <Icon aria-hidden />
      </Button>
    </Hint>
  );
}

type TimeProps = { playhead: Playhead; places: readonly Place[]; hasFilm: boolean };

function Time({ playhead, places, hasFilm }: TimeProps) {
  // Ten times a second is as much as anybody reads.
  const tenths = usePlayhead(playhead, (moment) => Math.floor(moment.time * 10));
  const scene = usePlayhead(playhead, ({ time }) =>
    hasFilm ? (placeAt(places, time)?.number ?? null) : null,
  );
  return (
    <p className="ml-2 flex items-baseline gap-3 truncate text-sm tabular-nums">
      <span>
        {clock(tenths / 10)} <span className="text-muted-foreground">/ {clock(lengthOf(places))}</span>
      </span>
      {scene !== null ? (
        <span className="truncate text-muted-foreground max-sm:hidden">{texts.run.scene.name(scene)}</span>
      ) : null}
    </p>
  );
}
