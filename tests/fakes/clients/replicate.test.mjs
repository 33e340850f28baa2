// The fake of Replicate, driven by Replicate's own client.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import Replicate, { validateWebhook } from 'replicate';
import { startFake } from './fake.mjs';

const VEO = 'google/veo-3.1';
const PROMPT = { prompt: 'A robot walks home in the rain' };
let fake, replicate;

before(async () => {
  fake = await startFake('replicate.py');
  replicate = new Replicate({ auth: 'r8_right', baseUrl: `${fake.base}/v1` });
});
after(() => fake.stop());
beforeEach(() => fake.reset());

/** What the client makes of a refusal: its status and the vendor's reason. */
async function refusal(promise) {
  const error = await promise.then(
    () => assert.fail('was not refused'),
    (reason) => reason,
  );
  assert.equal(error.name, 'ApiError', String(error));
  return { status: error.response.status, text: error.message, headers: error.response.headers };
}

async function bytes(url) {
  const reply = await fetch(url);
  assert.equal(reply.status, 200);
  return Buffer.from(await reply.arrayBuffer());
}

/** A server that keeps the webhooks it gets. */
async function listener() {
  const got = [];
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    got.push({ headers: request.headers, body });
    response.end();
    server.emit('webhook');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/hook`,
    async collect(count) {
      while (got.length < count) await once(server, 'webhook', { signal: AbortSignal.timeout(5000) });
      return got;
    },
    close: () => server.close(),
  };
}

test('a prediction is created, polled to its end, and its video downloaded', async () => {
  const created = await replicate.predictions.create({
    model: VEO,
    input: { ...PROMPT, duration: 4, aspect_ratio: '9:16' },
  });
  assert.ok(['starting', 'processing'].includes(created.status));
  assert.equal(created.model, VEO);
  const ended = await replicate.wait(created, { interval: 50 });
  assert.equal(ended.status, 'succeeded');
  assert.ok(Date.parse(ended.completed_at) >= Date.parse(ended.created_at));
  assert.ok(ended.metrics.predict_time > 0);
  const video = await bytes(ended.output);
  assert.equal(video.subarray(4, 8).toString(), 'ftyp');
  const bill = await fake.bill();
  assert.equal(bill.total_usd, '1.60');
  assert.equal(bill.runs[0].id, created.id);
});

test('Prefer: wait keeps the answer back until the prediction has ended', async () => {
  const prediction = await replicate.predictions.create({ model: VEO, input: PROMPT, wait: 5 });
  assert.equal(prediction.status, 'succeeded');
  const [request] = (await fake.requests()).filter((r) => r.method === 'POST');
  assert.equal(request.headers.Prefer ?? request.headers.prefer, 'wait=5');
});

test('Prefer: wait answers with a running prediction when the time is up', async () => {
  await fake.switches({ run_s: [3, 3] });
  const prediction = await replicate.predictions.create({ model: VEO, input: PROMPT, wait: 1 });
  assert.equal(prediction.status, 'processing');
});

test('run() gives the output, waiting or polling', async () => {
  for (const wait of [{ mode: 'block' }, { mode: 'poll', interval: 50 }]) {
    const output = await replicate.run('google/imagen-4', {
      input: { ...PROMPT, output_format: 'png' },
      wait,
    });
    const picture = await bytes(String(output));
    assert.equal(picture.subarray(1, 4).toString(), 'PNG');
  }
  assert.equal((await fake.bill()).total_usd, '0.08');
});

test('a version is named in three ways', async () => {
  const model = await replicate.models.get('google', 'veo-3.1');
  const id = model.latest_version.id;
  for (const version of [id, VEO, `${VEO}:${id}`]) {
    const prediction = await replicate.predictions.create({ version, input: PROMPT });
    assert.equal(prediction.model, VEO);
  }
  const { status, text } = await refusal(
    replicate.predictions.create({ version: 'f'.repeat(64), input: PROMPT }),
  );
  assert.equal(status, 422);
  assert.match(text, /Invalid version or not permitted/);
});

test('a running prediction is canceled and costs nothing', async () => {
  await fake.switches({ run_s: [60, 60] });
  const created = await replicate.predictions.create({ model: VEO, input: PROMPT });
  await replicate.predictions.cancel(created.id);
  assert.equal((await replicate.predictions.get(created.id)).status, 'canceled');
  assert.equal((await fake.bill()).total_usd, '0.00');
});

test('a cancel that comes too late changes nothing', async () => {
  const created = await replicate.predictions.create({ model: VEO, input: PROMPT, wait: 5 });
  assert.equal((await replicate.predictions.cancel(created.id)).status, 'succeeded');
});

test('Cancel-After ends a prediction that takes too long', async () => {
  await fake.switches({ run_s: [60, 60] });
  const headers = { 'Cancel-After': '1s' };
  const reply = await replicate.request(`/models/${VEO}/predictions`, {
    method: 'POST',
    headers,
    data: { input: PROMPT },
  });
  const { id } = await reply.json();
  // The client's wait() does not know "aborted", so it is asked for by hand.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.equal((await replicate.predictions.get(id)).status, 'aborted');
});

test('files are uploaded, listed, shown, used and deleted', async () => {
  const picture = await bytes(
    String(await replicate.run('google/imagen-4', { input: { ...PROMPT, output_format: 'png' } })),
  );
  const file = await replicate.files.create(new File([picture], 'robot.png', { type: 'image/png' }), {
    scene: 3,
  });
  assert.equal(file.size, picture.length);
  assert.equal(file.content_type, 'image/png');
  assert.deepEqual(file.metadata, { scene: 3 });
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', picture)).toString('hex');
  assert.equal(file.checksums.sha256, digest);
  assert.equal((await replicate.files.get(file.id)).urls.get, file.urls.get);
  assert.deepEqual(
    (await replicate.files.list()).results.map((f) => f.id),
    [file.id],
  );
  const used = await replicate.predictions.create({
    model: VEO,
    input: { ...PROMPT, image: file.urls.get },
    wait: 5,
  });
  assert.equal(used.status, 'succeeded', used.error);
  assert.equal(await replicate.files.delete(file.id), true);
  assert.equal((await refusal(replicate.files.get(file.id))).status, 404);
  const lost = await replicate.predictions.create({
    model: VEO,
    input: { ...PROMPT, image: file.urls.get },
    wait: 5,
  });
  assert.equal(lost.status, 'failed');
  assert.match(lost.error, /404/);
});

test('the client uploads what it is given as bytes, and lips are made from it', async () => {
  const clip = await replicate.predictions.create({ model: VEO, input: { ...PROMPT, duration: 4 }, wait: 5 });
  const video = new File([await bytes(clip.output)], 'clip.mp4', { type: 'video/mp4' });
  const lips = await replicate.predictions.create({
    model: 'sync/lipsync-2-pro',
    input: { video, audio: video },
    wait: 10,
  });
  assert.equal(lips.status, 'succeeded', lips.error);
  assert.equal((await fake.bill()).runs.at(-1).price_usd, '0.333');
});

test('a model publishes its schema', async () => {
  const inputs = async (owner, name) => {
    const { latest_version: version } = await replicate.models.get(owner, name);
    return version.openapi_schema.components.schemas;
  };
  const veo = await inputs('google', 'veo-3.1');
  assert.deepEqual(veo.Input.required, ['prompt']);
  assert.deepEqual(veo.Input.properties.duration.allOf, [{ $ref: '#/components/schemas/duration' }]);
  assert.deepEqual(veo.duration.enum, [4, 6, 8]);
  assert.ok(veo.Input.properties.reference_images);
  assert.ok(!(await inputs('google', 'veo-3.1-fast')).Input.properties.reference_images);
  assert.deepEqual((await inputs('google', 'imagen-4')).output_format.enum, ['jpg', 'png']);
  assert.deepEqual((await inputs('sync', 'lipsync-2-pro')).sync_mode.enum, [
    'loop',
    'bounce',
    'cut_off',
    'silence',
    'remap',
  ]);
  assert.equal((await refusal(replicate.models.get('google', 'veo-2'))).status, 404);
});

test('a wrong key is 401, no credit 402, a wrong input 422, too many requests 429', async () => {
  await fake.switches({ key: 'r8_other' });
  assert.equal((await refusal(replicate.predictions.list())).status, 401);
  await fake.switches({ key: 'r8_right', payment_required: true });
  const broke = await refusal(replicate.predictions.create({ model: VEO, input: PROMPT }));
  assert.equal(broke.status, 402);
  assert.match(broke.text, /Insufficient credit/);
  await fake.switches({ payment_required: null });
  const wrong = await refusal(
    replicate.predictions.create({ model: VEO, input: { ...PROMPT, duration: 5 } }),
  );
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /duration must be one of the following: 4, 6, 8/);
  await fake.switches({ rate_429: 1 });
  const throttled = await refusal(replicate.predictions.create({ model: VEO, input: PROMPT }));
  assert.equal(throttled.status, 429);
  assert.match(throttled.text, /Your rate limit resets in ~/);
  assert.equal((await fake.bill()).runs.length, 0);
});

test('unknown inputs are ignored; missing ones, wrong types, local files and large data URLs are refused', async () => {
  const create = (input) => replicate.predictions.create({ model: VEO, input });
  assert.ok((await create({ ...PROMPT, occlusion: true })).id);
  const cases = [
    [{}, /prompt is required/],
    [{ ...PROMPT, duration: '8' }, /Invalid type. Expected: integer, given: string/],
    [{ ...PROMPT, reference_images: Array(4).fill('https://a.example/b.png') }, /at most 3 items/],
    [{ ...PROMPT, image: 'file:///tmp/robot.png' }, /uri/],
    [{ ...PROMPT, image: `data:image/png;base64,${'A'.repeat(300_000)}` }, /256 kB/],
  ];
  for (const [input, reason] of cases) {
    const { status, text } = await refusal(create(input));
    assert.equal(status, 422);
    assert.match(text, reason);
  }
});

test('the client tries again after one 429', async () => {
  await fake.switches({ next: ['429'] });
  assert.ok((await replicate.predictions.create({ model: VEO, input: PROMPT })).id);
  assert.equal((await fake.bill()).runs.length, 1);
});

test('a failed and a filtered prediction say why and cost nothing', async () => {
  await fake.switches({ next: ['run_fails', 'filtered'] });
  const failed = await replicate.predictions.create({ model: VEO, input: PROMPT, wait: 5 });
  assert.equal(failed.status, 'failed');
  await assert.rejects(replicate.run(VEO, { input: PROMPT }), /flagged as sensitive/);
  assert.equal((await fake.bill()).total_usd, '0.00');
});

test('a run whose answer was lost is found in the list, page by page', async () => {
  await fake.switches({ page_size: 2, next: ['ok', 'ok', '502_after', 'ok', 'ok'] });
  for (let i = 0; i < 5; i++) {
    await replicate.predictions.create({ model: VEO, input: { prompt: `scene ${i}` } }).catch((error) => {
      assert.equal(error.response.status, 502);
    });
  }
  const found = [];
  for await (const page of replicate.paginate(replicate.predictions.list))
    found.push(page.map((p) => p.input.prompt));
  assert.deepEqual(found, [['scene 4', 'scene 3'], ['scene 2', 'scene 1'], ['scene 0']]);
});

test('webhooks carry signatures that the client finds valid', async () => {
  const hooks = await listener();
  try {
    const { key } = await replicate.webhooks.default.secret.get();
    const made = await replicate.predictions.create({ model: VEO, input: PROMPT, webhook: hooks.url });
    const got = await hooks.collect(3);
    for (const hook of got) assert.equal(await validateWebhook(hook, key), true);
    assert.ok(Math.abs(got[0].headers['webhook-timestamp'] - Date.now() / 1000) < 60);
    const last = JSON.parse(got.at(-1).body);
    assert.equal(last.id, made.id);
    assert.equal(last.status, 'succeeded');
  } finally {
    hooks.close();
  }
});

test('webhooks come twice, badly signed, out of time or not at all when it is switched so', async () => {
  const hooks = await listener();
  const ask = () =>
    replicate.predictions.create({
      model: VEO,
      input: PROMPT,
      webhook: hooks.url,
      webhook_events_filter: ['completed'],
      wait: 5,
    });
  try {
    const { key } = await replicate.webhooks.default.secret.get();
    await fake.switches({ webhook_twice: true });
    await ask();
    const [first, second] = await hooks.collect(2);
    assert.equal(first.headers['webhook-id'], second.headers['webhook-id']);
    await fake.switches({ webhook_twice: null, webhook_bad_signature: true });
    await ask();
    assert.equal(await validateWebhook((await hooks.collect(3))[2], key), false);
    await fake.switches({ webhook_bad_signature: null, webhook_skew_s: -3600 });
    await ask();
    const late = (await hooks.collect(4))[3];
    assert.equal(await validateWebhook(late, key), true);
    assert.ok(Date.now() / 1000 - late.headers['webhook-timestamp'] > 3500);
    await fake.switches({ webhook_skew_s: null, webhook_lost: true });
    await ask();
    await fake.switches({ webhook_lost: null });
    await ask();
    assert.equal((await hooks.collect(5)).length, 5);
  } finally {
    hooks.close();
  }
});
