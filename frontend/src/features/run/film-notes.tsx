import { Info } from 'lucide-react';

import type { Job } from '@/lib/api/types';
import { texts } from '@/texts';

import { reasonOf } from './reason';

/** What of the wishes the scenes and the character's picture do not show, in the words of who made them. */
export function FilmNotes({ jobs }: { jobs: (Job | undefined)[] }) {
  const notes = [...new Set(jobs.flatMap(notesOf))];
  if (notes.length === 0) return null;
  return (
    <ul
      aria-label={texts.run.scenes.notes}
      className="mb-3 flex flex-col gap-1 rounded-md bg-muted px-3 py-2 text-sm"
    >
      {notes.map((note) => (
        <li key={note} className="flex items-start gap-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
          {reasonOf(note)}
        </li>
      ))}
    </ul>
  );
}

function notesOf(job: Job | undefined): string[] {
  const { notes } = (job?.result ?? {}) as Record<string, unknown>;
  return Array.isArray(notes) ? notes.filter((note) => typeof note === 'string') : [];
}
