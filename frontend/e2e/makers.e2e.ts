import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';

import { texts } from '@/texts';

import { addFilm, addProject, character, idea, jobsOf, projectOf, songFile, uploadSong } from './studio/api';
import { filmIsThere, keepFilmsSmall, visit } from './studio/browser';
import { Fake } from './studio/fake';
import { obstacles, overhang } from './studio/obstacles';
import { screens, Server, type Settings } from './studio/server';
import { useStudio } from './studio/setting';

const words = texts.makers;
const short = { number_of_scenes: 2, clip_seconds: 4, size: '480p' } as const;
const byReplicate = { scenes: '', images: 'builtin', clips: 'replicate', lips: '' };

let fake: Fake;

const withReplicate = async () => {
  fake = await Fake.start('replicate');
  await fake.set({ run_s: [0.1, 0.1] });
  return { REPLICATE_API_TOKEN: 'test', REPLICATE_BASE_URL: `${fake.url}/v1`, BUDGET_USD: '50' };
};
const studio = useStudio(withReplicate);

beforeAll(() => mkdirSync(screens, { recursive: true }));
afterEach(() => fake.set({ next: [] }));
afterAll(() => fake.close());

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Another server, for one test; it ends after the page that looks at it. */
async function startServer(settings: Settings = {}): Promise<Server> {
  const server = await Server.start(settings);
  onTestFinished(() => server.close());
  return server;
}

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Pictures for people, in both themes and two widths; nothing may keep anybody from using the page. */
async function takePictures(page: Page, name: string): Promise<void> {
  // A theme that fades in is not looked at halfway.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const theme of ['dark', 'light']) {
      await page.evaluate((now) => {
        document.documentElement.dataset['theme'] = now;
      }, theme);
      const file = path.join(screens, `makers-${name}-${size.width}-${theme}.png`);
      expect(await obstacles(page), `${name} at ${size.width}, ${theme}`).toEqual([]);
      await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
    }
    expect(await overhang(page), `${name} at ${size.width}`).toBe(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('a film by Replicate tells its price before, its cost after, and each clip may have another maker', async () => {
  const { page } = await visit(studio.browser, studio.server, { theme: 'dark' });
  await keepFilmsSmall(page, studio.server, short);
  await page.goto('/create');
  await page.locator('#song-file').setInputFiles(songFile(studio.server, 10));
  await page.getByLabel(texts.create.idea.title).fill(idea);
  await page.getByLabel(texts.create.character.title).first().fill(character);
  await page.getByRole('button', { name: texts.create.configuration.title }).click();
  await page.getByLabel(texts.create.configuration.scenes, { exact: true }).fill('2');
  const clips = page.getByLabel(words.works.clips, { exact: true });
  expect(await clips.innerText()).toBe(words.best('Replicate'));
  // Scenes are written by the built-in maker alone: there is no choice.
  expect(await page.getByLabel(words.works.scenes, { exact: true }).count()).toBe(0);
  await choose(page, words.works.clips, 'Replicate');
  await choose(page, words.works.images, 'Built in');
  await page
    .getByText('About $3.20 (2 clips at $1.60 by Replicate, google/veo-3.1) · leaves $46.80 of your budget')
    .waitFor();
  await page.reload();
  await page.getByText('About $3.20 (2 clips').waitFor();
  await page.getByRole('button', { name: texts.create.configuration.title }).click();
  expect(await clips.innerText()).toBe('Replicate');
  await takePictures(page, 'create');
  await page.getByRole('button', { name: texts.create.actions.film, exact: true }).click();
  await page.waitForURL(/quick-gen-page\?project=/);
  await filmIsThere(page);

  // Four seconds each, as the test had it made: half the price.
  await page.getByText(words.spent('$1.60')).waitFor();
  expect(await fake.bill()).toBeCloseTo(1.6, 9);
  const first = page.getByRole('listitem', { name: texts.run.scene.name(1) });
  const made = first.getByRole('button', {
    name: words.takeMadeFor('Replicate, google/veo-3.1', '$0.80'),
  });
  await made.click();
  await first.getByText(/^Run \w+/).waitFor();
  const maker = first.getByLabel(words.clipMaker(1));
  await expect.poll(() => maker.innerText()).toBe('Replicate · $0.80');
  await page.getByRole('button', { name: texts.run.configuration.title }).click();
  expect(await page.getByLabel(words.works.clips, { exact: true }).innerText()).toBe('Replicate');
  await takePictures(page, 'run');

  await choose(page, words.clipMaker(1), 'Built in · free');
  await first.getByRole('button', { name: texts.run.scene.clipLabel(texts.run.scene.regenerate, 1) }).click();
  await first.getByText(texts.run.takes.name(2)).waitFor({ timeout: 40_000 });
  expect(await fake.bill()).toBeCloseTo(1.6, 9);

  await page.goto('/settings');
  await page.getByText('of $50.00 this month').waitFor();
  // The month, the maker, the film.
  await expect.poll(() => page.getByText('$1.60', { exact: true }).count()).toBe(3);
  const runs = page.getByRole('table', { name: texts.settings.costs.runs });
  await expect.poll(() => runs.getByText('Replicate, google/veo-3.1').count()).toBe(2);
  await takePictures(page, 'settings');
  await page.getByRole('list', { name: texts.settings.costs.byProject }).getByRole('link').click();
  await filmIsThere(page);
});

test('a maker is changed on the film’s page, and counts for what is made from then on', async () => {
  const { server } = studio;
  const { id } = await addProject(server, { ...short, makers: byReplicate });
  const { page } = await visit(studio.browser, server);
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByText('About $1.60 (2 clips at $0.80').waitFor();
  await page.getByRole('button', { name: texts.run.configuration.title }).click();
  await choose(page, words.works.clips, 'Built in');
  await page.getByText('About $1.60').waitFor({ state: 'detached' });
  expect((await projectOf(server, id)).makers).toEqual({ ...byReplicate, clips: 'builtin' });
});

test('a price that could not be found out is told, and asked for again', async () => {
  const { server } = studio;
  const { id } = await addProject(server, { ...short, makers: byReplicate });
  const window = await visit(studio.browser, server);
  window.expect(/status of 503/);
  const { page } = window;
  const prices = /\/api\/(projects\/[\w-]+|costs)\/estimate$/;
  const fail = { status: 503, json: { error: 'Unavailable', message: 'the books are locked', details: '' } };
  await page.route(prices, (route) => route.fulfill(fail));
  await page.goto('/create');
  await page.getByText('The books are locked').first().waitFor();
  await expect.poll(() => page.getByText(words.noPrice).count()).toBe(2); // of the pictures, and of the film
  await takePictures(page, 'no-price-create');
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByText('The books are locked').waitFor();
  await takePictures(page, 'no-price');
  await page.unroute(prices);
  await page.getByRole('button', { name: words.askPriceAgain }).click();
  await page.getByText('About $1.60 (2 clips at $0.80').waitFor();
});

test('what the lips of all scenes cost is told before anybody says yes', async () => {
  const { server } = studio;
  const makers = { ...byReplicate, clips: 'builtin', lips: 'replicate' };
  const { id } = await addFilm(server, { ...short, makers, audio_id: await uploadSong(server, 10) });
  const { page } = await visit(studio.browser, server);
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByRole('button', { name: texts.run.scenes.syncAll }).click();
  const question = page.getByRole('alertdialog', { name: texts.run.scenes.syncAllTitle(2) });
  await question.getByText(/^About \$\d.*lips of 2 clips at \$\d.* by Replicate/).waitFor();
  await takePictures(page, 'all-lips');
  await question.getByRole('button', { name: texts.common.cancel }).click();
});

test('a run that fails tells the maker’s reason, and trying again makes it', async () => {
  const { server } = studio;
  const { id } = await addProject(server, { ...short, makers: byReplicate });
  await fake.set({ next: ['run_fails'] });
  const { page } = await visit(studio.browser, server);
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByRole('button', { name: texts.run.makeFilm }).click();
  const failure = page.getByRole('listitem').getByRole('alert');
  await failure.getByText(/the model could not make this.*nothing was charged/).waitFor({ timeout: 40_000 });
  await failure.getByRole('button', { name: /^Try again with scene/ }).waitFor();
  await page.getByText('About $0.80 (1 clip').waitFor();
  await takePictures(page, 'failed');
  await page.getByRole('button', { name: texts.run.tryAgain, exact: true }).click();
  await filmIsThere(page);
  await page.getByText(words.spent('$1.60')).waitFor();
});

test('beyond the budget nothing is ordered before somebody has decided', async () => {
  const settings = { REPLICATE_API_TOKEN: 'test', REPLICATE_BASE_URL: `${fake.url}/v1`, BUDGET_USD: '0.50' };
  const server = await startServer(settings);
  const before = await fake.bill();
  // Lips that wait for a clip do not keep the page from asking.
  const song = { audio_id: await uploadSong(server, 10), lip_sync: true };
  const makers = { ...byReplicate, lips: 'builtin' };
  const { id } = await addProject(server, { ...short, ...song, clip_seconds: 1, makers });
  const { page } = await visit(studio.browser, server);
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByText(words.overBudget('$0.50')).waitFor();
  await page.getByRole('button', { name: texts.run.makeFilm }).click();
  const question = page.getByRole('group', { name: words.heldMany(2) });
  await question.getByText(/budget of \$0\.50/).waitFor({ timeout: 40_000 });
  await question.getByRole('button', { name: words.tryAgain }).waitFor();
  const second = page.getByRole('listitem', { name: texts.run.scene.name(2) });
  await second.getByText(words.heldClip).waitFor();
  expect(await page.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0); // a question, no failure
  await takePictures(page, 'held');
  await question.getByRole('button', { name: words.cancel }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByText(texts.run.phases.stopped, { exact: true }).first().waitFor();

  // The same question again; the film is given to the built-in maker, and the answer is another one.
  await page.getByRole('button', { name: texts.run.goOn, exact: true }).click();
  await question.waitFor({ timeout: 40_000 });
  await page.getByRole('button', { name: texts.run.configuration.title }).click();
  await choose(page, words.works.clips, 'Built in');
  await question.getByRole('button', { name: words.goOnByOther }).click();
  await filmIsThere(page);
  expect(await fake.bill()).toBe(before);
});

test('a model that retires soon is told where it would be used, with what to use instead', async () => {
  const models = path.join(studio.server.folder, 'models.yaml');
  writeFileSync(
    models,
    `models:
  - id: google/veo-3.1
    maker: replicate
    work: clips
    seconds: [4, 6, 8]
    aspect_ratios: ["16:9", "9:16"]
    resolutions: [720p]
    status: deprecated
    replacement: google/veo-4
    price: {per_second: 0.20}
    most_minutes: 30
`,
  );
  const replicate = { REPLICATE_API_TOKEN: 'test', REPLICATE_BASE_URL: `${fake.url}/v1` };
  const server = await startServer({ ...replicate, SONGREEL_MODELS: models });
  const makers = { ...byReplicate, clips: 'replicate' };
  const { id } = await addProject(server, { ...short, makers });
  const { page } = await visit(studio.browser, server);
  const said = 'google/veo-3.1 is deprecated; use google/veo-4 instead';
  await page.goto(`/quick-gen-page?project=${id}`);
  const notice = page.getByRole('list', { name: words.warnings });
  await notice.getByText(said, { exact: false }).waitFor();
  await expect.poll(() => notice.getByRole('listitem').count()).toBe(1);
  await page.goto('/create');
  await page.getByRole('button', { name: texts.create.configuration.title }).click();
  await choose(page, words.works.clips, 'Replicate');
  await notice.getByText(said, { exact: false }).waitFor();
  await takePictures(page, 'warning');
  await page.goto('/settings');
  await page.getByText(said, { exact: false }).first().waitFor();
});

test('where only the built-in maker is ready there are no makers to choose and no prices', async () => {
  const server = await startServer();
  const { id } = await addProject(server, short);
  const window = await visit(studio.browser, server);
  const { page } = window;
  await page.goto('/create');
  await page.getByRole('button', { name: texts.create.configuration.title }).click();
  await page.getByRole('img', { name: /How default looks/ }).waitFor();
  expect(await page.getByText(words.group).count()).toBe(0);
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByRole('button', { name: texts.run.makeFilm }).waitFor();
  expect(await page.getByText('$').count()).toBe(0);
  await page.goto('/settings');
  await page.getByText(texts.settings.ready).first().waitFor();
  expect(await page.getByRole('heading', { name: texts.settings.costs.title }).count()).toBe(0);
  expect(window.writes).toEqual([]); // no estimate was asked for
  expect(await jobsOf(server, id, 'clip')).toBe(0);
});
