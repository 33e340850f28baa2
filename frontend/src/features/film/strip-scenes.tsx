import type { KeyboardEvent } from 'react';

import { cn } from '@/lib/cn';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import type { StripScene } from './film-strip';

const words = texts.run.film;

// More scenes than these are too narrow for a picture and a number.
const mostPictures = 12;
const mostNumbers = 30;

type StripScenesProps = { scenes: StripScene[]; current: string | null; onScene: (sceneId: string) => void };

/** One button a scene, as wide as it is long. One of them is in the order of the tab key, arrows walk the rest. */
export function StripScenes({ scenes, current, onScene }: StripScenesProps) {
  const walk = (event: KeyboardEvent<HTMLOListElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + by];
    next?.focus();
    next?.click();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of its buttons
    <ol aria-label={words.strip} className="flex h-9 gap-px lg:h-11" onKeyDown={walk} data-own-arrows>
      {scenes.map((scene, index) => (
        <li
          key={scene.sceneId}
          className="min-w-0"
          style={{ flex: `${Math.max(scene.end - scene.start, 0.1)} 1 0%` }}
        >
          <StripButton
            scene={scene}
            isCurrent={scene.sceneId === current}
            isInTabOrder={current === null ? index === 0 : scene.sceneId === current}
            hasPicture={scenes.length <= mostPictures}
            hasNumber={scenes.length <= mostNumbers}
            onPress={() => onScene(scene.sceneId)}
          />
        </li>
      ))}
    </ol>
  );
}

type StripButtonProps = {
  scene: StripScene;
  isCurrent: boolean;
  isInTabOrder: boolean;
  hasPicture: boolean;
  hasNumber: boolean;
  onPress: () => void;
};

function labelOf(scene: StripScene): string {
  const name = words.stripScene(scene.number, clock(scene.start, 0), clock(scene.end, 0));
  if (scene.work === 'making') return `${name}, ${words.stripMaking}`;
  if (scene.work === 'failed') return `${name}, ${words.stripFailed}`;
  return scene.posterUrl === null ? `${name}, ${words.stripMissing}` : name;
}

function StripButton({ scene, isCurrent, isInTabOrder, hasPicture, hasNumber, onPress }: StripButtonProps) {
  const poster = hasPicture ? scene.posterUrl : null;
  return (
    <button
      type="button"
      aria-label={labelOf(scene)}
      aria-current={isCurrent || undefined}
      tabIndex={isInTabOrder ? 0 : -1}
      onClick={onPress}
      className={cn(
        'relative block size-full overflow-hidden rounded-sm text-left focus-visible:z-10',
        scene.posterUrl === null ? 'bg-muted' : 'bg-secondary',
        isCurrent && !poster && 'bg-primary-soft',
      )}
    >
      {poster ? (
        <img
          src={poster}
          alt=""
          decoding="async"
          className={cn(
            'absolute inset-0 size-full object-cover transition-opacity duration-150',
            isCurrent ? 'opacity-100' : 'opacity-55',
          )}
        />
      ) : null}
      {hasNumber ? (
        <span
          className={cn(
            'absolute top-1 left-1 rounded-[4px] px-1 text-xs tabular-nums',
            poster ? 'bg-scrim text-white' : isCurrent ? 'text-primary-text' : 'text-muted-foreground',
          )}
        >
          {scene.number}
        </span>
      ) : null}
      {scene.work === 'failed' ? <span className="absolute inset-x-0 bottom-0 h-1 bg-destructive" /> : null}
      {scene.work === 'making' ? (
        <span
          className="absolute inset-x-0 bottom-0 h-1 origin-left bg-primary"
          style={{ scale: `${scene.progress} 1` }}
        />
      ) : null}
    </button>
  );
}
