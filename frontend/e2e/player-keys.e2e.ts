import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { texts } from '@/texts';

import { addFilm } from './studio/api';
import { filmIsThere, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();
const words = texts.run.film;

let film: string;

beforeAll(async () => {
  film = (await addFilm(studio.server, { number_of_scenes: 3, clip_seconds: 4 })).id;
}, 300_000);

async function openFilm(): Promise<Page> {
  const { page } = await visit(studio.browser, studio.server);
  await page.goto(`/quick-gen-page?project=${film}`);
  await filmIsThere(page);
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
  return page;
}

// Not by its role: it has none while a dialog stands before it.
const video = (page: Page) => page.locator('video');
const isPaused = (page: Page) => video(page).evaluate((each: HTMLVideoElement) => each.paused);
const time = (page: Page) => video(page).evaluate((each: HTMLVideoElement) => each.currentTime);

test('space and K play and pause the film', async () => {
  const page = await openFilm();
  for (const key of ['Space', 'k']) {
    const from = await time(page);
    await page.keyboard.press(key);
    await expect.poll(() => isPaused(page)).toBe(false);
    await expect.poll(() => time(page)).toBeGreaterThan(from);
    await page.keyboard.press(key);
    await expect.poll(() => isPaused(page)).toBe(true);
  }
  // The page has not scrolled instead.
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('L and J go five seconds, the arrows a scene, and Home to the beginning', async () => {
  const page = await openFilm();
  const steps = [
    ['l', 5],
    ['l', 10],
    ['j', 5],
    ['ArrowRight', 8],
    ['ArrowRight', 8], // there is no scene after the third
    ['ArrowLeft', 4],
    ['ArrowLeft', 0],
    ['ArrowRight', 4],
    ['Home', 0],
    ['j', 0],
  ] as const;
  for (const [key, seconds] of steps) {
    await page.keyboard.press(key);
    await expect.poll(() => time(page), { message: key }).toBeCloseTo(seconds, 1);
  }
  expect(await isPaused(page)).toBe(true);
});

test('keys belong to who writes, and to the button that has the focus', async () => {
  const page = await openFilm();
  const scene = texts.run.scene;
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => time(page)).toBeCloseTo(4, 1);
  await page.getByRole('button', { name: scene.editLabel(1) }).click();
  const field = page.getByLabel(scene.description);
  await field.fill('');
  await field.pressSequentially('j k l');
  await page.keyboard.press('ArrowLeft');
  expect(await field.inputValue()).toBe('j k l');
  expect(await time(page)).toBeCloseTo(4, 1);
  expect(await isPaused(page)).toBe(true);
  await page.keyboard.press('Escape');

  // Space on a button is that button's.
  await page.getByRole('button', { name: words.keys, exact: true }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('dialog', { name: texts.run.keys.title }).waitFor();
  expect(await isPaused(page)).toBe(true);
});
