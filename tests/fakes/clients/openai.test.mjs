// The fake of OpenAI's chat completions and images, driven by OpenAI's own client.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import OpenAI, { toFile } from 'openai';
import { startFake } from './fake.mjs';

const MODEL = 'gpt-6.1-terra';
const MESSAGES = [
  { role: 'system', content: 'You answer in JSON.' },
  { role: 'user', content: 'Break the idea into exactly 3 scenes. Main character: A red fox' },
];
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['scenes'],
  properties: {
    scenes: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['description', 'negative_description'],
        properties: { description: { type: 'string' }, negative_description: { type: 'string' } },
      },
    },
  },
};
const format = (fields = {}) => ({
  type: 'json_schema', json_schema: { name: 'scenes', strict: true, schema: SCHEMA, ...fields } });
const ASK = { model: MODEL, messages: MESSAGES, response_format: format() };
let fake, openai;

const client = (fields = {}) => new OpenAI({ apiKey: 'sk-right', baseURL: `${fake.base}/v1`, maxRetries: 0, ...fields });
const ask = (fields = {}) => openai.chat.completions.create({ ...ASK, ...fields });

before(async () => {
  fake = await startFake('openai_chat.py');
  openai = client();
});
after(() => fake.stop());
beforeEach(() => fake.reset());

async function refusal(promise) {
  const error = await promise.then(() => assert.fail('was not refused'), (reason) => reason);
  assert.ok(error instanceof OpenAI.OpenAIError, String(error));
  return error;
}

function scenesOf(completion) {
  return JSON.parse(completion.choices[0].message.content).scenes;
}

test('a completion fulfils the JSON schema', async () => {
  const completion = await ask();
  const [choice] = completion.choices;
  assert.equal(choice.finish_reason, 'stop');
  assert.equal(choice.message.refusal, null);
  assert.equal(scenesOf(completion).length, 3);
  assert.match(scenesOf(completion)[0].description, /red fox/);
  assert.ok(completion.usage.total_tokens > 0);
  assert.match(completion._request_id, /^req_/);
});

test('the client\'s own parser reads the answer', async () => {
  const parsable = format();
  Object.defineProperties(parsable, { // as the client's zodResponseFormat makes it
    $brand: { value: 'auto-parseable-response-format', enumerable: false },
    $parseRaw: { value: JSON.parse, enumerable: false },
  });
  const completion = await openai.chat.completions.parse({ ...ASK, response_format: parsable });
  assert.equal(completion.choices[0].message.parsed.scenes.length, 3);
  await fake.switches({ answer_next: ['length', 'content_filter'] });
  await assert.rejects(openai.chat.completions.parse({ ...ASK, response_format: parsable }), /length/);
  await assert.rejects(openai.chat.completions.parse({ ...ASK, response_format: parsable }), /content filter/);
});

test('json_object and no format give JSON too, when it is asked for', async () => {
  assert.equal(scenesOf(await ask({ response_format: { type: 'json_object' } })).length, 3);
  assert.equal(scenesOf(await ask({ response_format: undefined })).length, 3);
  const error = await refusal(ask({ response_format: { type: 'json_object' }, messages: [MESSAGES[1]] }));
  assert.match(error.message, /must contain the word 'json'/);
});

test('servers that know no schema answer 400, so do those that know no JSON', async () => {
  await fake.switches({ no_json_schema: true, no_json_object: true });
  const schema = await refusal(ask());
  assert.ok(schema instanceof OpenAI.BadRequestError);
  assert.equal(schema.param, 'response_format');
  assert.equal((await refusal(ask({ response_format: { type: 'json_object' } }))).status, 400);
  assert.equal(scenesOf(await ask({ response_format: undefined })).length, 3);
  assert.equal((await fake.bill()).runs.length, 1);
});

test('names of schemas and strict schemas are held to the rules', async () => {
  assert.equal((await refusal(ask({ response_format: format({ name: 'x'.repeat(65) }) }))).code, 'string_above_max_length');
  assert.equal((await refusal(ask({ response_format: format({ name: 'my scenes' }) }))).code, 'invalid_value');
  const loose = structuredClone(SCHEMA);
  delete loose.properties.scenes.items.additionalProperties;
  assert.match((await refusal(ask({ response_format: format({ schema: loose }) }))).message, /'additionalProperties' is required/);
  const optional = structuredClone(SCHEMA);
  optional.properties.scenes.items.required = ['description'];
  assert.match((await refusal(ask({ response_format: format({ schema: optional }) }))).message, /'required' is required/);
  assert.equal(scenesOf(await ask({ response_format: format({ schema: loose, strict: false }) })).length, 3);
});

test('broken answers come once or always', async () => {
  await fake.switches({ answer_next: ['invalid_json', 'schema_violation', 'wrong_count', 'empty'] });
  const broken = await ask();
  assert.throws(() => scenesOf(broken), SyntaxError);
  assert.equal(scenesOf(await ask())[0].description, undefined);
  assert.equal(scenesOf(await ask()).length, 2);
  assert.equal((await ask()).choices[0].message.content, '');
  assert.equal(scenesOf(await ask()).length, 3);
  await fake.switches({ answer: 'invalid_json' });
  for (let time = 0; time < 2; ++time) {
    const again = await ask();
    assert.throws(() => scenesOf(again), SyntaxError);
  }
});

test('prose and thoughts stand around the JSON of servers that ignore the schema', async () => {
  await fake.switches({ ignores_schema: true, answer_next: ['thinking'] });
  assert.match((await ask()).choices[0].message.content, /^<think>[^]*<\/think>\s+\{"scenes"/);
  assert.match((await ask()).choices[0].message.content, /^Here are[^]*```json\n\{"scenes"[^]*```/);
});

test('refusals and reasons to stop are told, and what was refused is not charged', async () => {
  await fake.switches({ answer_next: ['refusal', 'length', 'content_filter'], prices: { [MODEL]: { per_run: '0.01' } } });
  const [refused] = (await ask()).choices;
  assert.equal(refused.message.content, null);
  assert.match(refused.message.refusal, /can't help/);
  assert.equal(refused.finish_reason, 'stop');
  const cut = await ask();
  assert.equal(cut.choices[0].finish_reason, 'length');
  assert.throws(() => scenesOf(cut), SyntaxError);
  assert.equal((await ask()).choices[0].finish_reason, 'content_filter');
  assert.equal((await fake.bill()).total_usd, '0.01');
});

test('a plain local server needs no key and says little', async () => {
  await fake.switches({ bare: true, any_model: true });
  const completion = await ask({ model: 'my-model.gguf' });
  assert.equal(completion.usage, undefined);
  assert.equal(completion.choices[0].message.refusal, undefined);
  assert.equal(scenesOf(completion).length, 3);
});

test('any base path will do', async () => {
  const elsewhere = client({ baseURL: `${fake.base}/openai/deployments/x/v1` });
  assert.equal(scenesOf(await elsewhere.chat.completions.create(ASK)).length, 3);
  const bare = client({ baseURL: fake.base });
  assert.equal((await bare.models.list()).data.length, 7);
});

test('models are listed and looked up, also those with a colon', async () => {
  const names = [];
  for await (const model of openai.models.list()) names.push(model.id);
  assert.ok(names.includes('llama3.2:3b'));
  assert.equal((await openai.models.retrieve('llama3.2:3b')).id, 'llama3.2:3b');
  const error = await refusal(openai.models.retrieve('gpt-2'));
  assert.ok(error instanceof OpenAI.NotFoundError);
  assert.equal((await refusal(ask({ model: 'gpt-2' }))).code, 'model_not_found');
});

test('a wrong key is refused', async () => {
  await fake.switches({ key: 'sk-right' });
  assert.equal(scenesOf(await ask()).length, 3);
  const error = await refusal(client({ apiKey: 'sk-wrong' }).chat.completions.create(ASK));
  assert.ok(error instanceof OpenAI.AuthenticationError);
  assert.equal(error.code, 'invalid_api_key');
});

test('no money is 429 insufficient_quota, or 402 elsewhere', async () => {
  await fake.switches({ payment_required: true });
  const error = await refusal(ask());
  assert.ok(error instanceof OpenAI.RateLimitError);
  assert.equal(error.code, 'insufficient_quota');
  assert.equal(error.headers.get('retry-after'), null);
  await fake.switches({ payment_status: 402 });
  assert.equal((await refusal(ask())).status, 402);
});

test('429 says when to come again, and the client does', async () => {
  await fake.switches({ next: ['429'], retry_after_s: 3 });
  const error = await refusal(ask());
  assert.equal(error.code, 'rate_limit_exceeded');
  assert.equal(error.headers.get('retry-after'), '3');
  await fake.switches({ next: ['429'], retry_after_s: 0.1 });
  assert.equal(scenesOf(await client({ maxRetries: 1 }).chat.completions.create(ASK)).length, 3);
});

test('500 and 503 come in OpenAI\'s form, 502 as HTML', async () => {
  await fake.switches({ next: ['500', '503', '502_before'] });
  assert.equal((await refusal(ask())).type, 'server_error');
  assert.equal((await refusal(ask())).status, 503);
  const html = await refusal(ask());
  assert.ok(html instanceof OpenAI.InternalServerError);
  assert.equal((await fake.bill()).runs.length, 0);
});

test('unknown parameters and messages are refused', async () => {
  assert.equal((await refusal(ask({ wish: 1 }))).code, 'unknown_parameter');
  assert.equal((await refusal(ask({ messages: [] }))).code, 'empty_array');
  assert.equal((await refusal(ask({ messages: [{ role: 'singer', content: 'la' }] }))).status, 400);
});

test('the client gives up after its time-out, and after a reset', async () => {
  await fake.switches({ next: ['timeout_after', 'reset_before'] });
  await assert.rejects(client({ timeout: 300 }).chat.completions.create(ASK), OpenAI.APIConnectionTimeoutError);
  await assert.rejects(ask(), OpenAI.APIConnectionError);
  assert.equal((await fake.bill()).runs.length, 1);
});

const PICTURE = { model: 'gpt-image-2.5-flare', prompt: 'a red fox with a hat' };
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const fox = (name = 'fox.png', type = 'image/png') => toFile(PNG, name, { type });
const isPng = (image) => Buffer.from(image.b64_json, 'base64').subarray(0, 8).equals(PNG);

test('a picture comes as base64 with its tokens, which are paid', async () => {
  await fake.switches({ prices: { [PICTURE.model]: { per_million_in: '8', per_million_out: '30' } } });
  const answer = await openai.images.generate({
    ...PICTURE, n: 1, size: '1536x864', quality: 'medium', moderation: 'low', output_format: 'png' });
  assert.ok(isPng(answer.data[0]));
  assert.equal(answer.data[0].url, undefined);
  assert.equal(answer.size, '1536x864');
  assert.equal(answer.quality, 'medium');
  const { usage } = answer;
  assert.equal(usage.total_tokens, usage.input_tokens + usage.output_tokens);
  assert.equal(usage.input_tokens_details.image_tokens, 0);
  const dollars = (8 * usage.input_tokens + 30 * usage.output_tokens) / 1e6;
  assert.equal(Number((await fake.bill()).total_usd), dollars);
});

test('a picture like other pictures is an edit of them', async () => {
  const one = await openai.images.edit({ ...PICTURE, image: await fox(), quality: 'low' });
  assert.ok(isPng(one.data[0]));
  const two = await openai.images.edit({ ...PICTURE, image: [await fox(), await fox('b.png')], n: 1, size: '1024x1024' });
  assert.equal(two.usage.input_tokens_details.image_tokens, 2 * one.usage.input_tokens_details.image_tokens);
  const { runs } = await fake.bill();
  assert.deepEqual(runs[1].input.images.map((image) => image.name), ['fox.png', 'b.png']);
  const wrong = await refusal(openai.images.edit({ ...PICTURE, image: await fox('fox.txt', 'text/plain') }));
  assert.equal(wrong.code, 'unsupported_file_mimetype');
  await fake.switches({ no_edits: true });
  assert.ok((await refusal(openai.images.edit({ ...PICTURE, image: await fox() }))) instanceof OpenAI.NotFoundError);
});

test('sizes and fields of pictures are held to the model', async () => {
  for (const size of ['1000x1000', '512x512', '3840x1024', 'large'])
    assert.equal((await refusal(openai.images.generate({ ...PICTURE, size }))).param, 'size', size);
  assert.equal((await refusal(openai.images.generate({ ...PICTURE, model: 'gpt-image-1.5', size: '1536x864' }))).param, 'size');
  const format = await refusal(openai.images.generate({ ...PICTURE, response_format: 'b64_json' }));
  assert.equal(format.code, 'unknown_parameter');
  assert.equal((await refusal(openai.images.generate({ ...PICTURE, model: 'gpt-6.1-terra' }))).code, 'model_not_found');
  assert.equal((await refusal(openai.images.generate({ ...PICTURE, prompt: '' }))).param, 'prompt');
  assert.equal((await fake.bill()).runs.length, 0);
});

test('own servers give a link, or base64 when it is asked for', async () => {
  const ask = { model: 'sd-turbo', prompt: 'a red fox', size: '512x512' };
  const [linked] = (await openai.images.generate(ask)).data;
  const reply = await fetch(linked.url);
  assert.ok(Buffer.from(await reply.arrayBuffer()).subarray(0, 8).equals(PNG));
  const answer = await openai.images.generate({ ...ask, response_format: 'b64_json' });
  assert.ok(isPng(answer.data[0]));
  assert.equal(answer.usage, undefined);
});

test('a picture that is moderated away is refused and not charged', async () => {
  await fake.switches({ answer_next: ['moderated'], prices: { [PICTURE.model]: { per_run: '0.05' } } });
  const error = await refusal(openai.images.generate(PICTURE));
  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.equal(error.code, 'moderation_blocked');
  assert.equal(error.type, 'image_generation_user_error');
  assert.equal((await fake.bill()).total_usd, '0.00');
});

test('answers about pictures may hold none', async () => {
  await fake.switches({ answer_next: ['no_data', 'no_picture', 'link'] });
  assert.equal((await openai.images.generate(PICTURE)).data.length, 0);
  assert.equal((await openai.images.generate(PICTURE)).data[0].b64_json, undefined);
  assert.match((await openai.images.generate(PICTURE)).data[0].url, /^http/);
});
