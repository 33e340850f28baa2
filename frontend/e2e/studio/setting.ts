import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

import { openBrowser } from './browser';
import { Server } from './server';

/** One server and one browser for all tests of a file. */
export function useStudio(): { server: Server; browser: Browser } {
  const studio = {} as { server: Server; browser: Browser };
  beforeAll(async () => {
    [studio.server, studio.browser] = await Promise.all([Server.start(), openBrowser()]);
  });
  afterAll(async () => {
    await studio.browser.close();
    await studio.server.close();
  });
  return studio;
}
