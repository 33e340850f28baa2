import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { NewProject, QuickJob } from '@/lib/quick-job';
import { texts } from '@/texts';

import { ask, character, idea, pictureFile, projectOf, songFile } from './studio/api';
import { filmIsThere, keepFilmsSmall, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();
const words = texts.create;

async function openWithSong(page: Page): Promise<void> {
  await page.goto('/create');
  await page.getByRole('button', { name: words.configuration.title }).click();
  await giveSong(page);
}

async function giveSong(page: Page): Promise<void> {
  await page.locator('#song-file').setInputFiles(songFile(studio.server, 10));
  await page.getByText(/^0:10 · /).waitFor();
}

async function trimAt(page: Page, seconds: number): Promise<string> {
  await page.getByLabel(words.configuration.start).fill(String(seconds));
  const trimmed = page.waitForResponse('**/api/audio/trim');
  await page.getByRole('button', { name: words.configuration.trim }).click();
  return ((await (await trimmed).json()) as { audio_id: string }).audio_id;
}

async function chooseFlavor(page: Page, name: string): Promise<void> {
  await page.getByLabel(words.configuration.flavor).click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('a song is trimmed from the start that was typed, is shorter then, and comes back whole', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await openWithSong(page);
  const id = await trimAt(page, 3);
  await page.getByText(words.song.trimmed('0:03')).waitFor();
  await page.getByText(/^0:07 · /).waitFor();
  await page.getByText(words.song.cutAt('0:03', '0:10')).waitFor();
  const info = await ask<{ duration: number }>(studio.server, 'GET', `/api/audio/info/${id}`);
  expect(info.duration).toBeGreaterThan(6.9);
  expect(info.duration).toBeLessThan(7.1);

  // The second cut is made from the whole song, too.
  await trimAt(page, 4);
  await page.getByText(/^0:06 · /).waitFor();

  await page.getByRole('button', { name: words.song.undoTrim }).click();
  await page.getByText(/^0:10 · /).waitFor();
  expect(await page.getByLabel(words.configuration.start).inputValue()).toBe('0');
});

test('a film begins where the field says, down to a part of a second, with nothing trimmed', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await keepFilmsSmall(page, studio.server);
  await page.goto('/create');
  await giveSong(page);
  // The configuration is closed; the line at the song leads to the field.
  await page.getByRole('button', { name: words.song.changeStart }).click();
  const start = page.getByLabel(words.configuration.start);
  await expect.poll(() => start.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('3.25');
  await page.getByText(words.song.startsAt('0:03.25')).waitFor();
  expect(await page.getByText(words.song.noStart).count()).toBe(0);

  // What is no start is called so beside the song too, and makes no film.
  await start.fill('-1');
  await page.getByText(words.song.wrongStart('-1')).waitFor();
  await page.getByLabel(words.idea.title).fill(idea);
  await page.getByLabel(words.character.title).first().fill(character);
  await page.getByRole('button', { name: words.actions.film }).click();
  await page.getByText(words.errors.songNoStart).waitFor();
  expect(window.writes.filter((write) => write.includes('projects'))).toEqual([]);

  await start.fill('3.9');
  await page.getByRole('button', { name: words.actions.film }).click();
  await page.waitForURL(/quick-gen-page\?project=/);
  await filmIsThere(page);
  expect(window.writes.filter((write) => write.includes('trim'))).toEqual([]);
  const project = await projectOf(studio.server, new URL(page.url()).searchParams.get('project') ?? '');
  expect(project.song_start).toBe(3.9);
  expect(project.film?.metadata).toMatchObject({ proof: { in_sync: true } });
});

test('a song trimmed within a second still begins its film at the very start', async () => {
  const { page } = await visit(studio.browser, studio.server);
  await keepFilmsSmall(page, studio.server);
  await openWithSong(page);
  const audioId = await trimAt(page, 3.9);
  await page.getByText(words.song.cutAt('0:03', '0:10')).waitFor();
  await page.getByText(words.song.startsAt('0:03.9')).first().waitFor();
  await page.getByLabel(words.idea.title).fill(idea);
  await page.getByLabel(words.character.title).first().fill(character);
  const asked = page.waitForRequest(/\/api\/projects$/);
  await page.getByRole('button', { name: words.actions.quick }).click();
  const wanted = (await asked).postDataJSON() as NewProject;
  expect(wanted.audio_id).toBe(audioId);
  // An MP3 is cut between its frames, at most a fortieth of a second away.
  expect(Math.abs((wanted.song_start ?? 0) - 0.9)).toBeLessThan(0.03);
});

test('the number of scenes is kept over a reload and goes into the film', async () => {
  const { page } = await visit(studio.browser, studio.server);
  await keepFilmsSmall(page, studio.server, { clip_seconds: 0.5, size: '480p' });
  await page.goto('/create');
  const configuration = page.getByRole('button', { name: words.configuration.title });
  await configuration.click();
  const scenes = page.getByLabel(words.configuration.scenes);
  const usual = Number(await scenes.inputValue());
  expect(usual).toBeGreaterThan(1);
  await page.getByRole('button', { name: words.configuration.moreScenes }).click();
  expect(await scenes.inputValue()).toBe(String(usual + 1));
  await scenes.fill('3');
  await page.getByLabel(words.idea.title).fill(idea);
  await page.getByLabel(words.character.title).first().fill(character);
  await page.reload();
  await configuration.click();
  expect(await scenes.inputValue()).toBe('3');

  const asked = page.waitForRequest(/\/api\/projects$/);
  await page.getByRole('button', { name: words.actions.quick }).click();
  expect((await asked).postDataJSON()).toMatchObject({ number_of_scenes: 3 });
  await page.waitForURL(/quick-gen-page\?project=/);
  const project = await projectOf(studio.server, new URL(page.url()).searchParams.get('project') ?? '');
  expect(project.number_of_scenes).toBe(3);
});

test('trimming waits for a song, and a start past its end is refused beside the field', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await page.goto('/create');
  await page.getByRole('button', { name: words.configuration.title }).click();
  const trim = page.getByRole('button', { name: words.configuration.trim });
  expect(await trim.isDisabled()).toBe(true);
  await giveSong(page);
  expect(await trim.isEnabled()).toBe(true);
  await page.getByLabel(words.configuration.start).fill('11');
  await page.getByText(words.song.pastEnd('0:10')).first().waitFor();
  expect(await trim.isDisabled()).toBe(true);
  expect(window.writes.filter((write) => write.includes('trim'))).toEqual([]);
});

test('the flavor, the cut song and the chosen picture go from page to page and into every request', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await keepFilmsSmall(page, studio.server);
  await openWithSong(page);
  await chooseFlavor(page, 'example');
  const audioId = await trimAt(page, 3);
  await page.getByText(/^0:07 · /).waitFor();
  await page.getByLabel(words.idea.title).fill(idea);
  await page.getByLabel(words.character.title).first().fill(character);

  const pictures = page.waitForRequest('**/api/mv/generate_character_reference');
  await page.getByRole('button', { name: words.character.generate }).click();
  expect((await pictures).postDataJSON()).toMatchObject({ config_flavor: 'example', num_images: 1 });
  await page.getByText(words.character.chooseOne).waitFor();
  await page.getByText(words.character.option(2)).click();
  await page.getByText(words.character.chosenOne).waitFor();

  const asked = page.waitForRequest(
    (request) => /\/api\/projects$/.test(request.url()) && request.method() === 'POST',
  );
  await page.getByRole('button', { name: words.actions.quick }).click();
  const wanted = (await asked).postDataJSON() as NewProject;
  expect(wanted).toMatchObject({ config_flavor: 'example', audio_id: audioId, idea });
  const handedOver = await page.evaluate(() => sessionStorage.getItem('quickJobData'));
  expect(JSON.parse(handedOver ?? '') as QuickJob).toMatchObject({
    videoDescription: idea,
    characterDescription: character,
    characterReferenceImageId: wanted.character_reference_id,
    audioId,
    audioStartAt: 3,
    configFlavor: 'example',
  });

  await filmIsThere(page);
  await page.getByRole('button', { name: texts.run.input.title }).click();
  await page.getByText(texts.run.input.trimmedFrom(3)).waitFor();
  // Another browser, which knows nothing of the job that was handed over, says so too.
  const elsewhere = await visit(studio.browser, studio.server);
  await elsewhere.page.goto(page.url());
  await elsewhere.page.getByRole('button', { name: texts.run.input.title }).click();
  await elsewhere.page.getByText(texts.run.input.trimmedFrom(3)).waitFor();
  await expect.poll(() => page.locator('dl').getByText('example', { exact: true }).count()).toBe(1);
  const project = await projectOf(studio.server, new URL(page.url()).searchParams.get('project') ?? '');
  const madeIn = project.scenes.flatMap(({ takes }) => takes.map(({ details }) => details['config_flavor']));
  expect(madeIn).toEqual(['example', 'example']);

  // Another flavor on this page counts for what is made from then on.
  await page.getByRole('button', { name: texts.run.configuration.title }).click();
  await chooseFlavor(page, 'default');
  await page.getByText(texts.run.configuration.changed('default')).waitFor();
  await page.getByText(texts.run.configuration.others(2, 2)).waitFor();
});

test('an ad needs its product picture and no song, and every clip is made from the picture', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await keepFilmsSmall(page, studio.server);
  await page.goto('/create');
  await page.getByText(words.mode.ad, { exact: true }).click();
  await page.getByLabel(words.idea.title).fill('Morning light in a small kitchen');
  await page.getByLabel(words.character.title).first().fill('Woman with short dark hair, in a yellow dress');
  const film = page.getByRole('button', { name: words.actions.film });
  await film.click();
  await page.getByText(words.errors.product).waitFor();
  expect(await page.getByText(words.errors.song).count()).toBe(0);
  expect(window.writes).toEqual([]);

  await page.locator('#product-file').setInputFiles(pictureFile(studio.server));
  const address = await page.getByRole('img', { name: 'soap.png' }).getAttribute('src');
  await film.click();
  await page.waitForURL(/quick-gen-page\?project=/);
  await filmIsThere(page);
  const project = await projectOf(studio.server, new URL(page.url()).searchParams.get('project') ?? '');
  expect(project.audio_id).toBeNull();
  expect(address).toBe(`/api/mv/get_character_reference/${project.character_reference_id}`);
  await page.getByText(texts.run.film.silent).waitFor();
});

test('what the server says of a file keeps the name of the file as it is', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  window.expect(/status of 4\d\d.*\/api\/audio\/upload/);
  await page.goto('/create');
  const text = {
    name: 'my notes.mp3',
    mimeType: 'audio/mpeg',
    buffer: Buffer.from('Only words, no sound.\n'),
  };
  await page.locator('#song-file').setInputFiles(text);
  await page.getByText(/^my notes\.mp3 is a text/).waitFor();
});

test('a second tab follows the first until something is changed in it, and keeps that', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await page.goto('/create');
  const other = await window.another();
  await other.goto('/create');
  const ideaIn = (where: Page) => where.getByLabel(words.idea.title);
  await ideaIn(page).fill('A boat in the fog');
  await expect.poll(() => ideaIn(other).inputValue()).toBe('A boat in the fog');
  await ideaIn(other).fill('A train in the snow');
  // Written there by now, and told here.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('songreel.create.draft')))
    .toContain('A train in the snow');
  expect(await ideaIn(page).inputValue()).toBe('A boat in the fog');
  await ideaIn(page).fill('A boat in the rain');
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('songreel.create.draft')))
    .toContain('A boat in the rain');
  expect(await ideaIn(other).inputValue()).toBe('A train in the snow');
});
