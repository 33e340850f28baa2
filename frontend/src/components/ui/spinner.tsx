import { LoaderCircle } from 'lucide-react';

import { cn } from '@/lib/cn';

/** Says that something goes on; with a label also to those who do not see it. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? 'status' : undefined} className="inline-flex items-center">
      <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
