import { execFileSync } from 'node:child_process';
import path from 'node:path';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { texts } from '@/texts';

import { character, idea, songFile } from './studio/api';
import { filmIsThere, keepFilmsSmall, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();

interface Probe {
  format: { duration: string };
  streams: { codec_type: string; codec_name: string; height?: number }[];
}

/** The film as it arrives, measured by a program that is not ours. */
async function download(page: Page): Promise<{ name: string; probe: Probe }> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name: texts.run.film.download }).click();
  const file = await arriving;
  const kept = path.join(studio.server.folder, 'film.mp4');
  await file.saveAs(kept);
  const told = execFileSync('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', kept]);
  return { name: file.suggestedFilename(), probe: JSON.parse(told.toString()) as Probe };
}

function expectFilm({ streams, format }: Probe, seconds: number) {
  expect(streams.map((stream) => stream.codec_name).sort()).toEqual(['aac', 'h264']);
  expect(streams.find((stream) => stream.codec_type === 'video')?.height).toBe(480);
  expect(Number(format.duration)).toBeCloseTo(seconds, 0.5);
}

test('an empty library leads to a downloaded film with one click', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await keepFilmsSmall(page, studio.server);
  await page.goto('/');
  await page.getByRole('button', { name: texts.library.startExample }).click();
  await filmIsThere(page);
  await page.getByText(/Picture and song: \d+\.\d ms apart/).waitFor();
  const { name, probe } = await download(page);
  expect(name).toBe('Silver-Skyline.mp4');
  expectFilm(probe, 1);

  await page.getByRole('link', { name: texts.common.navLibrary, exact: true }).click();
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Silver Skyline' });
  await card.getByText(texts.library.states.done).waitFor();
});

test('a song and two descriptions become a film', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await keepFilmsSmall(page, studio.server);
  await page.goto('/create');
  await page.locator('#song-file').setInputFiles(songFile(studio.server, 6));
  await page.getByText('0:06 · ').waitFor();
  await page.getByLabel(texts.create.idea.title).fill(idea);
  await page.getByLabel(texts.create.character.title).first().fill(character);
  await page.getByRole('button', { name: texts.create.actions.film }).click();
  await page.waitForURL(/quick-gen-page\?project=/);
  await filmIsThere(page);
  expectFilm((await download(page)).probe, 1);
});

test('what is missing is said beside its field, and the draft survives a reload', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await page.goto('/create');
  await page.getByLabel(texts.create.idea.title).fill(idea);
  await page.getByRole('button', { name: texts.create.actions.film }).click();
  await page.getByText(texts.create.errors.song).waitFor();
  await page.getByText(texts.create.errors.character).waitFor();
  expect(await page.getByText(texts.create.errors.idea).count()).toBe(0);
  await page.reload();
  expect(await page.getByLabel(texts.create.idea.title).inputValue()).toBe(idea);
  expect(window.writes).toEqual([]);
});
