import type { ReactNode } from 'react';

import { buttonVariants } from '@/components/ui/button';
import { cn } from '@/lib/cn';

interface FileButtonProps {
  accept: string;
  onFile: (file: File) => void;
  disabled?: boolean;
  size?: 'default' | 'sm';
  children: ReactNode;
}

/** Looks like a quiet button, is a file input: the keyboard reaches it, and the dialog opens as for any other. */
export function FileButton({ accept, onFile, disabled, size = 'default', children }: FileButtonProps) {
  return (
    <label
      className={cn(
        buttonVariants({ variant: 'outline', size }),
        'relative cursor-pointer has-disabled:pointer-events-none has-disabled:opacity-50',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
      )}
    >
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
      {children}
    </label>
  );
}
