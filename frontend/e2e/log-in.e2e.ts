import { expect, test } from 'vitest';

import { texts } from '@/texts';

import { visit } from './studio/browser';
import { useStudio } from './studio/setting';

const key = 'a key for the tests of the pages';
const studio = useStudio(() => ({ API_KEY: `another one,${key}` }));
const words = texts.settings;

test('a studio with keys shows nothing before the log-in, all after it, and nothing again after the log-out', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  window.expect(/status of 401/);
  await page.goto('/');
  const dialog = page.getByRole('dialog', { name: words.logInTitle });
  const field = dialog.getByLabel(words.logInLabel);
  await field.waitFor();
  await page.keyboard.press('Escape');
  // The page stays below, out of reach.
  expect(await page.getByRole('link', { name: texts.common.navCreate }).count()).toBe(0);

  await dialog.getByRole('button', { name: words.logInButton }).click();
  await dialog.getByText(words.logInEmpty).waitFor();
  await field.fill('a guess');
  await page.keyboard.press('Enter');
  await dialog.getByText(words.logInWrong).waitFor();

  await field.fill(key);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: texts.library.startExample }).waitFor();
  // The stream of events is let in too: what is made elsewhere appears.
  await page.evaluate(() =>
    fetch('/api/projects', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ idea: 'A tram', character_description: 'A driver', name: 'Night tram' }),
    }),
  );
  await page.getByRole('link', { name: 'Night tram', exact: true }).waitFor();

  // The key itself is kept nowhere that a script could read.
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]));
  expect(kept).not.toContain(key);
  await page.reload();
  await page.getByRole('link', { name: 'Night tram', exact: true }).waitFor();

  await page.goto('/settings');
  await page.getByRole('button', { name: words.logOut }).click();
  await dialog.waitFor();
  await page.goto('/');
  await dialog.waitFor();
  expect(await page.getByText('Night tram').count()).toBe(0);
});
