import { Toaster } from 'sonner';

import { useConnection } from '@/lib/api/events';
import { useTheme } from '@/lib/theme';

const colours = {
  '--normal-bg': 'var(--popover)',
  '--normal-text': 'var(--popover-foreground)',
  '--normal-border': 'var(--border)',
  '--border-radius': 'var(--radius-lg)',
  fontFamily: 'inherit',
} as React.CSSProperties;

const SIDE_PX = 16;
// Above the banner that says that the connection is lost.
const ABOVE_BANNER_PX = 80;

/** Short messages at the lower edge. */
export function Toasts() {
  const theme = useTheme();
  const bottom = useConnection() === 'lost' ? ABOVE_BANNER_PX : SIDE_PX;
  const offset = { bottom, left: SIDE_PX, right: SIDE_PX };
  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      gap={8}
      offset={offset}
      mobileOffset={offset}
      style={colours}
      toastOptions={{
        classNames: {
          toast: 'text-sm!',
          description: 'text-muted-foreground!',
          actionButton: 'rounded-sm! text-xs!',
        },
      }}
    />
  );
}
