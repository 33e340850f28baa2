import { Link } from 'react-router-dom';

import { Badge, type BadgeVariant } from '@/components/ui/badge';
import { Progress } from '@/components/ui/progress';
import type { ProjectState, ProjectSummary } from '@/lib/api/types';
import { ago, dateTime, percent } from '@/lib/format';
import { texts } from '@/texts';

import { ProjectMenu } from './project-menu';
import { ProjectPoster } from './project-poster';

const words = texts.library;

type ProjectCardProps = {
  project: ProjectSummary;
  /** 0 to 1 while its film is being made. */
  progress: number | undefined;
};

export function ProjectCard({ project, progress }: ProjectCardProps) {
  const name = project.name || words.untitled;
  return (
    <li className="group relative flex flex-col gap-3">
      <ProjectPoster project={project} />
      {project.state === 'working' ? (
        <Progress
          value={progress ?? null}
          label={words.progressOf(name)}
          className="absolute inset-x-0 top-0 h-1"
        />
      ) : null}
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <h2 className="truncate font-medium" title={name.endsWith('…') ? project.idea : name}>
            {/* The link spreads over the whole card; the menu stands above it. */}
            <Link
              to={`/quick-gen-page?project=${project.id}`}
              className="rounded-sm outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-ring"
            >
              {name}
            </Link>
          </h2>
          <p className="mt-0.5 flex h-6 items-center gap-2 text-sm text-muted-foreground">
            <StateBadge state={project.state} progress={progress} />
            <time dateTime={project.changed_at} title={dateTime(project.changed_at)} className="truncate">
              {ago(project.changed_at)}
            </time>
          </p>
        </div>
        <ProjectMenu project={project} />
      </div>
    </li>
  );
}

const variants: Record<ProjectState, BadgeVariant> = {
  draft: 'outline',
  working: 'primary',
  failed: 'destructive',
  done: 'success',
};

function StateBadge({ state, progress }: { state: ProjectState; progress: number | undefined }) {
  const isCounted = state === 'working' && progress !== undefined;
  return (
    <Badge variant={variants[state]} className="tabular-nums">
      {isCounted ? words.workingAt(percent(progress)) : words.states[state]}
    </Badge>
  );
}
