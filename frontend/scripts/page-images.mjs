// page-images.mjs SERVER FOLDER: makes the example film on a running server and takes pictures of its pages into the folder.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const [server, folder] = process.argv.slice(2);
const song = fileURLToPath(new URL('../../examples/silver-skyline.mp3', import.meta.url));

async function send(address, options = {}) {
  const reply = await fetch(server + address, { method: 'POST', ...options });
  if (!reply.ok) throw new Error(`${address}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}

// The film is waited for; `whole_song` and the like stay as the example has them.
async function exampleFilm() {
  const project = await send('/api/projects/example');
  await send(`/api/projects/${project.id}/film`);
  return project.id;
}

async function fillCreatePage(page) {
  await page.goto(`${server}/create`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: path.basename(song), mimeType: 'audio/mpeg', buffer: await readFile(song) });
  await page.getByLabel('Video Description').fill('A silver robot explores a glowing city at sunset');
  await page.getByLabel('Character & Style').first().fill('Silver metallic humanoid robot with a red shield');
  await page.getByRole('button', { name: 'Generate Character Images' }).click();
  await page.getByText('differ by chance').waitFor({ timeout: 60_000 }); // all four are there
  await page.getByText('Option 2').click();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const shoot = async (name, whole = false) => {
    await page.evaluate('scrollTo(0, 0)');
    await page.waitForTimeout(6000); // messages go
    await page.screenshot({
      path: path.join(folder, `page-${name}.jpg`),
      type: 'jpeg',
      quality: 80,
      fullPage: whole,
    });
  };
  const project = await exampleFilm();
  await fillCreatePage(page);
  await shoot('create', true);
  await page.goto(`${server}/quick-gen-page?project=${project}`);
  await shoot('run');
  await page.goto(`${server}/`);
  await shoot('library');
  await page.goto(`${server}/settings`);
  await shoot('settings');
} finally {
  await browser.close();
}
