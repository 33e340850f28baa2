import { useState } from 'react';
import { toast } from 'sonner';

import { defaultFlavor, flavorNamed, useFlavors } from '@/components/flavor/use-flavors';
import { useNoStrayDrops } from '@/components/form/use-no-stray-drops';
import { ModelNotice } from '@/components/makers/model-notice';
import { Button } from '@/components/ui/button';
import { CharacterSection } from '@/features/character/character-section';
import { characterStore } from '@/features/character/character-store';
import { ProductSection } from '@/features/character/product-section';
import { Actions } from '@/features/create/actions';
import { check } from '@/features/create/check';
import type { Entries, Goal } from '@/features/create/check';
import { ConfigurationSection } from '@/features/create/configuration-section';
import { DescriptionSection } from '@/features/create/description-section';
import type { Draft } from '@/features/create/draft';
import { draftStore } from '@/features/create/draft-store';
import { focusFirstProblem } from '@/features/create/focus-first-problem';
import { GenerationMode } from '@/features/create/generation-mode';
import { jobOfDraft } from '@/features/create/job-of-draft';
import { useConfiguration } from '@/features/create/use-configuration';
import { useStart } from '@/features/create/use-start';
import { SongSection } from '@/features/song-input/song-section';
import { filmSong, isStartPastEnd } from '@/features/song-input/song-state';
import type { SongState } from '@/features/song-input/song-state';
import { songStore } from '@/features/song-input/song-store';
import { startFieldName, TrimField } from '@/features/song-input/trim-field';
import { cancelUpload, uploadStore } from '@/features/song-input/upload-store';
import { useSong } from '@/features/song-input/use-song';
import { useTrim } from '@/features/song-input/use-trim';
import { lastEstimate } from '@/lib/estimate';
import { useStore } from '@/lib/store';
import { exactClock } from '@/lib/time';
import { useTitle } from '@/lib/use-title';
import { texts } from '@/texts';

import { usePrices } from './use-prices';

const words = texts.create;

export default function CreatePage() {
  useTitle(words.title);
  useNoStrayDrops();
  const draft = useStore(draftStore);
  // Drawn again when they change; what they hold is read where it is needed.
  useStore(characterStore);
  useStore(uploadStore);
  const { song, goneTitle } = useSong();
  const { flavors, isFallback, isLoading } = useFlavors();
  const trim = useTrim();
  const start = useStart();
  const configuration = useConfiguration();
  // Nothing is called missing before somebody has tried to go on.
  const [goal, setGoal] = useState<Goal | null>(null);

  // While the list is read, what was chosen before counts; the server checks it.
  const usedFlavor = ({ flavor }: Draft) =>
    isLoading ? flavor : (flavorNamed(flavors, flavor)?.name ?? defaultFlavor);
  const flavor = usedFlavor(draft);
  const { price, best, unitPrice } = usePrices(jobNow(flavor, song));
  const problems = goal === null ? {} : check(entriesNow(song), goal);

  function isComplete(next: Goal, used: SongState): boolean {
    setGoal(next);
    if (Object.keys(check(entriesNow(used), next)).length === 0) return true;
    focusFirstProblem();
    return false;
  }

  function go(next: Goal) {
    if (!isComplete(next, song)) return;
    const job = jobNow(usedFlavor(draftStore.get()), song);
    if (next === 'film') start.makeFilm(job);
    else start.quick(job);
  }

  return (
    <div className="mx-auto w-full max-w-4xl py-8 md:py-10">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 pb-8">
        <div className="flex flex-col gap-1.5">
          <h1 className="text-2xl font-semibold">{words.title}</h1>
          <p className="max-w-prose text-muted-foreground">{words.intro}</p>
        </div>
        <Button
          variant="outline"
          size="sm"
          onClick={() => {
            setGoal(null);
            startOver();
          }}
        >
          {words.startOver}
        </Button>
      </header>
      <GenerationMode />
      <ConfigurationSection
        summary={summaryOf(flavor, isFallback, song)}
        songSeconds={secondsOf(song)}
        isOpen={configuration.isOpen}
        onOpenChange={configuration.setOpen}
        best={best}
        start={<TrimField state={song} trim={trim} />}
      />
      <SongSection
        song={song}
        goneTitle={goneTitle}
        trim={trim}
        isOptional={draft.mode === 'ad'}
        onChangeStart={() => {
          configuration.openAt(startFieldName);
        }}
        problem={problems.song}
      />
      {draft.mode === 'ad' && <ProductSection problem={problems.product} />}
      <DescriptionSection problem={problems.idea} />
      <CharacterSection
        flavor={flavor}
        maker={draft.makers.images}
        unitPrice={unitPrice}
        withPictures={draft.mode === 'music'}
        textProblem={problems.character}
        choiceProblem={problems.choice}
      />
      <Actions
        isStarting={start.isStarting}
        missing={Object.keys(problems).length}
        price={price}
        notice={<ModelNotice choices={draft.makers} best={best} estimate={lastEstimate(price)} />}
        onFilm={() => {
          go('film');
        }}
        onQuick={() => {
          go('quick');
        }}
      />
    </div>
  );
}

/** What the page holds at this moment, which may be later than it was drawn. */
function entriesNow(song: SongState): Entries {
  const draft = draftStore.get();
  const character = characterStore.get();
  return {
    mode: draft.mode,
    song: {
      isThere: song.song !== null,
      isComing: uploadStore.get().kind === 'uploading' || song.jobId !== null,
      isStartWrong: song.wrongStart !== null,
      isStartPastEnd: isStartPastEnd(song),
    },
    idea: draft.idea,
    character: character.description,
    pictures: { count: character.pictures.length, isChosen: character.chosenId !== null },
    product: { isThere: character.product !== null },
  };
}

function jobNow(flavor: string, song: SongState) {
  const character = characterStore.get();
  return jobOfDraft(draftStore.get(), {
    flavor,
    song: filmSong(song),
    character: character.description,
    pictureId: character.chosenId,
    productId: character.product?.id ?? null,
  });
}

/** As it will be used: without what is before the start, cut already or not. */
function secondsOf({ song, startAt }: SongState): number | null {
  return song && Math.max(0, song.seconds - startAt);
}

/** What is worth knowing of the configuration while it is closed. */
function summaryOf(flavor: string, isFallback: boolean, { startAt, wrongStart }: SongState): string {
  const parts = [flavor];
  if (isFallback) parts.push(words.configuration.flavorFailedShort);
  if (wrongStart !== null) parts.push(words.song.noStartShort);
  else if (startAt > 0) parts.push(`${words.song.markerText} ${exactClock(startAt)}`);
  return parts.join(' · ');
}

function startOver() {
  const stores = [draftStore, characterStore, songStore] as const;
  const before = { draft: draftStore.get(), character: characterStore.get(), song: songStore.get() };
  cancelUpload();
  for (const store of stores) store.reset();
  toast(words.startedOver, {
    action: {
      label: words.undo,
      onClick: () => {
        draftStore.set(() => before.draft);
        characterStore.set(() => before.character);
        songStore.set(() => before.song);
      },
    },
  });
}
