import { beforeAll, expect, test } from 'vitest';

import type { JobPage, Project } from '@/lib/api/types';
import { texts } from '@/texts';

import { addFilm, addProject, ask, jobsOf, projectOf, uploadSong } from './studio/api';
import { filmIsThere, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();
const words = texts.run;

let song: string;

beforeAll(async () => {
  song = await uploadSong(studio.server, 6);
});

test('an edited scene is made again alone, and the film says that it is out of date until it is stitched', async () => {
  const before = await addFilm(studio.server, { audio_id: song });
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await page.goto(`/quick-gen-page?project=${before.id}`);
  await filmIsThere(page);
  const first = page.getByRole('listitem', { name: words.scene.name(1) });

  await first.getByRole('button', { name: words.scene.editLabel(1) }).click();
  await page.keyboard.press('Escape');
  await first.getByRole('button', { name: words.scene.editLabel(1) }).click();
  await first.getByLabel(words.scene.description).fill('The robot waves from a bridge at dawn, a wide shot.');
  await first.getByRole('button', { name: words.scene.save }).click();
  await first.getByText(words.scene.stale).waitFor();
  expect(await page.getByText(words.film.outdated, { exact: true }).count()).toBe(0);

  await first.getByRole('button', { name: words.scene.clipLabel(words.scene.regenerate, 1) }).click();
  await first.getByText(words.takes.name(2)).waitFor({ timeout: 40_000 });
  await page.getByText(words.film.outdated, { exact: true }).waitFor();
  const made = await projectOf(studio.server, before.id);
  expect(made.film?.video_id).toBe(before.film?.video_id);
  expect(made.scenes[0]?.take_id).not.toBe(before.scenes[0]?.take_id);
  expect(made.scenes[1]?.take_id).toBe(before.scenes[1]?.take_id);

  await page.getByRole('button', { name: words.film.restitch }).click();
  await page.getByText(words.film.outdated, { exact: true }).waitFor({ state: 'detached' });
  await expect
    .poll(async () => clipsOf(await projectOf(studio.server, before.id)))
    .toEqual(made.scenes.map((scene) => scene.take_id));
  // Both of the beginning and the new one; none was made for stitching.
  expect(await jobsOf(studio.server, before.id, 'clip')).toBe(3);
});

function clipsOf(project: Project): unknown {
  return project.film?.metadata['input_video_ids'];
}

test('a film that is stopped keeps its clips and goes on from them', async () => {
  const size = {
    number_of_scenes: 6,
    clip_seconds: 1.5,
    audio_id: song,
    idea: 'A fox runs through the snow',
  };
  const { id } = await addProject(studio.server, size);
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByRole('button', { name: words.makeFilm }).click();
  await page.getByText(/^[1-4] of 6$/).waitFor({ timeout: 40_000 });
  await page.getByRole('button', { name: words.stop, exact: true }).first().click();
  await page.getByText(words.phases.stopped, { exact: true }).first().waitFor();
  const takes = async () =>
    (await projectOf(studio.server, id)).scenes.flatMap((scene) => scene.take_id ?? []);
  // A clip that was nearly done may still be finished.
  const running = `/api/jobs?state=running&project=${id}`;
  await expect.poll(async () => (await ask<JobPage>(studio.server, 'GET', running)).jobs.length).toBe(0);
  const kept = await takes();
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(6);

  await page.getByRole('button', { name: words.goOn }).click();
  await filmIsThere(page);
  expect(await takes()).toEqual(expect.arrayContaining(kept));
  // Each was tried until it was made; none that was there was asked for again.
  expect(await jobsOf(studio.server, id, 'clip')).toBe(6);
});

test('a film that was stopped can be stitched of the clips that are there', async () => {
  const { id } = await addProject(studio.server, { number_of_scenes: 6, clip_seconds: 1.5, audio_id: song });
  const { page } = await visit(studio.browser, studio.server);
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByRole('button', { name: words.makeFilm }).click();
  await page.getByText(/^[1-4] of 6$/).waitFor({ timeout: 40_000 });
  await page.getByRole('button', { name: words.stop, exact: true }).first().click();
  await page.getByText(words.phases.stopped, { exact: true }).first().waitFor();
  const running = `/api/jobs?state=running&project=${id}`;
  await expect.poll(async () => (await ask<JobPage>(studio.server, 'GET', running)).jobs.length).toBe(0);
  const kept = (await projectOf(studio.server, id)).scenes.flatMap((scene) => scene.take_id ?? []);
  await page.getByRole('button', { name: words.stitchWhatIsThere(kept.length) }).click();
  await filmIsThere(page);
  expect(clipsOf(await projectOf(studio.server, id))).toEqual(kept);
});

test('an answer that is lost on its way does not make a clip twice', async () => {
  const before = await addFilm(studio.server, {});
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  window.expect(/ERR_FAILED/);
  const asked: string[] = [];
  await page.route('**/scenes/*/takes', async (route) => {
    asked.push(route.request().headers()['idempotency-key'] ?? '');
    if (asked.length > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.goto(`/quick-gen-page?project=${before.id}`);
  await filmIsThere(page);
  await page.getByRole('button', { name: words.scene.clipLabel(words.scene.regenerate, 1) }).click();
  await page.getByText(words.takes.name(2)).waitFor({ timeout: 40_000 });
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toBe(asked[0]);
  expect(asked[0]).not.toBe('');
  expect(await page.getByText(words.failures.take).count()).toBe(0);
  expect(await jobsOf(studio.server, before.id, 'clip')).toBe(3);
});
