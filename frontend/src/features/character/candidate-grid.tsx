import { texts } from '@/texts';

import { withChoice, withoutPictures } from './character-state';
import { characterStore } from './character-store';
import { CandidateTile, WaitingTile } from './candidate-tile';
import { candidatesAtOnce } from './use-candidates';
import type { useCandidates } from './use-candidates';
import { isPictureGone } from './use-picture-upload';

const words = texts.create.character;

/** The pictures to choose one from. While they are asked for, their places stand there already. */
export function CandidateGrid({ candidates }: { candidates: ReturnType<typeof useCandidates> }) {
  const { state, candidates: all, generate, retry, isRetrying } = candidates;
  const names = nameAll(all);
  const shown = generate.isPending ? all.filter((each) => each.kind === 'own') : all;
  return (
    <fieldset className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      <legend className="sr-only">{words.choose}</legend>
      {generate.isPending &&
        Array.from({ length: candidatesAtOnce }, (_, place) => (
          <WaitingTile key={place} name={words.option(place + 1)} />
        ))}
      {shown.map((candidate) => (
        <CandidateTile
          key={candidate.id}
          candidate={candidate}
          name={names.get(candidate.id) ?? ''}
          isChosen={candidate.id === state.chosenId}
          onChoose={() => {
            characterStore.set((now) => withChoice(now, candidate.id));
          }}
          onRetry={() => {
            retry(candidate.id);
          }}
          isRetrying={isRetrying(candidate.id)}
          onGone={() => {
            void dropIfGone(candidate.id);
          }}
        />
      ))}
    </fieldset>
  );
}

async function dropIfGone(id: string): Promise<void> {
  if (await isPictureGone(id)) characterStore.set((now) => withoutPictures(now, [id]));
}

function nameAll(all: { id: string; kind: 'made' | 'own' }[]): Map<string, string> {
  const made = all
    .filter((each) => each.kind === 'made')
    .map((each, place) => [each.id, words.option(place + 1)] as const);
  const own = all.filter((each) => each.kind === 'own').map((each) => [each.id, words.ownPicture] as const);
  return new Map([...made, ...own]);
}
