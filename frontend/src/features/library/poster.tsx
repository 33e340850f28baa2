import { useState } from 'react';

import { cn } from '@/lib/cn';
import type { ProjectSummary } from '@/lib/api/types';

/** The film's still; a project without one shows its idea, as a title card would. */
export function Poster({ project }: { project: ProjectSummary }) {
  const [failed, setFailed] = useState('');
  const url = project.poster_url;
  return (
    <div className="relative aspect-video overflow-hidden rounded-lg bg-film">
      {url && failed !== url ? (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setFailed(url)}
          className="size-full object-contain"
        />
      ) : (
        <TitleCard idea={project.idea} />
      )}
    </div>
  );
}

function TitleCard({ idea }: { idea: string }) {
  return (
    <div className={cn('flex size-full items-center justify-center bg-muted p-6')}>
      <p className="line-clamp-4 text-center text-balance text-muted-foreground">{idea}</p>
    </div>
  );
}
