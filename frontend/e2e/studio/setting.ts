import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

import { openBrowser } from './browser';
import { Server, type Settings } from './server';

/** One server and one browser for all tests of a file. The settings may need something that is only there by then. */
export function useStudio(settings: () => Settings | Promise<Settings> = () => ({})): {
  server: Server;
  browser: Browser;
} {
  const studio = {} as { server: Server; browser: Browser };
  beforeAll(async () => {
    [studio.server, studio.browser] = await Promise.all([Server.start(await settings()), openBrowser()]);
  });
  afterAll(async () => {
    await studio.browser.close();
    await studio.server.close();
  });
  return studio;
}
