import { Info } from 'lucide-react';

import type { Job } from '@/lib/api/types';
import { texts } from '@/texts';

import { reasonOf } from './reason';

/** What of the description the scenes do not show, in the words of who wrote them. */
export function StoryNotes({ story }: { story: Job | undefined }) {
  const notes = notesOf(story);
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

function notesOf(story: Job | undefined): string[] {
  const { notes } = (story?.result ?? {}) as Record<string, unknown>;
  return Array.isArray(notes) ? notes.filter((note) => typeof note === 'string') : [];
}
