import { ImageUp, Sparkles } from 'lucide-react';
import { toast } from 'sonner';

import { FileButton } from '@/components/form/file-button';
import { Problem } from '@/components/form/problem';
import { EstimateLine } from '@/components/makers/estimate-line';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { messageOf } from '@/lib/api/client';
import { estimateOfPieces, type EstimateReading } from '@/lib/estimate';
import { texts } from '@/texts';

import { CandidateGrid } from './candidate-grid';
import { arePicturesOlder, withOwnPicture, withoutPictures } from './character-state';
import { characterStore } from './character-store';
import { candidatesAtOnce, useCandidates } from './use-candidates';
import { pictureFiles, usePictureUpload } from './use-picture-upload';

const words = texts.create.character;

interface CharacterPicturesProps {
  flavor: string;
  maker: string;
  unitPrice: EstimateReading;
  onMissingText: () => void;
  problem?: string | undefined;
}

/** Makes candidates, takes a picture of one's own, and lets exactly one be chosen. */
export function CharacterPictures({
  flavor,
  maker,
  unitPrice,
  onMissingText,
  problem,
}: CharacterPicturesProps) {
  const candidates = useCandidates(flavor, maker);
  const own = usePictureUpload((id) => {
    characterStore.set((now) => withOwnPicture(now, id));
  });
  const { state, candidates: all, generate, stop } = candidates;
  const price = estimateOfPieces(unitPrice, 'images', candidatesAtOnce);
  const hasMade = all.some((each) => each.kind === 'made');
  const isMaking = generate.isPending || all.some((each) => each.state.kind === 'making');

  function ask() {
    const description = state.description.trim();
    if (description === '') onMissingText();
    else generate.mutate(description);
  }

  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="text-sm font-medium">{words.pictures}</h3>
        <p className="text-sm text-muted-foreground">{words.picturesHint}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" onClick={ask} busy={isMaking} waiting={price.kind === 'loading'}>
          {!isMaking && <Sparkles aria-hidden />}
          {hasMade && !isMaking ? words.regenerate : words.generate}
        </Button>
        {isMaking && (
          <Button variant="outline" onClick={stop} disabled={generate.isPending}>
            {words.stop}
          </Button>
        )}
        {!isMaking && (
          <FileButton accept={pictureFiles} onFile={own.send} disabled={own.isSending}>
            <ImageUp aria-hidden />
            {words.own}
          </FileButton>
        )}
      </div>
      <EstimateLine price={price} className="text-muted-foreground" />
      {own.isSending && <Progress value={own.progress} label={words.uploadingOwn} />}
      {own.fault && <Problem>{`${words.ownFailed}: ${own.fault}`}</Problem>}
      {generate.error && <Problem>{`${words.generateFailed}: ${messageOf(generate.error)}`}</Problem>}
      {(all.length > 0 || generate.isPending) && <CandidateGrid candidates={candidates} />}
      {problem !== undefined && <Problem>{problem}</Problem>}
      <Status candidates={candidates} isMaking={isMaking} />
    </div>
  );
}

function RemoveButton({ ids }: { ids: string[] }) {
  function remove() {
    const before = characterStore.get();
    characterStore.set((now) => withoutPictures(now, ids));
    toast(words.removed, {
      action: {
        label: texts.create.undo,
        onClick: () => {
          characterStore.set((now) => ({ ...now, pictures: before.pictures, chosenId: before.chosenId }));
        },
      },
    });
  }
  return (
    <Button variant="link" className="text-sm" onClick={remove}>
      {words.remove}
    </Button>
  );
}

/** One line about where things stand, also spoken. */
function Status({
  candidates,
  isMaking,
}: {
  candidates: ReturnType<typeof useCandidates>;
  isMaking: boolean;
}) {
  const { state, candidates: all, generate } = candidates;
  const made = all.filter((each) => each.kind === 'made');
  const ready = all.filter((each) => each.state.kind === 'ready');
  let text = '';
  if (generate.isPending) text = words.progress(0, candidatesAtOnce);
  else if (isMaking)
    text = words.progress(made.filter((each) => each.state.kind === 'ready').length, made.length);
  else if (ready.length > 0) text = state.chosenId === null ? words.chooseOne : words.chosenOne;
  return (
    <div className="flex flex-col gap-1 text-sm text-muted-foreground">
      <div className="flex flex-wrap justify-between gap-x-4">
        <p role="status">{text}</p>
        {all.length > 0 && !isMaking && <RemoveButton ids={all.map((each) => each.id)} />}
      </div>
      {arePicturesOlder(state) && !isMaking && <p>{words.older}</p>}
    </div>
  );
}
