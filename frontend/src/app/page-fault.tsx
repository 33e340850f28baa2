import { TriangleAlert } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { texts } from '@/texts';

/** In place of a page that threw, or whose file is gone because the studio was updated while it was open. */
export function PageFault() {
  return (
    <EmptyState
      level={1}
      icon={TriangleAlert}
      title={texts.common.pageBroken}
      text={texts.common.pageBrokenText}
    >
      <Button onClick={() => window.location.reload()}>{texts.common.reload}</Button>
    </EmptyState>
  );
}
