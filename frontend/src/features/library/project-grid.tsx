import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { ProjectSummary } from '@/lib/api/types';
import { texts } from '@/texts';

import { ProjectCard } from './project-card';
import { useFilmProgress } from './requests';

const words = texts.library;
const gridClasses = 'grid grid-cols-1 gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4';

type ProjectGridProps = {
  projects: ProjectSummary[];
  /** Set where there are more on the server. */
  onMore: (() => void) | undefined;
  isReadingMore: boolean;
};

export function ProjectGrid({ projects, onMore, isReadingMore }: ProjectGridProps) {
  const progress = useFilmProgress();
  return (
    <>
      <ul aria-label={words.gridLabel} className={gridClasses}>
        {projects.map((project) => (
          <ProjectCard key={project.id} project={project} progress={progress.get(project.id)} />
        ))}
      </ul>
      {onMore ? (
        <div className="mt-10 flex justify-center">
          <Button variant="outline" busy={isReadingMore} onClick={onMore}>
            {words.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}

const SHOWN_WHILE_READING = 8;

/** The grid before it is read, in the size of what will be there. */
export function ProjectGridSkeleton() {
  return (
    <div role="status" className={gridClasses}>
      <span className="sr-only">{words.loading}</span>
      {Array.from({ length: SHOWN_WHILE_READING }, (_, place) => (
        <div key={place} className="flex flex-col gap-3">
          <Skeleton className="aspect-video rounded-lg" />
          <div className="flex flex-col gap-0.5">
            <div className="flex h-6 items-center">
              <Skeleton className="h-4 w-40" />
            </div>
            <div className="flex h-6 items-center">
              <Skeleton className="h-4 w-28" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
