import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router-dom';

import { ConnectionBanner } from '@/components/connection-banner';
import { Toasts } from '@/components/toasts';
import { TopBar } from '@/components/top-bar';
import { Spinner } from '@/components/ui/spinner';
import { LogIn } from '@/features/access/log-in';
import { listenToEvents } from '@/lib/api/events';
import { texts } from '@/texts';

/** The frame round every page; it also keeps the one stream of events open. */
export function Layout() {
  const cache = useQueryClient();
  useEffect(() => listenToEvents(cache), [cache]);
  const content = useFocusOnNewPage();
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
        ref={content}
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1440px] px-4 pb-24 outline-none sm:px-6 lg:px-8"
      >
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <Toasts />
      <LogIn />
      <ScrollRestoration />
    </>
  );
}

/** Where a reader or a keyboard goes on after a link has led to another page: at its beginning. */
function useFocusOnNewPage() {
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return content;
}

function Waiting() {
  return (
    <div className="grid h-[60vh] place-items-center text-muted-foreground">
      <Spinner label={texts.common.loading} className="size-6" />
    </div>
  );
}
