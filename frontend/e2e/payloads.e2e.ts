import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { quickJobKey } from '@/lib/quick-job';
import { texts } from '@/texts';

import { character, idea, projectOf } from './studio/api';
import { keepFilmsSmall, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();
const words = texts.run.start;

const job = { videoDescription: idea, characterDescription: character, configFlavor: 'default' };
const nobody = '00000000-0000-4000-8000-000000000000';

/** Opens the page with what another page has left for it. */
async function handOver(page: Page, payload: string | null): Promise<void> {
  if (payload !== null) {
    await page.addInitScript(
      ([key, text]) => {
        if (location.protocol === 'http:') sessionStorage.setItem(key, text);
      },
      [quickJobKey, payload] as const,
    );
  }
  await page.goto('/quick-gen-page');
}

test.each([
  { what: 'no job', payload: null, title: words.missingTitle },
  { what: 'half a text', payload: '{"videoDescription": "A ro', title: words.brokenTitle },
  {
    what: 'a number for a text',
    payload: JSON.stringify({ ...job, videoDescription: 5 }),
    title: words.misshapenTitle,
  },
  {
    what: 'an object for the flavor',
    payload: JSON.stringify({ ...job, configFlavor: {} }),
    title: words.misshapenTitle,
  },
  {
    what: 'no character',
    payload: JSON.stringify({ ...job, characterDescription: ' ' }),
    title: words.incompleteTitle,
  },
])('$what is told, costs nothing and leads on', async ({ payload, title }) => {
  const window = await visit(studio.browser, studio.server);
  const { page, writes } = window;
  await handOver(page, payload);
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByRole('main').getByRole('link', { name: words.toCreate }).click();
  await page.getByRole('heading', { name: texts.create.title }).waitFor();
  expect(writes).toEqual([]);
});

test.each([
  { what: 'a song', gone: { audioId: nobody }, title: words.songGoneTitle, on: words.withoutSong },
  {
    what: 'a picture',
    gone: { characterReferenceImageId: nobody },
    title: words.imageGoneTitle,
    on: words.withoutImage,
  },
])('$what that is gone can be done without', async ({ gone, title, on }) => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  window.expect(/status of 404.*\/api\/projects$/);
  await keepFilmsSmall(page, studio.server);
  await handOver(page, JSON.stringify({ ...job, ...gone }));
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByRole('button', { name: on }).click();
  await page.waitForURL(/project=/);
});

test('an unknown flavor is made in default, and the page says so', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await keepFilmsSmall(page, studio.server);
  await handOver(page, JSON.stringify({ ...job, configFlavor: 'neon-noir' }));
  await page.getByText(texts.run.configuration.unknown('neon-noir')).waitFor();
  const project = await projectOf(studio.server, new URL(page.url()).searchParams.get('project') ?? '');
  expect(project.config_flavor).toBe('default');
});

test('a film that is not there leads to the library', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  window.expect(/status of 404/);
  await page.goto(`/quick-gen-page?project=${nobody}`);
  await page.getByRole('heading', { name: texts.run.goneTitle }).waitFor();
  await page.getByRole('link', { name: words.toLibrary }).click();
  await page.waitForURL(`${studio.server.url}/`);
});
