import { expect, test } from 'vitest';

import { texts } from '@/texts';

import { visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();

interface Figures {
  paintMs: number;
  scriptBytes: number;
}

/** The create page as somebody sees it who has never been here, measured by the browser itself. */
async function firstVisit(): Promise<Figures> {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await page.goto('/create', { waitUntil: 'load' });
  await page.getByRole('heading', { name: texts.create.title }).waitFor();
  await page.waitForLoadState('load');
  return page.evaluate(() => {
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
      scriptBytes: loaded
        .filter((each) => new URL(each.name).pathname.endsWith('.js'))
        .reduce((sum, each) => sum + each.encodedBodySize, 0),
    };
  });
}

test('the create page shows itself within 0.8 s and with less than 250 kB of script', async () => {
  // The best of three, because the machine may be doing something else.
  const visits = [await firstVisit(), await firstVisit(), await firstVisit()];
  const figures = {
    paintMs: Math.min(...visits.map((each) => each.paintMs)),
    scriptBytes: visits[0]?.scriptBytes,
  };
  console.info(
    `first contentful paint ${Math.round(figures.paintMs)} ms, script ${figures.scriptBytes} bytes`,
  );
  expect(figures.paintMs).toBeLessThan(800);
  expect(figures.scriptBytes).toBeGreaterThan(0);
  expect(figures.scriptBytes).toBeLessThan(250_000);
});
