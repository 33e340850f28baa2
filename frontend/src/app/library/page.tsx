import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Link } from 'react-router-dom';

import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { EmptyLibrary } from '@/features/library/empty-library';
import { ProjectGrid, ProjectGridSkeleton } from '@/features/library/project-grid';
import { projectsQuery } from '@/lib/api/queries';
import { useTitle } from '@/lib/use-title';
import { texts } from '@/texts';

const words = texts.library;

export default function LibraryPage() {
  useTitle(words.title);
  const library = useInfiniteQuery(projectsQuery());
  const projects = library.data?.pages.flatMap((page) => page.projects) ?? [];

  if (library.isSuccess && projects.length === 0) return <EmptyLibrary />;
  return (
    <>
      <header className="flex min-h-10 items-center justify-between gap-4 py-8">
        <h1 className="text-2xl font-semibold">{words.title}</h1>
        <Button asChild>
          <Link to="/create">
            <Plus aria-hidden /> {words.newFilm}
          </Link>
        </Button>
      </header>
      {library.isPending ? <ProjectGridSkeleton /> : null}
      {library.isError ? (
        <ErrorState
          title={words.loadFailed}
          error={library.error}
          onRetry={() => void library.refetch()}
          retrying={library.isFetching}
          className="mb-8"
        />
      ) : null}
      {projects.length > 0 ? (
        <ProjectGrid
          projects={projects}
          onMore={library.hasNextPage ? () => void library.fetchNextPage() : undefined}
          isReadingMore={library.isFetchingNextPage}
        />
      ) : null}
    </>
  );
}
