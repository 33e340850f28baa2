import { flavorNamed, useFlavors } from '@/components/flavor/use-flavors';
import type { Flavor } from '@/components/flavor/use-flavors';
import { NumberStepper } from '@/components/form/number-stepper';
import { Field } from '@/components/ui/field';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { aspectRatios, mostScenes } from '@/lib/quick-job';
import type { AspectRatio } from '@/lib/quick-job';
import { useStore } from '@/lib/store';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import { changeDraft, draftStore } from './draft-store';

const words = texts.create.configuration;

/** How long the film is and which shape its picture has. */
export function FilmFormat({ songSeconds }: { songSeconds: number | null }) {
  const { flavor, scenes } = useStore(draftStore);
  const { flavors } = useFlavors();
  const usual = flavorNamed(flavors, flavor)?.length ?? null;
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
      <LengthField scenes={scenes ?? usual?.scenes ?? null} usual={usual} songSeconds={songSeconds} />
      <ScenesField scenes={scenes ?? usual?.scenes ?? null} />
      <ShapeField />
    </div>
  );
}

interface LengthFieldProps {
  scenes: number | null;
  usual: Flavor['length'];
  songSeconds: number | null;
}

function LengthField({ scenes, usual, songSeconds }: LengthFieldProps) {
  const { wholeSong } = useStore(draftStore);
  return (
    <Field label={words.length} hint={wholeSong && songSeconds !== null ? words.lengthSongHint : undefined}>
      {(control) => (
        <Select
          value={wholeSong ? 'song' : 'scenes'}
          onValueChange={(value) => {
            changeDraft({ wholeSong: value === 'song' });
          }}
        >
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value="scenes">{lengthOf(scenes, usual)}</SelectItem>
            <SelectItem value="song">
              {songSeconds === null ? words.lengthSong : words.lengthSongIs(clock(songSeconds, 0))}
            </SelectItem>
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}

function lengthOf(scenes: number | null, usual: Flavor['length']): string {
  if (scenes === null) return words.lengthFlavor;
  const name = texts.common.scenes(scenes);
  return usual === null ? name : words.lengthIs(name, clock((scenes * usual.seconds) / usual.scenes, 0));
}

/** As many as the flavor has, unless somebody says otherwise. */
function ScenesField({ scenes }: { scenes: number | null }) {
  const { wholeSong } = useStore(draftStore);
  return (
    <Field label={words.scenes} hint={wholeSong ? words.scenesSong : undefined}>
      {(control) => (
        <NumberStepper
          control={control}
          name="number-of-scenes"
          value={wholeSong ? null : scenes}
          min={1}
          max={mostScenes}
          disabled={wholeSong}
          words={{ less: words.fewerScenes, more: words.moreScenes }}
          onChange={(value) => {
            changeDraft({ scenes: value });
          }}
          onEmpty={() => {
            changeDraft({ scenes: null });
          }}
        />
      )}
    </Field>
  );
}

function ShapeField() {
  const { aspectRatio } = useStore(draftStore);
  return (
    <Field label={words.format}>
      {(control) => (
        <Select
          value={aspectRatio}
          onValueChange={(value) => {
            changeDraft({ aspectRatio: value as AspectRatio });
          }}
        >
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {aspectRatios.map((ratio) => (
              <SelectItem key={ratio} value={ratio}>
                {words.formats[ratio]}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}
