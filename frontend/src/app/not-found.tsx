import { Film } from 'lucide-react';
import { Link } from 'react-router-dom';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useTitle } from '@/lib/use-title';
import { texts } from '@/texts';

export function NotFound() {
  useTitle(texts.common.notFoundTitle);
  return (
    <EmptyState level={1} icon={Film} title={texts.common.notFoundTitle} text={texts.common.notFoundText}>
      <Button asChild>
        <Link to="/">{texts.common.toLibrary}</Link>
      </Button>
    </EmptyState>
  );
}
