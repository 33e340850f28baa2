import { useState } from 'react';

import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/cn';
import { texts } from '@/texts';

import type { Flavor } from './use-flavors';

/** How a flavor's films look: a picture in its final size from the start, and one sentence unless that stands elsewhere. */
export function FlavorPreview({ flavor, withText = true }: { flavor: Flavor; withText?: boolean }) {
  return (
    <figure className="flex flex-col gap-2">
      <div className="relative aspect-video overflow-hidden rounded-md bg-muted">
        <PreviewPicture key={flavor.previewUrl} flavor={flavor} />
      </div>
      {withText && flavor.description !== '' && (
        <figcaption className="text-sm text-muted-foreground">{flavor.description}</figcaption>
      )}
    </figure>
  );
}

function PreviewPicture({ flavor }: { flavor: Flavor }) {
  const [isFailed, setFailed] = useState(false);
  const [isShown, setShown] = useState(false);
  const words = texts.create.configuration;
  if (flavor.previewUrl === null || isFailed) {
    return (
      <span className="absolute inset-0 grid place-items-center bg-muted text-sm text-muted-foreground">
        {words.noPreview}
      </span>
    );
  }
  return (
    <>
      {!isShown && <Skeleton className="absolute inset-0" />}
      <img
        src={flavor.previewUrl}
        alt={words.preview(flavor.name)}
        width={640}
        height={360}
        className={cn(
          'relative size-full object-cover transition-opacity duration-200',
          !isShown && 'opacity-0',
        )}
        onLoad={() => {
          setShown(true);
        }}
        onError={() => {
          setFailed(true);
        }}
      />
    </>
  );
}
