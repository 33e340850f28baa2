import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { Problem } from '@/components/form/problem';
import { Section } from '@/components/form/section';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { SongCard } from './song-card';
import { SongChooser } from './song-chooser';
import { LinkProgress, UploadProgress } from './song-progress';
import { withoutSong } from './song-state';
import type { SongState } from './song-state';
import { songStore } from './song-store';
import { uploadStore } from './upload-store';
import type { UploadState } from './upload-store';
import { useLinkSong } from './use-link-song';
import type { useTrim } from './use-trim';

const words = texts.create.song;

interface SongSectionProps {
  song: SongState;
  goneTitle: string | null;
  trim: ReturnType<typeof useTrim>;
  isOptional: boolean;
  onChangeStart: () => void;
  problem?: string | undefined;
}

export function SongSection(props: SongSectionProps) {
  const { song: state, goneTitle, trim, isOptional, onChangeStart, problem } = props;
  const upload = useStore(uploadStore);
  const link = useLinkSong();
  const [replaced, setReplaced] = useState<string | null>(null);
  useWarningBeforeUnload(upload.kind === 'uploading');

  const isReplacing = state.song !== null && replaced === state.song.id;
  const isComing = upload.kind === 'uploading' || link.isComing;

  function remove() {
    const before = songStore.get();
    songStore.set(withoutSong);
    toast(words.removed, {
      action: {
        label: texts.create.undo,
        onClick: () => {
          songStore.set(() => before);
        },
      },
    });
  }

  return (
    <Section id="song" title={words.title} hint={isOptional ? words.hintOptional : words.hint}>
      {state.song !== null && (
        <SongCard
          state={{ ...state, song: state.song }}
          trim={trim}
          isReplacing={isReplacing}
          onReplace={(replacing) => {
            setReplaced(replacing ? (state.song?.id ?? null) : null);
          }}
          onRemove={remove}
          onChangeStart={onChangeStart}
        />
      )}
      {goneTitle !== null && <Problem>{words.gone(goneTitle)}</Problem>}
      {upload.kind === 'uploading' && <UploadProgress upload={upload} />}
      {upload.kind !== 'uploading' && link.isComing && <LinkProgress link={link} />}
      {!isComing && (state.song === null || isReplacing) && <SongChooser link={link} problem={problem} />}
      {problem !== undefined && (isComing || state.song !== null) && <Problem>{problem}</Problem>}
      <p role="status" className="sr-only">
        {spoken(upload, link.isComing)}
      </p>
    </Section>
  );
}

/** Told once at each step, not at every percent. */
function spoken(upload: UploadState, isLinkComing: boolean): string {
  if (upload.kind === 'uploading')
    return upload.progress >= 1 ? words.checking : words.uploading(upload.name);
  return isLinkComing ? words.getting : '';
}

/** Only what is on its way would be lost; everything else is kept. */
function useWarningBeforeUnload(isOn: boolean) {
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isOn]);
}
