import { mkdirSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { texts } from '@/texts';

import { addFilm, uploadSong } from './studio/api';
import { filmIsThere, visit } from './studio/browser';
import { obstacles, overhang } from './studio/obstacles';
import { screens } from './studio/server';
import { useStudio } from './studio/setting';

const studio = useStudio();
const sizes = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

let film: string;

beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  film = (await addFilm(studio.server, { audio_id: await uploadSong(studio.server, 6) })).id;
});

const openAll = async (page: Page, names: string[]) => {
  for (const name of names) await page.getByRole('button', { name, exact: false }).first().click();
};

const pages = [
  {
    name: 'library',
    open: (page: Page) => page.goto('/').then(() => page.getByRole('main').locator('li').waitFor()),
  },
  {
    name: 'create',
    open: async (page: Page) => {
      await page.goto('/create');
      await openAll(page, ['Configuration']);
      await page.getByRole('img', { name: /How default looks/ }).waitFor();
    },
  },
  {
    name: 'run',
    open: async (page: Page) => {
      const wave = page.waitForResponse('**/api/audio/waveform/**');
      await page.goto(`/quick-gen-page?project=${film}`);
      await wave;
      await filmIsThere(page);
      await openAll(page, ['Configuration', 'Edit the text of scene 1']);
    },
  },
  {
    name: 'start',
    open: (page: Page) => page.goto('/quick-gen-page').then(() => page.locator('h1, h2').first().waitFor()),
  },
  {
    name: 'settings',
    open: (page: Page) => page.goto('/settings').then(() => page.getByText('Ready').first().waitFor()),
  },
  {
    // Typed, the same page comes with status 404, of which the browser complains.
    name: 'not-found',
    open: async (page: Page) => {
      await page.goto('/');
      await page.getByRole('main').locator('li').waitFor();
      await page.evaluate(() => {
        history.pushState({}, '', '/nowhere');
        dispatchEvent(new PopStateEvent('popstate'));
      });
      await page.getByRole('heading', { name: texts.common.notFoundTitle }).waitFor();
    },
  },
];

/** Back at its beginning, with every picture that is in view, and nothing moving any more. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await page.waitForFunction(() => {
    const inView = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    return (
      inView.every((image) => image.complete && image.naturalWidth > 0) &&
      document.getAnimations().length === 0
    );
  });
}

test.each(pages)(
  'the page $name has no obstacles and fits every window, in both themes',
  async ({ name, open }) => {
    const window = await visit(studio.browser, studio.server, { theme: 'system', reducedMotion: 'reduce' });
    const { page } = window;
    await open(page);
    await page.evaluate(() => document.fonts.ready);
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      for (const size of sizes) {
        await page.setViewportSize(size);
        await settle(page);
        expect(await overhang(page)).toBe(0);
        await page.screenshot({ path: path.join(screens, `${name}-${size.width}-${theme}.png`) });
      }
      expect(await obstacles(page), `${theme}, on a phone`).toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
      expect(await obstacles(page), `${theme}, on a wide screen`).toEqual([]);
    }
  },
);

test('an open list and an open menu have no obstacles, and give the focus back to what opened them', async () => {
  const { page } = await visit(studio.browser, studio.server, { reducedMotion: 'reduce' });
  await page.goto('/create');
  await openAll(page, ['Configuration']);
  const flavor = page.getByLabel(texts.create.configuration.flavor);
  await page.getByRole('img', { name: /How default looks/ }).waitFor();
  await flavor.click();
  await page.getByRole('option', { name: 'default', exact: true }).waitFor();
  await page.locator('#root[inert]').waitFor({ state: 'attached' });
  expect(await obstacles(page), 'the list of flavors').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await expect.poll(() => flavor.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await page.locator('[inert]').count()).toBe(0);

  await page.goto('/');
  const opener = page.getByRole('main').getByRole('listitem').getByRole('button');
  await opener.click();
  await page.getByRole('menuitem').first().waitFor();
  await page.locator('#root[inert]').waitFor({ state: 'attached' });
  expect(await obstacles(page), 'the menu of a film').toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => opener.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await page.locator('[inert]').count()).toBe(0);
});

test('with reduced motion another theme is there at once, down to the innermost text', async () => {
  const { page } = await visit(studio.browser, studio.server, { theme: 'dark', reducedMotion: 'reduce' });
  await page.goto(`/quick-gen-page?project=${film}`);
  await filmIsThere(page);
  const late = await page.evaluate(async () => {
    // The same things before and after, whatever else appears meanwhile.
    const all = [...document.querySelectorAll('body *')];
    const colours = () =>
      all.map((each) => {
        const { color, backgroundColor, borderColor } = getComputedStyle(each);
        return `${each.tagName} ${color} ${backgroundColor} ${borderColor}`;
      });
    colours(); // what has no style yet has no transition either
    document.documentElement.dataset['theme'] = 'light';
    const atOnce = colours();
    const frame = () => new Promise(requestAnimationFrame);
    for (let count = 0; count < 30; count += 1) await frame();
    const atLast = colours();
    return atOnce.flatMap((each, place) =>
      each === atLast[place] || !all[place]?.isConnected ? [] : [`${each} → ${atLast[place]}`],
    );
  });
  expect(late).toEqual([]);
});
