import { expect, test } from 'vitest';

import { quickJobKey } from '@/lib/quick-job';
import { texts } from '@/texts';

import { addProject, ask, character, idea, jobsOf, small } from './studio/api';
import { filmIsThere, keepFilmsSmall, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();

test('reloading in the middle, coming back and a second window show the same run and pay nothing twice', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page, writes } = window;
  await keepFilmsSmall(page, studio.server, { ...small, clip_seconds: 1.5 });
  await page.goto('/settings');
  const job = {
    videoDescription: 'A lighthouse in a storm',
    characterDescription: character,
    configFlavor: 'default',
  };
  await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [
    quickJobKey,
    JSON.stringify(job),
  ] as const);
  await page.goto('/quick-gen-page');
  await page.waitForURL(/project=/);
  const address = page.url();
  await page.getByRole('heading', { name: 'Scene 1' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Scene 1' }).waitFor();
  await page.goto('/quick-gen-page'); // without the project in the address, as after "back"
  await page.waitForURL(address);
  const second = await window.another();
  await second.goto(address);
  await Promise.all([filmIsThere(page), filmIsThere(second)]);

  const project = new URL(address).searchParams.get('project') ?? '';
  expect(writes).toEqual(['POST /api/projects', `POST /api/projects/${project}/film`]);
  const all = await ask<{ projects: unknown[] }>(studio.server, 'GET', '/api/projects');
  expect(all.projects).toHaveLength(1);
  expect(await jobsOf(studio.server, project, 'film')).toBe(1);
  expect(await jobsOf(studio.server, project, 'story')).toBe(1);
  expect(await jobsOf(studio.server, project, 'clip')).toBe(2);
});

test('what the film is made of stands open until its making begins, then as somebody leaves it', async () => {
  const { id } = await addProject(studio.server, {});
  const { page } = await visit(studio.browser, studio.server);
  await page.goto(`/quick-gen-page?project=${id}`);
  const input = page.getByRole('button', { name: texts.run.input.title });
  const description = page.getByText(idea, { exact: true }).last();
  await input.waitFor();
  expect(await input.getAttribute('aria-expanded')).toBe('true');
  await description.waitFor();

  await page.getByRole('button', { name: texts.run.makeFilm }).click();
  await expect.poll(() => input.getAttribute('aria-expanded')).toBe('false');
  await input.click();
  await filmIsThere(page);
  expect(await input.getAttribute('aria-expanded')).toBe('true');
  await page.reload();
  await filmIsThere(page);
  expect(await input.getAttribute('aria-expanded')).toBe('true');
});
