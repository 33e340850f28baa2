import { rmSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, expect, test } from 'vitest';

import type { Project } from '@/lib/api/types';
import { texts } from '@/texts';

import { addFilm, projectOf, singingFile, uploadFile } from './studio/api';
import { filmIsThere, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();
const words = texts.run;

let song: string;

beforeAll(async () => {
  song = await uploadFile(studio.server, singingFile(studio.server), 'singing.mp3');
});

const singing = {
  number_of_scenes: 3,
  clip_seconds: 2,
  song_start: 5,
  idea: 'Close-up of a singer in a small club at night',
};

function clipsOf(project: Project): unknown {
  return project.film?.metadata['input_video_ids'];
}

function originsOf(project: Project, scene: number): unknown {
  return project.scenes[scene]?.takes.map((take) => take.origin);
}

test('the lips of a scene are synced, the take before is kept, and the film is stitched with the new one', async () => {
  const before = await addFilm(studio.server, { ...singing, audio_id: song });
  const { page } = await visit(studio.browser, studio.server);
  await page.goto(`/quick-gen-page?project=${before.id}`);
  await filmIsThere(page);
  // Beside the clips only: three scenes, three choices, none beside the texts.
  await expect.poll(() => page.getByLabel(words.scene.withLipsync, { exact: true }).count()).toBe(3);
  const second = page.getByRole('listitem', { name: words.scene.name(2) });
  const button = (text: string, number: number) =>
    page.getByRole('button', { name: words.scene.clipLabel(text, number), exact: true });
  const choice = second.getByLabel(words.scene.withLipsync, { exact: true });
  await choice.check();
  await button(words.scene.regenerateWithLipsync, 2).waitFor();
  await choice.uncheck();
  await button(words.scene.regenerate, 2).waitFor();
  await choice.check();
  await button(words.scene.regenerateWithLipsync, 2).click();
  // While it is worked on there is nothing to press twice, also for somebody who loads the page again.
  await second.getByRole('button', { name: words.scene.stopLabel(2) }).waitFor();
  expect(await button(words.scene.regenerateWithLipsync, 2).count()).toBe(0);
  await page.reload();
  await second.getByText(words.takes.synced, { exact: true }).waitFor({ timeout: 60_000 });
  const made = await projectOf(studio.server, before.id);
  expect(originsOf(made, 1)).toEqual(['painted', 'synced']);
  const wanted = made.scenes.map((scene) => scene.take_id);
  expect(wanted[1]).not.toBe(before.scenes[1]?.take_id);
  await expect.poll(async () => clipsOf(await projectOf(studio.server, before.id))).toEqual(wanted);
});

test('all scenes are synced after a question, with the lyrics told, and a scene in which nobody sings says so', async () => {
  const before = await addFilm(studio.server, { ...singing, audio_id: song });
  const { page } = await visit(studio.browser, studio.server);
  await page.goto(`/quick-gen-page?project=${before.id}`);
  await filmIsThere(page);
  await page.getByRole('button', { name: words.input.title }).click();
  await page.getByRole('button', { name: words.input.addLyrics }).click();
  const lyrics = '[00:07.88]Wake up on the empty road';
  await page.getByLabel(words.input.lyrics).fill(lyrics);
  await page.getByRole('button', { name: words.input.saveLyrics }).click();
  await page.getByRole('button', { name: words.input.editLyrics }).waitFor();
  // Shown as they are sung, not as they were written.
  const sung = page.getByRole('list', { name: words.input.lyrics }).getByRole('listitem');
  expect(await sung.allInnerTexts()).toEqual(['0:07\nWake up on the empty road']);
  expect((await projectOf(studio.server, before.id)).lyrics).toBe(lyrics);
  await page.getByRole('button', { name: words.scenes.syncAll }).click();
  const question = page.getByRole('alertdialog', { name: words.scenes.syncAllTitle(3) });
  await question.getByRole('button', { name: words.scenes.syncAllConfirm }).click();
  const first = page.getByRole('listitem', { name: words.scene.name(1) });
  await first.getByText(/Not synced\. Nobody sings/).waitFor({ timeout: 90_000 });
  await expect
    .poll(
      async () => {
        const now = await projectOf(studio.server, before.id);
        return [originsOf(now, 1), originsOf(now, 2)];
      },
      { timeout: 90_000 },
    )
    .toEqual([
      ['painted', 'synced'],
      ['painted', 'synced'],
    ]);
  const made = await projectOf(studio.server, before.id);
  expect(originsOf(made, 0)).toEqual(['painted']);
  await expect
    .poll(async () => clipsOf(await projectOf(studio.server, before.id)), { timeout: 60_000 })
    .toEqual(made.scenes.map((scene) => scene.take_id));
});

test('a failure is told with its reason, and nothing else changes', async () => {
  const before = await addFilm(studio.server, { ...singing, number_of_scenes: 2, audio_id: song });
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  window.expect(/status of 404/);
  await page.goto(`/quick-gen-page?project=${before.id}`);
  await filmIsThere(page);
  const take = before.scenes[1]?.take_id ?? '';
  for (const place of [`jobs/${take}/video.mp4`, `videos/${take}.mp4`])
    rmSync(path.join(studio.server.folder, 'outputs', place), { force: true });
  const second = page.getByRole('listitem', { name: words.scene.name(2) });
  await second.getByLabel(words.scene.withLipsync, { exact: true }).check();
  await page
    .getByRole('button', { name: words.scene.clipLabel(words.scene.regenerateWithLipsync, 2), exact: true })
    .click();
  await page.getByText(words.failures.lipsync).waitFor();
  await page.getByText(/There is no video/i).waitFor();
  expect(originsOf(await projectOf(studio.server, before.id), 1)).toEqual(['painted']);
});

test('without a song there is nothing to sync', async () => {
  const silent = await addFilm(studio.server, { ...singing, number_of_scenes: 1, song_start: 0 });
  const { page } = await visit(studio.browser, studio.server);
  await page.goto(`/quick-gen-page?project=${silent.id}`);
  await filmIsThere(page);
  expect(await page.getByLabel(words.scene.withLipsync, { exact: true }).count()).toBe(0);
  expect(await page.getByRole('button', { name: words.scenes.syncAll }).count()).toBe(0);
});
