import { WifiOff } from 'lucide-react';

import { useConnection } from '@/lib/api/events';
import { texts } from '@/texts';

/** Says that what is shown may be old. It floats, so that nothing moves when it comes and goes. */
export function ConnectionBanner() {
  const isLost = useConnection() === 'lost';
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-4 z-40 flex justify-center">
      {isLost ? (
        <p className="flex animate-rise items-center gap-2.5 rounded-lg border bg-popover px-4 py-3 text-sm shadow-popover">
          <WifiOff aria-hidden className="size-4 shrink-0 text-warning" />
          {texts.common.connectionLost}
        </p>
      ) : null}
    </div>
  );
}
