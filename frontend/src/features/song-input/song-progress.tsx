import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { messageOf } from '@/lib/api/client';
import { fileSize, percent } from '@/lib/format';
import { texts } from '@/texts';

import { cancelUpload } from './upload-store';
import type { UploadState } from './upload-store';
import type { useLinkSong } from './use-link-song';

const words = texts.create.song;

interface WaitingProps {
  title: string;
  value: number | null;
  details: string;
  onCancel: () => void;
}

/** As high as what it stands for, so that nothing jumps when it is done. */
function Waiting({ title, value, details, onCancel }: WaitingProps) {
  return (
    <div className="flex min-h-36 flex-col justify-center gap-3 rounded-lg border px-4 py-5">
      <div className="flex items-center justify-between gap-3">
        <p title={title} className="min-w-0 truncate font-medium">
          {title}
        </p>
        <Button variant="outline" size="sm" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
      <Progress value={value} label={title} />
      <p className="min-h-5 text-sm text-muted-foreground tabular-nums">{details}</p>
    </div>
  );
}

export function UploadProgress({ upload }: { upload: Extract<UploadState, { kind: 'uploading' }> }) {
  const isSent = upload.progress >= 1;
  return (
    <Waiting
      title={words.uploading(upload.name)}
      value={isSent ? null : upload.progress}
      details={
        isSent
          ? words.checking
          : `${percent(upload.progress)} · ${words.ofSize(fileSize(upload.bytes * upload.progress), fileSize(upload.bytes))}`
      }
      onCancel={cancelUpload}
    />
  );
}

/** A download: its progress, or why it has ended without a song. */
export function LinkProgress({
  link: { job, lost, again, cancel },
}: {
  link: ReturnType<typeof useLinkSong>;
}) {
  const isOver = job?.state === 'failed' || job?.state === 'canceled' || job?.state === 'held';
  if (isOver || lost !== null) {
    const reason = job?.error?.message ?? (lost === null ? words.linkCanceled : messageOf(lost));
    return (
      <div
        role="alert"
        className="flex min-h-36 flex-col justify-center gap-3 rounded-lg bg-destructive-soft px-4 py-5"
      >
        <div>
          <p className="font-medium text-destructive-text">{words.linkFailed}</p>
          <p className="text-sm">{messageOf(new Error(reason))}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {job && (
            <Button
              variant="outline"
              size="sm"
              busy={again.isPending}
              onClick={() => {
                again.mutate(job.id);
              }}
            >
              {words.retry}
            </Button>
          )}
          <Button variant="outline" size="sm" onClick={cancel}>
            {words.otherLink}
          </Button>
        </div>
        {again.isError && <p className="text-sm">{messageOf(again.error)}</p>}
      </div>
    );
  }

  const isWaiting = job === undefined || job.state === 'queued';
  const left = job?.seconds_left ?? null;
  const parts = isWaiting
    ? [words.waiting]
    : [percent(job.progress), job.stage, left === null ? '' : texts.common.secondsLeft(left)].filter(
        (part) => part !== '',
      );
  return (
    <Waiting
      title={words.getting}
      value={isWaiting || job.progress === 0 ? null : job.progress}
      details={parts.join(' · ')}
      onCancel={cancel}
    />
  );
}
