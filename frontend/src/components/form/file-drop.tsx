import { useId, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';

import { cn } from '@/lib/cn';

interface FileDropProps {
  /** As the file dialog understands it: "audio/*,.mp3". */
  accept: string;
  onFiles: (files: File[]) => void;
  /** Shown inside; gets whether a file is held over it. */
  children: (isOver: boolean) => ReactNode;
  describedBy?: string | undefined;
  invalid?: boolean;
  inputId?: string;
  className?: string;
}

/** Takes a file by drop or by dialog. The input itself has the focus, so keyboard and screen readers know it well. */
export function FileDrop({
  accept,
  onFiles,
  children,
  describedBy,
  invalid,
  inputId,
  className,
}: FileDropProps) {
  const ownId = useId();
  const id = inputId ?? ownId;
  const [isOver, setOver] = useState(false);

  function over(event: DragEvent) {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  }

  return (
    <label
      htmlFor={id}
      className={cn(
        'relative flex cursor-pointer flex-col items-center justify-center gap-1 rounded-lg border border-dashed border-input px-4 py-6 text-center',
        'transition-colors duration-150 hover:border-foreground/60 hover:bg-accent',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
        isOver && 'border-primary bg-primary-soft',
        invalid && 'border-destructive-text',
        className,
      )}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        className="sr-only"
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = ''; // so that the same file can be chosen again
        }}
      />
      {children(isOver)}
    </label>
  );
}
