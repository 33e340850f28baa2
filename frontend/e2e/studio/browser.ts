import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

import { ask, small } from './api';
import type { Server } from './server';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--no-first-run',
  '--mute-audio',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
}

export interface Visit {
  page: Page;
  /** Every request that is not only a look, as "POST /api/projects". */
  writes: string[];
  /** Another window of the same browser. */
  another: () => Promise<Page>;
  /** From now on such complaints of the browser are expected. */
  expect: (complaint: RegExp) => void;
}

interface VisitOptions extends BrowserContextOptions {
  /** What somebody has chosen on the settings page. */
  theme?: 'dark' | 'light' | 'system';
}

// What would be deleted is counted by asking for it without a "really", which the server refuses with the account.
const countsRemoval = /status of 409.*\/api\/projects\/[\w-]+$/;

/**
 * A fresh browser profile that looks at the server until the test ends. Then all complaints (errors in the console, among them
 * what the content policy has stopped, and exceptions of the pages) fail the test.
 */
export async function visit(browser: Browser, server: Server, options: VisitOptions = {}): Promise<Visit> {
  const { theme, ...rest } = options;
  const localStorage = theme ? [{ name: 'songreel.theme', value: theme }] : [];
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    storageState: { cookies: [], origins: [{ origin: server.url, localStorage }] },
    ...rest,
  });
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const expected = [countsRemoval];
  const writes: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  onTestFinished(async () => {
    await context.close();
    const surprises = complaints.filter((complaint) => !expected.some((known) => known.test(complaint)));
    if (surprises.length > 0) throw new Error(`the browser complains:\n${surprises.join('\n')}`);
  });
  return {
    page: await context.newPage(),
    writes,
    another: () => context.newPage(),
    expect: (complaint) => expected.push(complaint),
  };
}

/** What the pages let be made becomes small, just before its film is asked for. Nothing of what they ask is changed. */
export async function keepFilmsSmall(page: Page, server: Server, size: object = small): Promise<void> {
  await page.route(/\/api\/projects\/[\w-]+\/film$/, async (route) => {
    const project = new URL(route.request().url()).pathname.replace(/\/film$/, '');
    await ask(server, 'PATCH', project, size);
    await route.continue();
  });
}

/** Waits until the film plays in its frame. */
export async function filmIsThere(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Film' }).locator('video').waitFor({ timeout: 40_000 });
}
