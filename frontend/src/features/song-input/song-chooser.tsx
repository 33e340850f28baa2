import { Music } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import { FileDrop } from '@/components/form/file-drop';
import { Problem } from '@/components/form/problem';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { LinkForm } from './link-form';
import { songStore } from './song-store';
import { dismissUploadFailure, startUpload, uploadStore } from './upload-store';
import type { useLinkSong } from './use-link-song';

// The server looks at the content; the list is for the file dialog, which knows only names.
const soundFiles = 'audio/*,.mp3,.m4a,.aac,.ogg,.oga,.opus,.flac,.wav';

interface SongChooserProps {
  link: ReturnType<typeof useLinkSong>;
  problem?: string | undefined;
}

/** Gives a song: a file, or a link. */
export function SongChooser({ link, problem }: SongChooserProps) {
  const { source } = useStore(songStore);
  const words = texts.create.song;
  return (
    <Tabs
      value={source}
      onValueChange={(value) => {
        songStore.set((now) => ({ ...now, source: value === 'link' ? 'link' : 'upload' }));
      }}
      className="flex flex-col gap-3"
    >
      <TabsList aria-label={words.sources} className="self-start">
        <TabsTrigger value="upload">{words.upload}</TabsTrigger>
        <TabsTrigger value="link">{words.fromLink}</TabsTrigger>
      </TabsList>
      <TabsContent value="upload" tabIndex={-1}>
        <UploadPlace problem={problem} />
      </TabsContent>
      <TabsContent value="link" tabIndex={-1}>
        <LinkForm link={link} problem={problem} />
      </TabsContent>
    </Tabs>
  );
}

function UploadPlace({ problem }: { problem: string | undefined }) {
  const id = useId();
  const upload = useStore(uploadStore);
  const [isEmptyDrop, setEmptyDrop] = useState(false);
  const words = texts.create.song;

  function take(files: File[]) {
    dismissUploadFailure();
    const [first] = files;
    setEmptyDrop(first === undefined);
    if (first === undefined) return;
    if (files.length > 1) toast(words.onlyFirst);
    void startUpload(first).then((song) => song && toast.success(words.uploadedNow(song.title)));
  }

  const told = isEmptyDrop ? words.noFile : upload.kind === 'failed' ? upload.reason : problem;
  return (
    <div className="flex flex-col gap-2">
      <FileDrop
        inputId="song-file"
        accept={soundFiles}
        onFiles={take}
        invalid={told !== undefined}
        describedBy={told === undefined ? undefined : id}
        className="min-h-36"
      >
        {(isOver) => (
          <>
            <Music aria-hidden className="mb-1 size-6 text-muted-foreground" strokeWidth={1.5} />
            <span className="font-medium">{isOver ? words.dropNow : words.drop}</span>
            <span className="text-sm text-muted-foreground">{words.dropHint}</span>
          </>
        )}
      </FileDrop>
      <div role="alert">{told !== undefined && <Problem id={id}>{told}</Problem>}</div>
    </div>
  );
}
