import { expect, test } from 'vitest';

import { addFilm } from './studio/api';
import { filmIsThere, visit } from './studio/browser';
import { useStudio } from './studio/setting';

const studio = useStudio();

test('on a phone a scene that is gone to stops below the picture, which stays in view', async () => {
  const film = await addFilm(studio.server, { number_of_scenes: 3 });
  const { page } = await visit(studio.browser, studio.server, {
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  await page.goto(`/quick-gen-page?project=${film.id}`);
  await filmIsThere(page);
  await page.locator('[data-stage]').waitFor();
  const places = await page.evaluate((scene) => {
    const card = document.getElementById(`card-${scene}`);
    const top = (element: Element | null) => element?.getBoundingClientRect();
    scrollTo(0, document.documentElement.scrollHeight);
    card?.scrollIntoView({ block: 'nearest' });
    return {
      card: top(card)?.top ?? 0,
      picture: top(document.querySelector('[data-stage]'))?.bottom ?? 0,
    };
  }, film.scenes[0]?.id ?? '');
  expect(places.card).toBeGreaterThanOrEqual(places.picture);
  expect(places.card - places.picture).toBeLessThan(80);
});
