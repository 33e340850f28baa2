import { beforeAll, expect, test } from 'vitest';

import { texts } from '@/texts';

import { addProject, ask } from './studio/api';
import { visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();
const words = texts.library;

beforeAll(async () => {
  await addProject(studio.server, { name: 'Night tram' });
});

test('a film is renamed, duplicated and deleted, and another window sees it', async () => {
  const window = await visit(studio.browser, studio.server);
  const { page } = window;
  const second = await window.another();
  await Promise.all([page.goto('/'), second.goto('/')]);
  await page.bringToFront(); // a window behind another is drawn once a second
  const act = async (film: string, deed: string) => {
    await page.getByRole('button', { name: words.menuOf(film), exact: true }).click();
    await page.getByRole('menuitem', { name: deed }).click();
  };

  await act('Night tram', words.rename);
  await page.getByLabel(words.renameLabel).fill('Last tram');
  await page.getByRole('button', { name: texts.common.save }).click();
  await second.getByRole('link', { name: 'Last tram', exact: true }).waitFor();

  await act('Last tram', words.duplicate);
  await page.getByText(/^A copy is there/).waitFor();
  const cards = second.getByRole('main').getByRole('listitem');
  await expect.poll(() => cards.count()).toBe(2);

  await act('Last tram', words.delete);
  await page.getByText(words.deleteAccount(0, 0, 0, 0)).waitFor();
  await page.getByRole('button', { name: words.deleteConfirm }).click();
  await expect.poll(() => cards.count()).toBe(1);
  const left = await ask<{ projects: unknown[] }>(studio.server, 'GET', '/api/projects');
  expect(left.projects).toHaveLength(1);
});
