import { Poster } from '@/components/media/poster';
import type { ProjectSummary } from '@/lib/api/types';

/** The film's still; a project without one shows its idea, as a title card would. */
export function ProjectPoster({ project }: { project: ProjectSummary }) {
  return (
    <div className="relative aspect-video overflow-hidden rounded-lg bg-film">
      <Poster
        url={project.poster_url}
        className="object-contain"
        fallback={<TitleCard idea={project.idea} />}
      />
    </div>
  );
}

function TitleCard({ idea }: { idea: string }) {
  return (
    <div className="flex size-full items-center justify-center bg-muted p-6">
      <p className="line-clamp-4 text-center text-balance text-muted-foreground">{idea}</p>
    </div>
  );
}
