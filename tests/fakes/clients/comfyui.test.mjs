// The fake of ComfyUI, heard through node's own WebSocket. ComfyUI publishes no client for npm.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startFake } from './fake.mjs';

let fake;
before(async () => (fake = await startFake('comfyui.py')));
after(() => fake.stop());

test('a graph is followed from its start to its end', async () => {
  const client = randomUUID();
  const prompt_id = randomUUID();
  const line = new WebSocket(`${fake.base.replace('http', 'ws')}/ws?clientId=${client}`);
  const kinds = [];
  const ended = new Promise((resolve, reject) => {
    line.onerror = reject;
    line.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      kinds.push(message.type);
      if (message.type === 'executing' && message.data.node === null) resolve(message.data.prompt_id);
    };
  });
  await new Promise((resolve) => (line.onopen = resolve));
  const prompt = {
    1: { class_type: 'RandomNoise', inputs: { text: 'é'.repeat(40_000) } },
    2: { class_type: 'SaveImage', inputs: { images: ['1', 0] } },
  };
  const reply = await fetch(`${fake.base}/prompt`, {
    method: 'POST',
    body: JSON.stringify({ prompt, prompt_id, client_id: client }),
  });
  assert.deepEqual(await reply.json(), { prompt_id, number: 0, node_errors: {} });
  assert.equal(await ended, prompt_id);
  for (const kind of ['status', 'execution_start', 'executing', 'progress', 'executed'])
    assert.ok(kinds.includes(kind), kind);
  const closed = new Promise((resolve) => (line.onclose = resolve));
  line.close(1000);
  assert.equal((await closed).code, 1000);
});
