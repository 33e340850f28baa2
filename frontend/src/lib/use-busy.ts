import { useCallback, useState } from 'react';

/** True while the work that was last begun goes on; presses meanwhile count for nothing. */
export function useBusy(): [boolean, (work: () => Promise<unknown>) => void] {
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    (work: () => Promise<unknown>) => {
      if (isBusy) return;
      setBusy(true);
      void work().finally(() => setBusy(false));
    },
    [isBusy],
  );
  return [isBusy, run];
}
