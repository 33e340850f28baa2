import { Toaster } from 'sonner';

import { useTheme } from '@/lib/theme';

const colours = {
  '--normal-bg': 'var(--popover)',
  '--normal-text': 'var(--popover-foreground)',
  '--normal-border': 'var(--border)',
  '--border-radius': 'var(--radius-lg)',
  fontFamily: 'inherit',
} as React.CSSProperties;

// Below the bar of the page: whatever the page has at its end to go on with stays free.
const offset = { top: 'calc(var(--bar-height) + 0.75rem)', left: '1rem', right: '1rem' };

/** Short messages at the upper edge. */
export function Toasts() {
  const theme = useTheme();
  return (
    <Toaster
      theme={theme}
      position="top-center"
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
