import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Outlet, ScrollRestoration } from 'react-router-dom';
import { Toaster } from 'sonner';

import { ConnectionBanner } from '@/components/connection-banner';
import { TopBar } from '@/components/top-bar';
import { Spinner } from '@/components/ui/spinner';
import { LogIn } from '@/features/access/log-in';
import { listenToEvents } from '@/lib/api/events';
import { useTheme } from '@/lib/theme';
import { texts } from '@/texts';

/** The frame round every page; it also keeps the one stream of events open. */
export function Layout() {
  const cache = useQueryClient();
  useEffect(() => listenToEvents(cache), [cache]);
  const theme = useTheme();
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-popover px-4 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {texts.common.skipToContent}
      </a>
      <TopBar />
      <ConnectionBanner />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1440px] px-4 pb-24 outline-none sm:px-6 lg:px-8"
      >
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <Toaster theme={theme} position="bottom-right" gap={8} />
      <LogIn />
      <ScrollRestoration />
    </>
  );
}

function Waiting() {
  return (
    <div className="grid h-[60vh] place-items-center text-muted-foreground">
      <Spinner label={texts.common.loading} className="size-6" />
    </div>
  );
}
