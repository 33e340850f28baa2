import { expect, test } from 'vitest';

import { texts } from '@/texts';

import { addProject, ask, jobsOf } from './studio/api';
import { filmIsThere, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();

test('a server that is killed is missed, and the film is finished once it is back', async () => {
  const { server } = studio;
  const { id } = await addProject(server, { number_of_scenes: 4, clip_seconds: 1.5 });
  const window = await visit(studio.browser, server);
  window.expect(
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/,
  );
  const { page } = window;
  await page.goto(`/quick-gen-page?project=${id}`);
  await page.getByRole('button', { name: texts.run.makeFilm }).click();
  await page.getByRole('progressbar', { name: texts.run.scene.progress(1) }).waitFor();

  await server.kill();
  await page.getByText(texts.common.connectionLost).waitFor();
  await server.run();
  await page.getByText(texts.common.connectionLost).waitFor({ state: 'detached' });
  await filmIsThere(page);
  expect(await jobsOf(server, id, 'film')).toBe(1);
  expect(await jobsOf(server, id, 'clip')).toBe(4);

  await ask(server, 'PATCH', `/api/projects/${id}`, { name: 'Renamed elsewhere' });
  await page.getByRole('heading', { name: 'Renamed elsewhere' }).waitFor();
});
