import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { texts } from '@/texts';

import { addFilm, projectOf } from './studio/api';
import { filmIsThere, visit } from './studio/browser';
import type { Server } from './studio/server';
import { useStudio } from './studio/setting';

const studio = useStudio();
const words = texts.run.scene;

/** The file of a character's picture, as the server keeps it. */
function pictureFile(server: Server, id: string): string {
  return path.join(server.folder, 'outputs', 'character_reference', `${id}.png`);
}

test('a clip that fails says why beside its scene, and trying again makes it once the reason is gone', async () => {
  const { server } = studio;
  const before = await addFilm(server, {});
  const picture = pictureFile(server, before.character_reference_id ?? '');
  const whole = readFileSync(picture);
  const window = await visit(studio.browser, server);
  const { page } = window;
  await page.goto(`/quick-gen-page?project=${before.id}`);
  await filmIsThere(page);
  const first = page.getByRole('listitem', { name: words.name(1) });

  writeFileSync(picture, 'what a failing disk may leave of a picture');
  await first.getByRole('button', { name: words.clipLabel(words.regenerate, 1) }).click();
  const failure = first.getByRole('alert');
  await failure.getByText(`${words.failed}.`).waitFor({ timeout: 40_000 });
  const told = (await failure.locator('p').innerText()).replace(`${words.failed}.`, '').trim();
  expect(told).toMatch(/^The character's picture cannot be read/);
  expect(told).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/); // no ids for people
  // What there was is still there, here and after a reload.
  await page.reload();
  await filmIsThere(page);
  expect(await failure.locator('p').innerText()).toContain(told);
  expect((await projectOf(server, before.id)).scenes[0]?.take_id).toBe(before.scenes[0]?.take_id);

  writeFileSync(picture, whole);
  await first.getByRole('button', { name: words.retryLabel(1) }).click();
  await first.getByText(texts.run.takes.name(2)).waitFor({ timeout: 40_000 });
  await failure.waitFor({ state: 'detached' });
  const made = await projectOf(server, before.id);
  expect(made.scenes[0]?.take_id).not.toBe(before.scenes[0]?.take_id);
  expect(made.scenes[1]?.take_id).toBe(before.scenes[1]?.take_id);
});
