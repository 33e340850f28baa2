import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';

import type { Job } from '@/lib/api/types';
import type { Work } from '@/lib/makers';
import { texts } from '@/texts';

import { ask, character, idea, projectOf, singingFile, songFile } from './studio/api';
import { filmIsThere, keepFilmsSmall, visit } from './studio/browser';
import { Fake, type Vendor } from './studio/fake';
import { screens, type Server, type Settings } from './studio/server';
import { useStudio } from './studio/setting';

// A film from beginning to end by each maker elsewhere, with all of them there to choose from.

const words = texts.makers;
const gemini = 'Google Gemini';
const openai = 'OpenAI-compatible';

interface Film {
  name: string;
  song?: (server: Server) => string;
  /** Where in the song it begins. */
  start?: number;
  flavor?: string;
  makers: Partial<Record<Work, string>>;
  /** What the create page says that has a price; nothing: all of it is free. */
  told: string[];
  /** How a take says where it comes from. */
  clip: string;
  /** The maker's name for programs. */
  portraitBy: string;
  /** What each maker was asked for; the others nothing. */
  made: Partial<Record<Vendor, string[]>>;
}

const written = 'by Google Gemini, gemini-3.8-flash; ';
const drawn = '1 picture at $0.067 by Google Gemini, gemini-3.1-flash-image; ';

const films: Film[] = [
  {
    name: 'Gemini with clips by Omni',
    makers: { scenes: gemini, images: gemini, clips: gemini },
    told: ['the scenes at $0.', written, drawn, '2 clips at $0.80 by Google Gemini, gemini-omni-1.1-flash'],
    clip: words.takeMadeFor(`${gemini}, gemini-omni-1.1-flash`, '$0.40'),
    portraitBy: 'gemini',
    made: { gemini: ['text', 'image', 'clip', 'clip'] },
  },
  {
    name: 'Gemini with clips by Veo, named by the flavor',
    flavor: 'veo',
    makers: { scenes: gemini, images: gemini },
    told: ['the scenes at $0.', written, drawn, '2 clips at $3.20 by Google Gemini, veo-3.1-generate-001'],
    clip: words.takeMadeFor(`${gemini}, veo-3.1-generate-001`, '$1.60'),
    portraitBy: 'gemini',
    made: { gemini: ['text', 'image', 'clip', 'clip'] },
  },
  {
    name: 'ComfyUI',
    makers: { scenes: 'Built in', images: 'ComfyUI', clips: 'ComfyUI' },
    told: [],
    clip: words.takeMadeFor('ComfyUI, example-image-to-video', words.free),
    portraitBy: 'comfyui',
    made: { comfyui: ['image', 'clip', 'clip'] },
  },
  {
    name: 'an OpenAI-compatible server with clips by stable-diffusion.cpp',
    makers: { scenes: openai, images: openai, clips: 'stable-diffusion.cpp' },
    told: [],
    clip: words.takeMadeFor('stable-diffusion.cpp, loaded model', words.free),
    portraitBy: 'openai',
    made: { openai_chat: ['text', 'image'], sdcpp: ['clip', 'clip'] },
  },
];

const withLips: Film = {
  name: 'Replicate with lips',
  song: singingFile,
  start: 6,
  makers: { scenes: 'Built in', images: 'Replicate', clips: 'Replicate', lips: 'Replicate' },
  told: ['1 picture at $0.04 by Replicate, google/imagen-4', '2 clips at $1.60 by Replicate, google/veo-3.1'],
  clip: words.takeMadeFor('Replicate, google/veo-3.1', '$0.80'),
  portraitBy: 'replicate',
  made: { replicate: ['image', 'clip', 'clip'] },
};

/** What a fake stands for, and how the server is told where it is. */
const wires: Record<Vendor, (url: string) => Settings> = {
  replicate: (url) => ({ REPLICATE_API_TOKEN: 'test', REPLICATE_BASE_URL: `${url}/v1` }),
  gemini: (url) => ({ GEMINI_API_KEY: 'test', GEMINI_BASE_URL: `${url}/v1beta` }),
  openai_chat: (url) => ({
    OPENAI_BASE_URL: `${url}/v1`,
    OPENAI_MODEL: 'llama3.2:3b',
    OPENAI_IMAGE_MODEL: 'sd-turbo',
  }),
  comfyui: (url) => ({ COMFYUI_URL: url }),
  sdcpp: (url) => ({ SDCPP_URL: url }),
};

// The catalogue's price of a text changes with the day.
const model = 'gemini-3.8-flash';
const models = `models:
  - {id: ${model}, maker: gemini, work: scenes, price: {per_million_tokens_in: 0.75, per_million_tokens_out: 3.75}}
`;
const prices = { [model]: { per_million_in: '0.75', per_million_out: '3.75' } };

const fakes: Fake[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'songreel-makers-'));

async function startFake(vendor: Vendor): Promise<Settings> {
  const fake = await Fake.start(vendor);
  fakes.push(fake);
  await fake.set({ run_s: [0.1, 0.1], ...(vendor === 'gemini' && { prices }) });
  return wires[vendor](fake.url);
}

async function withEveryMaker(): Promise<Settings> {
  mkdirSync(screens, { recursive: true });
  mkdirSync(path.join(folder, 'flavors/veo'), { recursive: true });
  const [flavors, modelsFile] = [path.join(folder, 'flavors'), path.join(folder, 'models.yaml')];
  writeFileSync(path.join(flavors, 'veo/image_params.yaml'), 'video_model: veo-3.1-generate-001\n');
  writeFileSync(modelsFile, models);
  const found = await Promise.all((Object.keys(wires) as Vendor[]).map(startFake));
  return Object.assign({ SONGREEL_FLAVORS: flavors, SONGREEL_MODELS: modelsFile }, ...found) as Settings;
}

const studio = useStudio(withEveryMaker);

afterAll(() => {
  fakes.forEach((fake) => fake.close());
  rmSync(folder, { recursive: true });
});

type Accounts = Map<Vendor, { bill: number; made: string[] }>;

async function readAccounts(): Promise<Accounts> {
  const accounts = fakes.map(
    async (fake) => [fake.vendor, { bill: await fake.bill(), made: await fake.made() }] as const,
  );
  return new Map(await Promise.all(accounts));
}

/** What has come to the makers' accounts since then. */
async function since(before: Accounts): Promise<{ bill: number; made: Film['made'] }> {
  const made: Film['made'] = {};
  let bill = 0;
  for (const [vendor, now] of await readAccounts()) {
    const then = before.get(vendor);
    const more = now.made.slice(then?.made.length);
    if (more.length > 0) made[vendor] = more;
    bill += now.bill - (then?.bill ?? 0);
  }
  return { bill, made };
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function describe(page: Page, film: Film): Promise<void> {
  const { configuration, idea: story, character: hero } = texts.create;
  await page.goto('/create');
  const song = film.song?.(studio.server) ?? songFile(studio.server, 10);
  await page.locator('#song-file').setInputFiles(song);
  await page.getByLabel(story.title).fill(idea);
  await page.getByLabel(hero.title).first().fill(character);
  await page.getByRole('button', { name: configuration.title }).click();
  if (film.flavor) await choose(page, configuration.flavor, film.flavor);
  if (film.start) await page.getByLabel(configuration.start).fill(String(film.start));
  await page.getByLabel(configuration.scenes, { exact: true }).fill('2');
  for (const [work, maker] of Object.entries(film.makers))
    await choose(page, words.works[work as Work], maker);
}

async function expectPrice(page: Page, told: string[]): Promise<void> {
  const button = page.getByRole('button', { name: texts.create.actions.film, exact: true });
  const price = page.locator('#make-film-price');
  // It can be pressed once the price is there.
  await expect.poll(() => button.isEnabled()).toBe(true);
  if (told.length === 0) await expect.poll(() => price.innerText()).toBe('');
  for (const part of told) await price.getByText(part).waitFor();
}

async function make(page: Page, film: Film): Promise<void> {
  await keepFilmsSmall(page, studio.server, { number_of_scenes: 2, clip_seconds: 4, size: '480p' });
  await describe(page, film);
  await expectPrice(page, film.told);
  await page.getByRole('button', { name: texts.create.actions.film, exact: true }).click();
  await page.waitForURL(/quick-gen-page\?project=/);
  await filmIsThere(page);
}

async function takePicture(page: Page, { name }: Film): Promise<void> {
  const film = page.getByRole('region', { name: texts.run.film.region }).locator('video');
  // The first picture of it is there, and nobody has scrolled.
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(1);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  const file = `films-${name.toLowerCase().replaceAll(/\W+/g, '-')}.png`;
  await page.screenshot({ path: path.join(screens, file), fullPage: true, animations: 'disabled' });
}

/** The line of a scene that tells who made its take, opened. */
async function openTake(page: Page, scene: number, made: string): Promise<void> {
  const card = page.getByRole('listitem', { name: texts.run.scene.name(scene) });
  await card.getByRole('button', { name: made }).click();
  await card.getByText(/^Run \S+/).waitFor();
}

async function expectPortrait(page: Page, by: string): Promise<void> {
  const project = await projectOf(studio.server, new URL(page.url()).searchParams.get('project') ?? '');
  const id = project.character_reference_id ?? '';
  const job = await ask<Job>(studio.server, 'GET', `/api/jobs/${id}`);
  expect(job).toMatchObject({ kind: 'portrait', result: { runs: [{ maker: by }] } });
  await page.getByRole('button', { name: texts.run.input.title }).click();
  const picture = page.getByAltText(texts.run.input.imageAlt);
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
}

/** The page, once the film is ready, and the makers' accounts say the same, but for parts of a cent that the page does not show. */
async function expectSpent(page: Page, bill: number): Promise<void> {
  const facts = page.getByText('16:9, 480p');
  await expect
    .poll(async () => Number(/\$([\d.]+) spent/.exec(await facts.innerText())?.[1] ?? 0))
    .toBeCloseTo(bill, 3);
}

test.each(films)('a film by $name', async (film) => {
  const before = await readAccounts();
  const { page } = await visit(studio.browser, studio.server, { theme: 'dark' });
  await make(page, film);
  await openTake(page, 1, film.clip);
  await expectPortrait(page, film.portraitBy);
  const { bill, made } = await since(before);
  expect(made).toEqual(film.made);
  await expectSpent(page, bill);
  await takePicture(page, film);
});

test('a film by Replicate, whose lips are synced by Replicate', async () => {
  const before = await readAccounts();
  const { page } = await visit(studio.browser, studio.server, { theme: 'dark' });
  await make(page, withLips);
  await openTake(page, 1, withLips.clip);
  await expectPortrait(page, withLips.portraitBy);
  await page.getByRole('button', { name: texts.run.scenes.syncAll }).click();
  const question = page.getByRole('alertdialog', { name: texts.run.scenes.syncAllTitle(2) });
  await question.getByText('lips of 2 clips at $0.333 by Replicate, sync/lipsync-2-pro').waitFor();
  await question.getByRole('button', { name: texts.run.scenes.syncAllConfirm }).click();
  for (const scene of [1, 2])
    await openTake(page, scene, words.takeMadeFor('Replicate, sync/lipsync-2-pro', '$0.333'));
  await page.getByText(`${texts.run.takes.synced} · $0.333`).first().waitFor();
  const { bill, made } = await since(before);
  expect(made).toEqual({ replicate: ['image', 'clip', 'clip', 'lipsync', 'lipsync'] });
  await expectSpent(page, bill);
  await takePicture(page, withLips);
});
