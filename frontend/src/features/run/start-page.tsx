import { useQuery } from '@tanstack/react-query';
import { Clapperboard, FileQuestion, Music2, UserRound, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link, Navigate } from 'react-router-dom';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Spinner } from '@/components/ui/spinner';
import { clearQuickJob, readQuickJob, type QuickJob, type QuickJobReading } from '@/lib/quick-job';
import { useTitle } from '@/lib/use-title';
import { texts } from '@/texts';

import { textOf } from './run-memory';
import { Gone, startRun, type Without } from './start-run';

const words = texts.run.start;

/** The page without a project in its address: a quick job that was handed over becomes one. */
export function StartPage() {
  useTitle(texts.run.title);
  const [reading, setReading] = useState<QuickJobReading>(() => readQuickJob());
  const discard = () => {
    clearQuickJob();
    setReading({ kind: 'missing' });
  };
  if (reading.kind === 'ok') return <Starting job={reading.job} />;
  return <Unreadable reading={reading} onDiscard={discard} />;
}

function Starting({ job }: { job: QuickJob }) {
  const [without, setWithout] = useState<Without>({ song: false, image: false });
  // A query, because it may be asked for as often as React likes and is sent once.
  const start = useQuery({
    queryKey: ['start-run', textOf(job), without],
    queryFn: () => startRun(job, without),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  if (start.isSuccess) return <Navigate to={`/quick-gen-page?project=${start.data}`} replace />;
  if (!start.isError || start.isFetching) return <StartingNow />;
  if (start.error instanceof Gone) {
    const { what } = start.error;
    return <SomethingGone what={what} onGoOn={() => setWithout({ ...without, [what]: true })} />;
  }
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-4 py-16">
      <ErrorState
        className="w-full"
        title={words.failedTitle}
        error={start.error}
        onRetry={() => void start.refetch()}
        retrying={start.isFetching}
      />
      <ToCreate text={words.backToCreate} variant="ghost" />
    </div>
  );
}

function StartingNow() {
  return (
    <div className="grid min-h-[60vh] place-items-center">
      <div className="flex max-w-sm flex-col items-center gap-3 text-center" role="status">
        <Spinner className="size-6 text-muted-foreground" />
        <h1 className="text-xl font-semibold">{words.title}</h1>
        <p className="text-muted-foreground">{words.text}</p>
      </div>
    </div>
  );
}

function SomethingGone({ what, onGoOn }: { what: Gone['what']; onGoOn: () => void }) {
  const isSong = what === 'song';
  return (
    <Stop
      icon={isSong ? Music2 : UserRound}
      title={isSong ? words.songGoneTitle : words.imageGoneTitle}
      text={isSong ? words.songGoneText : words.imageGoneText}
    >
      <ToCreate text={words.backToCreate} />
      <Button variant="outline" onClick={onGoOn}>
        {isSong ? words.withoutSong : words.withoutImage}
      </Button>
    </Stop>
  );
}

type BadReading = Exclude<QuickJobReading, { kind: 'ok' }>;

function whatIsWrong(reading: BadReading): { title: string; text: string } {
  const named = (fields: string[]) => fields.map((field) => words.fields[field] ?? field);
  switch (reading.kind) {
    case 'missing':
      return { title: words.missingTitle, text: words.missingText };
    case 'blocked':
      return { title: words.blockedTitle, text: words.blockedText };
    case 'broken':
      return { title: words.brokenTitle, text: words.brokenText };
    case 'misshapen':
      return { title: words.misshapenTitle, text: words.misshapenText(named(reading.fields)) };
    case 'incomplete':
      return { title: words.incompleteTitle, text: words.incompleteText(named(reading.missing)) };
  }
}

function Unreadable({ reading, onDiscard }: { reading: BadReading; onDiscard: () => void }) {
  const isThere = reading.kind !== 'missing' && reading.kind !== 'blocked';
  return (
    <Stop icon={isThere ? FileQuestion : Clapperboard} {...whatIsWrong(reading)}>
      <ToCreate text={words.toCreate} />
      <Button variant="outline" asChild>
        <Link to="/">{words.toLibrary}</Link>
      </Button>
      {isThere ? (
        <Button variant="ghost" onClick={onDiscard}>
          {words.discard}
        </Button>
      ) : null}
    </Stop>
  );
}

function Stop(props: { icon: LucideIcon; title: string; text: string; children: ReactNode }) {
  return (
    <div className="grid min-h-[60vh] place-items-center">
      <EmptyState {...props} />
    </div>
  );
}

function ToCreate({ text, variant }: { text: string; variant?: 'ghost' }) {
  return (
    <Button asChild variant={variant}>
      <Link to="/create">{text}</Link>
    </Button>
  );
}
