import { CircleAlert } from 'lucide-react';

import { messageOf } from '@/lib/api/client';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import { Button } from './button';

type ErrorStateProps = {
  /** What was thrown; its message is shown. */
  error: unknown;
  title?: string;
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
};

/** A failure with its reason and the way on. */
export function ErrorState({ error, title, onRetry, retrying, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn(
        'flex max-w-2xl flex-col items-start gap-3 rounded-lg bg-destructive-soft p-4',
        className,
      )}
    >
      <div className="flex items-start gap-2.5">
        <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-destructive-text" />
        <div>
          <p className="font-medium text-destructive-text">{title ?? texts.common.failed}</p>
          <p className="text-sm text-foreground">{messageOf(error)}</p>
        </div>
      </div>
      {onRetry ? (
        <Button variant="outline" size="sm" onClick={onRetry} busy={retrying}>
          {texts.common.retry}
        </Button>
      ) : null}
    </div>
  );
}
