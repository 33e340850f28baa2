import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';

import { texts } from '@/texts';

import { songFile } from './studio/api';
import { visit } from './studio/browser';
import { useStudio } from './studio/setting';

// A web server of this machine, with one song and one text that calls itself a song.
const site = createServer((request, reply) => {
  const isSong = request.url === '/Night-tram.mp3';
  if (!isSong && request.url !== '/notes.mp3') return void reply.writeHead(404).end('no');
  reply.writeHead(200, { 'Content-Type': 'audio/mpeg' });
  reply.end(isSong ? readFileSync(songFile(studio.server, 6)) : 'Only words, no sound at all.\n'.repeat(20));
});
const place = () => `127.0.0.1:${(site.address() as AddressInfo).port}`;

const studio = useStudio(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return { SONGREEL_FETCH_ALLOW: place() };
});
const words = texts.create.song;

afterAll(() => void site.close());

async function askForSong(page: Page, link: string): Promise<void> {
  await page.goto('/create');
  await page.getByRole('tab', { name: words.fromLink }).click();
  await page.getByLabel(words.link).fill(link);
  await page.getByRole('button', { name: words.getIt }).click();
}

test('a song comes from a link, and is still there after a reload', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await askForSong(page, `http://${place()}/Night-tram.mp3`);
  await page.getByText(/^0:06 · /).waitFor();
  await page.reload();
  await page.getByText(/^0:06 · /).waitFor();
  expect(window.writes).toEqual(['POST /api/audio/fetch']);
});

test('a link to something that is no song says what it is and leads to another link', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await askForSong(page, `http://${place()}/notes.mp3`);
  const failure = page.getByRole('alert').filter({ hasText: words.linkFailed });
  await failure.waitFor();
  expect(await failure.locator('p').nth(1).innerText()).toMatch(/ is a text, not a song/);
  await failure.getByRole('button', { name: words.otherLink }).click();
  await page.getByLabel(words.link).fill(`http://${place()}/Night-tram.mp3`);
  await page.getByRole('button', { name: words.getIt }).click();
  await page.getByText(/^0:06 · /).waitFor();
});

test('a link to an address of this machine that was not allowed is refused', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  window.expect(/status of 4\d\d.*\/api\/audio\/fetch$/);
  await askForSong(page, `${studio.server.url}/song.mp3`);
  await page.getByText(/^The link leads to a loopback address/).waitFor();
});
