// The fake of the Gemini API, driven by Google's own client.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError, GenerateVideosOperation, GoogleGenAI } from '@google/genai';
import { startFake } from './fake.mjs';

const TEXT = 'gemini-3.8-flash';
const IMAGE = 'gemini-3.1-flash-image';
const OMNI = 'gemini-omni-1.1-flash';
const VEO = 'veo-3.1-generate-001';
const GOOGLE = 'https://generativelanguage.googleapis.com';
const SCENES = {
  type: 'object',
  required: ['scenes'],
  properties: {
    scenes: {
      type: 'array',
      minItems: 3,
      maxItems: 3,
      items: {
        type: 'object',
        required: ['description', 'negative_description'],
        properties: { description: { type: 'string' }, negative_description: { type: 'string' } },
      },
    },
  },
};
const ASK = {
  model: TEXT,
  contents: 'Break the idea into exactly 3 scenes. Main character: A red fox',
  config: { responseMimeType: 'application/json', responseJsonSchema: SCENES },
};
let fake, ai, folder;

const client = (fields = {}) => new GoogleGenAI({
  apiKey: 'right', apiVersion: 'v1beta', httpOptions: { baseUrl: fake.base }, ...fields });

before(async () => {
  fake = await startFake('gemini.py');
  ai = client();
  folder = await mkdtemp(join(tmpdir(), 'songreel-gemini-'));
});
after(async () => {
  await fake.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => fake.reset());

async function refusal(promise) {
  return promise.then(() => assert.fail('was not refused'), (reason) => reason);
}

/** The status and Google's own error of a call outside /interactions. */
async function googleError(promise) {
  const error = await refusal(promise);
  assert.ok(error instanceof ApiError, String(error));
  return { status: error.status, ...JSON.parse(error.message).error };
}

function isMp4(bytes) {
  assert.equal(bytes.subarray(4, 8).toString(), 'ftyp');
}

function sizeOfPng(base64) {
  const bytes = Buffer.from(base64, 'base64');
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Polls an interaction to its end; `seen` gets every status on the way. */
async function ended(id, seen = []) {
  for (;;) {
    const interaction = await ai.interactions.get(id);
    seen.push(interaction.status);
    if (!['queued', 'in_progress'].includes(interaction.status)) return interaction;
    await wait(30);
  }
}

// Texts.

test('a text fulfils the JSON schema with as many scenes as asked for', async () => {
  const answer = await ai.models.generateContent(ASK);
  const { scenes } = JSON.parse(answer.text);
  assert.equal(scenes.length, 3);
  for (const scene of scenes) assert.match(scene.description, /red fox/);
  assert.equal(answer.candidates[0].finishReason, 'STOP');
  assert.ok(answer.usageMetadata.totalTokenCount > 0);
  assert.equal((await fake.bill()).runs[0].kind, 'text');
});

test('a text costs what its tokens do, when they have a price', async () => {
  await fake.switches({ prices: { [TEXT]: { per_million_in: '1', per_million_out: '10' } } });
  const { usageMetadata: usage } = await ai.models.generateContent(ASK);
  const dollars = (usage.promptTokenCount + 10 * usage.candidatesTokenCount) / 1e6;
  assert.ok(Math.abs(Number((await fake.bill()).total_usd) - dollars) < 1e-9);
});

test('the prompt says the number of scenes where the schema does not', async () => {
  const schema = structuredClone(SCENES);
  delete schema.properties.scenes.minItems;
  delete schema.properties.scenes.maxItems;
  const answer = await ai.models.generateContent({
    ...ASK, contents: 'exactly 5 scenes', config: { ...ASK.config, responseJsonSchema: schema } });
  assert.equal(JSON.parse(answer.text).scenes.length, 5);
});

test('the audience of a concert is in 30 to 50 percent of the scenes, and in all when it shall be wrong', async () => {
  const schema = structuredClone(SCENES);
  schema.properties.scenes.minItems = schema.properties.scenes.maxItems = 10;
  const ask = {
    ...ASK,
    contents: 'A band and its lead singer in an outdoor stadium, exactly 10 scenes. Lead singer: A tall woman',
    config: { ...ASK.config, responseJsonSchema: schema } };
  const crowded = (answer) => JSON.parse(answer.text).scenes.filter((s) => /audience/i.test(s.description)).length;
  const good = await ai.models.generateContent(ask);
  assert.ok(crowded(good) >= 3 && crowded(good) <= 5);
  assert.match(good.text, /Close-up of the lead singer's face/);
  await fake.switches({ answer_next: ['wrong_mv1_counts'] });
  const wrong = await ai.models.generateContent(ask);
  assert.equal(crowded(wrong), 10);
  assert.doesNotMatch(wrong.text, /Close-up/);
});

test('broken answers come once or always', async () => {
  await fake.switches({ answer_next: ['invalid_json', 'schema_violation', 'wrong_count'] });
  const broken = await ai.models.generateContent(ASK);
  assert.throws(() => JSON.parse(broken.text), SyntaxError);
  const lacking = JSON.parse((await ai.models.generateContent(ASK)).text);
  assert.equal(lacking.scenes[0].description, undefined);
  assert.equal(JSON.parse((await ai.models.generateContent(ASK)).text).scenes.length, 2);
  assert.equal(JSON.parse((await ai.models.generateContent(ASK)).text).scenes.length, 3);
  await fake.switches({ answer: 'wrong_count' });
  for (let time = 0; time < 2; ++time) assert.equal(JSON.parse((await ai.models.generateContent(ASK)).text).scenes.length, 2);
});

test('a text in several parts, or after a thought, is put together by the client', async () => {
  await fake.switches({ answer_next: ['several_parts', 'thought'] });
  const pieces = await ai.models.generateContent(ASK);
  assert.equal(pieces.candidates[0].content.parts.length, 3);
  assert.equal(JSON.parse(pieces.text).scenes.length, 3);
  const thought = await ai.models.generateContent(ASK);
  assert.equal(thought.candidates[0].content.parts[0].thought, true);
  assert.equal(JSON.parse(thought.text).scenes.length, 3);
});

test('reasons to stop are told, and what was refused is not charged', async () => {
  await fake.switches({ answer_next: ['max_tokens', 'safety', 'blocked'], prices: { [TEXT]: { per_run: '0.01' } } });
  const cut = await ai.models.generateContent(ASK);
  assert.equal(cut.candidates[0].finishReason, 'MAX_TOKENS');
  assert.ok(cut.text.length > 0);
  const unsafe = await ai.models.generateContent(ASK);
  assert.equal(unsafe.candidates[0].finishReason, 'SAFETY');
  assert.equal(unsafe.text, undefined);
  const blocked = await ai.models.generateContent(ASK);
  assert.equal(blocked.candidates, undefined);
  assert.equal(blocked.promptFeedback.blockReason, 'PROHIBITED_CONTENT');
  assert.equal((await fake.bill()).total_usd, '0.01');
});

test('fields that the API does not have are refused', async () => {
  const config = { ...ASK.config, httpOptions: { extraBody: { wish: 1 } } };
  const error = await googleError(ai.models.generateContent({ ...ASK, config }));
  assert.equal(error.status, 'INVALID_ARGUMENT');
  assert.match(error.message, /Unknown name "wish"/);
});

// Pictures.

test('a picture has the aspect asked for', async () => {
  const answer = await ai.models.generateContent({
    model: IMAGE,
    contents: [{ text: 'A red fox' }, { inlineData: { mimeType: 'image/png', data: Buffer.from('pixels').toString('base64') } }],
    config: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '9:16', imageSize: '1K' } } });
  const [part] = answer.candidates[0].content.parts;
  assert.equal(part.inlineData.mimeType, 'image/png');
  const { width, height } = sizeOfPng(part.inlineData.data);
  assert.ok(Math.abs(width / height - 9 / 16) < 0.01, `${width}x${height}`);
  assert.equal((await fake.bill()).total_usd, '0.067');
});

test('a refused picture says why and costs nothing', async () => {
  await fake.switches({ next: ['filtered'] });
  const ask = { model: IMAGE, contents: 'A red fox', config: { responseModalities: ['IMAGE'] } };
  const [candidate] = (await ai.models.generateContent(ask)).candidates;
  assert.equal(candidate.finishReason, 'IMAGE_SAFETY');
  assert.equal(candidate.content, undefined);
  assert.equal((await fake.bill()).total_usd, '0.00');
});

// Omni.

test('an Omni video is made in the background, polled and comes inline', async () => {
  const created = await ai.interactions.create({
    model: OMNI,
    input: 'A red fox runs',
    background: true,
    generation_config: { video_config: { task: 'text_to_video' }, seed: 7 },
    response_format: { type: 'video', aspect_ratio: '9:16', duration: '4s', resolution: '360p', delivery: 'inline' } });
  assert.match(created.id, /^v1_/);
  assert.ok(['queued', 'in_progress'].includes(created.status), created.status);
  const done = await ended(created.id);
  assert.equal(done.status, 'completed');
  assert.deepEqual(done.steps.map((step) => step.type), ['thought', 'model_output']);
  isMp4(Buffer.from(done.output_video.data, 'base64'));
  const withInput = await ai.interactions.get(created.id, { include_input: true });
  assert.equal(withInput.steps[0].type, 'user_input');
  assert.equal((await fake.bill()).total_usd, '0.40');
});

test('an Omni video waits as a file when a URI is asked for', async () => {
  await fake.switches({ public_base: GOOGLE, file_processing_s: [0.2, 0.2] });
  const done = await ai.interactions.create({
    model: OMNI, input: 'A red fox runs', response_format: { type: 'video', delivery: 'uri', duration: '3s' } });
  assert.equal(done.status, 'completed');
  assert.match(done.output_video.uri, /\/v1beta\/files\/[a-z0-9]+:download\?alt=media$/);
  const name = done.output_video.uri.match(/files\/[a-z0-9]+/)[0];
  assert.equal((await googleError(ai.files.download({ file: done.output_video, downloadPath: join(folder, 'x') }))).code, 400);
  while ((await ai.files.get({ name })).state !== 'ACTIVE') await wait(50);
  const downloadPath = join(folder, 'omni.mp4');
  await ai.files.download({ file: done.output_video, downloadPath });
  isMp4(await readFile(downloadPath));
  assert.ok((await ai.interactions.get(done.id)).output_video.data, 'polling gives the bytes, as the vendor says');
  await fake.switches({ poll_gives_inline: false });
  assert.ok((await ai.interactions.get(done.id)).output_video.uri);
});

test('pictures go into an Omni video inline and as uploaded files', async () => {
  const file = join(folder, 'fox.png');
  await writeFile(file, 'pixels');
  const uploaded = await ai.files.upload({ file, config: { mimeType: 'image/png' } });
  const create = (parts) => ai.interactions.create({
    model: OMNI,
    input: [...parts, { type: 'text', text: 'The fox <IMAGE_REF_0> runs' }],
    background: true,
    generation_config: { video_config: { task: 'reference_to_video' } } });
  const inline = { type: 'image', data: Buffer.from('pixels').toString('base64'), mime_type: 'image/png' };
  assert.ok((await create([inline, { type: 'image', uri: uploaded.uri, mime_type: 'image/png' }])).id);
  assert.equal((await refusal(create([inline, inline, inline, inline]))).status, 400);
  assert.equal((await refusal(create([{ type: 'image', uri: `${uploaded.uri}x`, mime_type: 'image/png' }]))).status, 403);
});

test('an Omni video is cancelled while it runs, not afterwards', async () => {
  await fake.switches({ run_s: [0.5, 0.5] });
  const ask = { model: OMNI, input: 'A red fox runs', background: true };
  const { id } = await ai.interactions.create(ask);
  assert.equal((await ai.interactions.cancel(id)).status, 'cancelled');
  assert.equal((await ai.interactions.get(id)).status, 'cancelled');
  assert.equal((await fake.bill()).total_usd, '0.00');
  await fake.switches({ run_s: [0, 0] });
  const other = await ai.interactions.create(ask);
  await ended(other.id);
  assert.equal((await refusal(ai.interactions.cancel(other.id))).status, 400);
});

test('Omni takes durations as whole seconds in a text, from 3s to 10s', async () => {
  for (const duration of ['2s', '11s', '4', '4.5s', 4]) {
    const error = await refusal(ai.interactions.create({
      model: OMNI, input: 'A fox', background: true, response_format: { type: 'video', duration } }));
    assert.equal(error.status, 400, duration);
    assert.match(error.message, /duration/);
  }
});

test('a filtered Omni video shows itself in three ways', async () => {
  const ask = { model: OMNI, input: 'A red fox runs', background: true };
  await fake.switches({ next: ['filtered', 'filtered', 'filtered'] });
  const failed = await ended((await ai.interactions.create(ask)).id);
  assert.equal(failed.status, 'failed');
  assert.match(failed.errors[0].message, /usage policies/);
  assert.match(failed.steps[0].error.message, /usage policies/);
  await fake.switches({ omni_refusal: 'no_video' });
  const told = await ended((await ai.interactions.create(ask)).id);
  assert.equal(told.status, 'completed');
  assert.equal(told.output_video, undefined);
  assert.match(told.output_text, /usage policies/);
  await fake.switches({ omni_refusal: 'error_only' });
  const { id } = await ai.interactions.create(ask);
  assert.equal((await refusal(ended(id))).status, 400);
  assert.equal((await fake.bill()).total_usd, '0.00');
});

test('statuses other than completed, and interactions that are not there', async () => {
  await fake.switches({ omni_status: 'budget_exceeded' });
  const done = await ended((await ai.interactions.create({ model: OMNI, input: 'A fox', background: true })).id);
  assert.equal(done.status, 'budget_exceeded');
  assert.equal(done.output_video, undefined);
  assert.equal((await refusal(ai.interactions.get('v1_unknown'))).status, 404);
  await ai.interactions.delete(done.id);
  assert.equal((await refusal(ai.interactions.get(done.id))).status, 404);
});

// Veo. The client's version 3 begins such operations no more outside Google Cloud, but still follows them.

async function beginVeo(instance, parameters = {}, model = VEO) {
  const reply = await fetch(`${fake.base}/v1beta/models/${model}:predictLongRunning`, {
    method: 'POST',
    headers: { 'x-goog-api-key': 'right', 'content-type': 'application/json' },
    body: JSON.stringify({ instances: [instance], parameters }) });
  const body = await reply.json();
  if (!reply.ok) return { status: reply.status, error: body.error };
  const operation = new GenerateVideosOperation();
  operation.name = body.name;
  return operation;
}

async function veoEnd(operation) {
  while (!operation.done) {
    await wait(30);
    operation = await ai.operations.getVideosOperation({ operation });
  }
  return operation;
}

test('a Veo video is polled and downloaded', async () => {
  await fake.switches({ public_base: GOOGLE });
  const picture = { bytesBase64Encoded: Buffer.from('pixels').toString('base64'), mimeType: 'image/png' };
  const begun = await beginVeo(
    { prompt: 'A red fox', image: picture, lastFrame: picture },
    { aspectRatio: '16:9', resolution: '720p', durationSeconds: 4, sampleCount: 1, negativePrompt: 'text' });
  assert.match(begun.name, /^models\/.+\/operations\/[a-z0-9]+$/);
  const done = await veoEnd(begun);
  const downloadPath = join(folder, 'veo.mp4');
  await ai.files.download({ file: done.response.generatedVideos[0], downloadPath });
  isMp4(await readFile(downloadPath));
  assert.equal((await fake.bill()).total_usd, '1.60');
});

test('a filtered Veo video is done without a video and says why', async () => {
  await fake.switches({ next: ['filtered', 'run_fails'] });
  const filtered = await veoEnd(await beginVeo({ prompt: 'A red fox' }));
  assert.equal(filtered.response.generatedVideos, undefined);
  assert.equal(filtered.response.raiMediaFilteredCount, 1);
  assert.match(filtered.response.raiMediaFilteredReasons[0], /not been charged/);
  const failed = await veoEnd(await beginVeo({ prompt: 'A red fox' }));
  assert.equal(failed.error.code, 13);
  assert.equal((await fake.bill()).total_usd, '0.00');
});

test('Veo refuses what it cannot do, and models that are gone', async () => {
  assert.match((await beginVeo({ prompt: 'A fox' }, { durationSeconds: '8' })).error.message, /needs to be a number/);
  assert.equal((await beginVeo({ prompt: 'A fox' }, { durationSeconds: 7 })).status, 400);
  assert.equal((await beginVeo({ prompt: 'A fox' }, { durationSeconds: 4, resolution: '1080p' })).status, 400);
  assert.equal((await beginVeo({ prompt: 'A fox' }, {}, 'veo-3.1-generate-preview')).status, 404);
});

test('downloads need the key, may redirect, and begin where a Range says', async () => {
  await fake.switches({ key: 'right', redirect_downloads: true });
  const done = await veoEnd(await beginVeo({ prompt: 'A red fox' }, { durationSeconds: 4 }));
  const { uri } = done.response.generatedVideos[0].video;
  assert.equal((await fetch(uri)).status, 403);
  const all = await fetch(uri, { headers: { 'x-goog-api-key': 'right' } });
  assert.ok(all.redirected);
  const bytes = Buffer.from(await all.arrayBuffer());
  const rest = await fetch(all.url, { headers: { 'x-goog-api-key': 'right', range: 'bytes=100-' } });
  assert.equal(rest.status, 206);
  assert.equal((await rest.arrayBuffer()).byteLength, bytes.length - 100);
});

// Files.

test('a file is uploaded, also in several pieces, looked up, listed and deleted', async () => {
  const file = join(folder, 'long.wav');
  await writeFile(file, Buffer.alloc((8 << 20) + 5, 'x'));
  const uploaded = await ai.files.upload({ file, config: { mimeType: 'audio/wav', displayName: 'Long' } });
  assert.match(uploaded.name, /^files\/[a-z0-9]+$/);
  assert.equal(uploaded.sizeBytes, String((8 << 20) + 5));
  assert.equal(uploaded.state, 'ACTIVE');
  assert.equal((await ai.files.get({ name: uploaded.name })).displayName, 'Long');
  const listed = [];
  for await (const found of await ai.files.list()) listed.push(found.name);
  assert.deepEqual(listed, [uploaded.name]);
  assert.equal((await googleError(ai.files.download({ file: uploaded.name, downloadPath: join(folder, 'y') }))).code, 400);
  await ai.files.delete({ name: uploaded.name });
  assert.equal((await googleError(ai.files.get({ name: uploaded.name }))).code, 403);
});

test('a file is uploaded under a name of one\'s own', async () => {
  const uploaded = await ai.files.upload({ file: new Blob(['pixels'], { type: 'image/png' }), config: { name: 'fox-1' } });
  assert.equal(uploaded.name, 'files/fox-1');
  const answer = await ai.models.generateContent({
    ...ASK, contents: [{ fileData: { fileUri: uploaded.uri, mimeType: 'image/png' } }, { text: 'exactly 3 scenes' }] });
  assert.equal(JSON.parse(answer.text).scenes.length, 3);
});

// Models.

test('the models are listed page by page and looked up', async () => {
  const names = [];
  for await (const model of await ai.models.list({ config: { pageSize: 3 } })) names.push(model.name);
  assert.ok(names.includes(`models/${OMNI}`));
  assert.ok(!names.includes('models/veo-3.1-generate-preview'));
  assert.ok((await fake.requests()).length > 2);
  const model = await ai.models.get({ model: TEXT });
  assert.ok(model.supportedActions.includes('generateContent'));
  await fake.switches({ gone_models: [TEXT], also_models: { 'gemini-9': TEXT } });
  assert.equal((await googleError(ai.models.get({ model: TEXT }))).status, 'NOT_FOUND');
  assert.equal((await ai.models.get({ model: 'gemini-9' })).name, 'models/gemini-9');
});

test('Omni is not to be had through generateContent', async () => {
  const error = await googleError(ai.models.generateContent({ model: OMNI, contents: 'A fox' }));
  assert.match(error.message, /only supported in the Interactions API/);
});

// Bad days.

test('a wrong key is 400, no key 403', async () => {
  await fake.switches({ key: 'right' });
  await ai.models.get({ model: TEXT });
  const wrong = await googleError(client({ apiKey: 'wrong' }).models.get({ model: TEXT }));
  assert.equal(wrong.code, 400);
  assert.equal(wrong.details[0].reason, 'API_KEY_INVALID');
  assert.equal((await fetch(`${fake.base}/v1beta/models`)).status, 403);
  assert.equal((await refusal(client({ apiKey: 'wrong' }).interactions.create({ model: OMNI, input: 'A fox' }))).status, 400);
});

test('429 says when to come again, and tells no money from too many', async () => {
  await fake.switches({ next: ['429', '429_no_time'], retry_after_s: 7 });
  const timed = await googleError(ai.models.generateContent(ASK));
  assert.equal(timed.status, 'RESOURCE_EXHAUSTED');
  assert.equal(timed.details.find((d) => d['@type'].endsWith('RetryInfo')).retryDelay, '7s');
  const untimed = await googleError(ai.models.generateContent(ASK));
  assert.equal(untimed.details.find((d) => d['@type'].endsWith('RetryInfo')), undefined);
  await fake.switches({ payment_required: true });
  assert.match((await googleError(ai.models.generateContent(ASK))).message, /credits are depleted/);
});

test('500 and 503 come in Google\'s form, 502 as HTML', async () => {
  await fake.switches({ next: ['500', '503', '502_before'] });
  assert.equal((await googleError(ai.models.generateContent(ASK))).status, 'INTERNAL');
  assert.equal((await googleError(ai.models.generateContent(ASK))).status, 'UNAVAILABLE');
  assert.match((await googleError(ai.models.generateContent(ASK))).message, /Bad Gateway/);
  assert.equal((await fake.bill()).runs.length, 0);
});

test('the client begins an interaction again after 502, so that it is paid twice: ours must not', async () => {
  await fake.switches({ next: ['502_after'] });
  await ai.interactions.create({ model: OMNI, input: 'A fox', background: true });
  assert.equal((await fake.bill()).runs.length, 2);
});

test('the version that the client chooses by itself, v1, works too', async () => {
  const stable = client({ apiVersion: undefined });
  assert.equal(JSON.parse((await stable.models.generateContent(ASK)).text).scenes.length, 3);
  assert.ok((await stable.interactions.create({ model: OMNI, input: 'A fox', background: true })).id);
  assert.equal((await fake.requests())[0].path, `/v1/models/${TEXT}:generateContent`);
});

test('an interaction and an uploaded file outlive a crash of the vendor', async () => {
  const kept = ['--state', join(folder, 'state')];
  const first = await startFake('gemini.py', ...kept);
  const early = client({ httpOptions: { baseUrl: first.base } });
  const { id } = await early.interactions.create({ model: OMNI, input: 'A fox', background: true });
  const { name } = await early.files.upload({ file: new Blob(['pixels'], { type: 'image/png' }) });
  await first.stop();
  const second = await startFake('gemini.py', ...kept);
  const again = client({ httpOptions: { baseUrl: second.base } });
  assert.equal((await again.interactions.get(id)).id, id);
  assert.equal((await again.files.get({ name })).name, name);
  assert.equal((await second.bill()).runs.length, 1);
  await second.stop();
});

test('the client gives up after its time-out while the work is done and paid', async () => {
  await fake.switches({ next: ['timeout_after'] });
  const hasty = client({ httpOptions: { baseUrl: fake.base, timeout: 600 } });
  await refusal(hasty.models.generateContent({ model: IMAGE, contents: 'A fox', config: { responseModalities: ['IMAGE'] } }));
  assert.equal((await fake.bill()).total_usd, '0.067');
});
