import { useFlavors } from '@/components/flavor/use-flavors';
import { Field } from '@/components/ui/field';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { aspectRatios } from '@/lib/quick-job';
import type { AspectRatio } from '@/lib/quick-job';
import { useStore } from '@/lib/store';
import { clock } from '@/lib/time';
import { texts } from '@/texts';

import { changeDraft, draftStore } from './draft-store';

const words = texts.create.configuration;

/** How long the film is and which shape its picture has. */
export function FilmFormat({ songSeconds }: { songSeconds: number | null }) {
  const { flavor, wholeSong, aspectRatio } = useStore(draftStore);
  const { flavors } = useFlavors();
  const length = flavors.find((known) => known.name === flavor)?.length ?? null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={words.length} hint={wholeSong && songSeconds !== null ? words.lengthSongHint : undefined}>
        {(control) => (
          <Select
            value={wholeSong ? 'song' : 'flavor'}
            onValueChange={(value) => {
              changeDraft({ wholeSong: value === 'song' });
            }}
          >
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value="flavor">
                {length
                  ? words.lengthFlavorIs(texts.common.scenes(length.scenes), clock(length.seconds, 0))
                  : words.lengthFlavor}
              </SelectItem>
              <SelectItem value="song">
                {songSeconds === null ? words.lengthSong : words.lengthSongIs(clock(songSeconds, 0))}
              </SelectItem>
            </SelectContent>
          </Select>
        )}
      </Field>
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
    </div>
  );
}
