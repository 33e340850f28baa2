import { useState, type ReactNode } from 'react';

import { cn } from '@/lib/cn';

type PosterProps = {
  url: string | null;
  className?: string;
  /** Stands there where no still can be had. */
  fallback?: ReactNode;
};

/** A still. One that could not be had is asked for again as soon as it has another address. */
export function Poster({ url, className, fallback = null }: PosterProps) {
  const [failed, setFailed] = useState<string | null>(null);
  if (!url || failed === url) return fallback;
  return (
    <img
      src={url}
      alt=""
      loading="lazy"
      decoding="async"
      className={cn('size-full', className)}
      onError={() => setFailed(url)}
    />
  );
}
