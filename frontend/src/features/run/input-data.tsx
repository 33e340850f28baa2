import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { SongPlayer } from '@/components/media/song-player';
import { CollapsibleSection } from '@/components/ui/collapsible';
import { Skeleton } from '@/components/ui/skeleton';
import { pictureUrl } from '@/lib/api/addresses';
import { audioInfoQuery } from '@/lib/api/queries';
import type { Project } from '@/lib/api/types';
import { exactClock } from '@/lib/time';
import { texts } from '@/texts';

import { Lyrics } from './lyrics';
import type { RunActions } from './run-actions';
import { useCutFrom } from './use-cut-from';
import { useOwnChoice } from './use-own-choice';

const words = texts.run.input;

type InputDataProps = {
  project: Project;
  actions: RunActions;
  /** Its scenes are what counts from then on. */
  hasStarted: boolean;
};

/** What the film is made of: open until its making begins, or as somebody has left it. */
export function InputData({ project, actions, hasStarted }: InputDataProps) {
  const [isOpen, setOpen] = useOwnChoice(`input-data.${project.id}`, !hasStarted);
  return (
    <CollapsibleSection
      title={words.title}
      summary={isOpen ? null : project.audio_id ? words.summary : words.summarySilent}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-4">
        <Row name={words.song} className="col-span-2">
          <Song project={project} />
        </Row>
        {project.audio_id ? (
          <Row name={words.lyrics} className="col-span-2">
            <Lyrics project={project} actions={actions} />
          </Row>
        ) : null}
        <Row name={words.description} className="col-span-2">
          <Paragraph text={project.idea} />
        </Row>
        <Row name={words.character}>
          <Paragraph text={project.character_description} />
        </Row>
        <Row name={words.image} hidesName>
          <CharacterImage id={project.character_reference_id} />
        </Row>
        <div className="col-span-2 flex gap-1.5 text-sm">
          <dt className="text-muted-foreground">{words.flavor}:</dt>
          <dd>{project.config_flavor}</dd>
        </div>
      </dl>
    </CollapsibleSection>
  );
}

type RowProps = { name: string; hidesName?: boolean; className?: string; children: ReactNode };

function Row({ name, hidesName, className, children }: RowProps) {
  return (
    <div className={className}>
      <dt className={hidesName ? 'sr-only' : 'mb-1 text-sm text-muted-foreground'}>{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Paragraph({ text }: { text: string }) {
  return <p className="max-h-48 overflow-y-auto text-base whitespace-pre-line">{text}</p>;
}

function Song({ project }: { project: Project }) {
  const id = project.audio_id ?? '';
  const info = useQuery({ ...audioInfoQuery(id), enabled: id !== '' });
  const cut = useCutFrom(project);
  if (id === '') return <p>{words.noSong}</p>;
  if (info.isError || info.data?.exists === false) return <p className="text-warning">{words.songGone}</p>;
  if (!info.data) return <Skeleton className="h-16" />;
  return (
    <div className="flex flex-col gap-1.5">
      <SongPlayer song={{ id, seconds: info.data.duration ?? 0 }} height={44}>
        <span title={info.data.title ?? undefined} className="min-w-0 truncate text-sm text-muted-foreground">
          {info.data.title}
        </span>
      </SongPlayer>
      {project.song_start > 0 ? (
        <p className="text-sm text-muted-foreground">{words.startsAt(exactClock(project.song_start))}</p>
      ) : null}
      {cut ? <p className="text-sm text-muted-foreground">{words.trimmedFrom(cut)}</p> : null}
    </div>
  );
}

function CharacterImage({ id }: { id: string | null }) {
  const classes = 'size-24 shrink-0 rounded-md';
  if (!id) return <Skeleton className={classes} title={words.imageWaiting} />;
  return (
    <img
      src={pictureUrl(id)}
      alt={words.imageAlt}
      width={96}
      height={96}
      loading="lazy"
      decoding="async"
      className={`${classes} bg-muted object-cover object-top`}
    />
  );
}
