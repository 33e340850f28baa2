import { Clapperboard } from 'lucide-react';
import { Link, useNavigate } from 'react-router-dom';
import { toast } from 'sonner';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { messageOf } from '@/lib/api/client';
import { texts } from '@/texts';

import { useExample } from './requests';

const words = texts.library;

/** The first thing anybody sees: a film is one click away. */
export function EmptyLibrary() {
  const navigate = useNavigate();
  const example = useExample();
  // Not as callbacks of `mutate`: the page is another one as soon as the library holds the example.
  const start = () =>
    void example.mutateAsync().then(
      (project) => navigate(`/quick-gen-page?project=${project.id}`),
      (error: unknown) => toast.error(words.exampleFailed, { description: messageOf(error) }),
    );
  return (
    <EmptyState
      level={1}
      icon={Clapperboard}
      title={words.emptyTitle}
      text={words.emptyText}
      className="py-24"
    >
      <Button size="lg" busy={example.isPending} onClick={start}>
        {words.startExample}
      </Button>
      <Button size="lg" variant="outline" asChild>
        <Link to="/create">{words.ownSong}</Link>
      </Button>
    </EmptyState>
  );
}
