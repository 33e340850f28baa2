import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { sendOnce } from './request-key';

const send = vi.fn<(request: Request) => Promise<Response>>();
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const answer = () => Promise.resolve(new Response('{}'));

const post = (path: string, body = '{}', headers: Record<string, string> = {}) =>
  sendOnce(new Request(`http://studio${path}`, { method: 'POST', body, headers }), send);
const keys = () => send.mock.calls.map(([request]) => request.headers.get('Idempotency-Key'));

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset();
  send.mockImplementation(answer);
});
afterEach(() => vi.useRealTimers());

/** Lets the pause before the second sending pass. */
async function settled(call: Promise<Response>): Promise<string> {
  const end = call.then(
    () => 'answered',
    () => 'lost',
  );
  await vi.advanceTimersByTimeAsync(1500);
  return end;
}

describe('a request that makes something', () => {
  it('has a key of its own with every click', async () => {
    await post('/api/projects');
    await post('/api/projects');
    const [first, second] = keys();
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
  });

  it('is sent again with the same key when no answer comes', async () => {
    send.mockImplementationOnce(lost);
    expect(await settled(post('/api/projects', '{"idea":"a"}'))).toBe('answered');
    const [first, second] = keys();
    expect(second).toBe(first);
    expect(await send.mock.calls[1]?.[0].text()).toBe('{"idea":"a"}');
  });

  it('keeps its key for the next press as long as nobody has answered', async () => {
    send.mockImplementationOnce(lost).mockImplementationOnce(lost);
    expect(await settled(post('/api/projects', '{"idea":"b"}'))).toBe('lost');
    await post('/api/projects', '{"idea":"b"}');
    await post('/api/projects', '{"idea":"b"}');
    const [first, , pressedAgain, another] = keys();
    expect(pressedAgain).toBe(first);
    expect(another).not.toBe(first);
  });

  it('does not keep its key for another request, nor for long', async () => {
    send.mockImplementationOnce(lost).mockImplementationOnce(lost);
    await settled(post('/api/projects', '{"idea":"c"}'));
    await post('/api/projects', '{"idea":"d"}');
    await vi.advanceTimersByTimeAsync(120_000);
    await post('/api/projects', '{"idea":"c"}');
    const [first, , other, later] = keys();
    expect(other).not.toBe(first);
    expect(later).not.toBe(first);
  });

  it('keeps a key that it was given', async () => {
    await post('/api/projects', '{}', { 'Idempotency-Key': 'quick-1' });
    expect(keys()).toEqual(['quick-1']);
  });
});

describe('a request that makes nothing', () => {
  it.each(['/api/jobs/j/retry', '/api/jobs/j/cancel', '/api/login'])(
    'to %s is sent once, without a key',
    async (path) => {
      send.mockImplementation(lost);
      expect(await settled(post(path))).toBe('lost');
      expect(keys()).toEqual([null]);
    },
  );
});
