import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { job } from '@/lib/testing/run-objects';

import { texts } from '@/texts';

import { isLogInNeeded, setLogInNeeded } from './access';
import { api, ApiError, messageOf, respondAsync, unwrap, unwrapJob } from './client';

const answer = vi.fn<(input: Request | URL, init?: RequestInit) => Promise<Response>>();

function reply(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error(`not an ApiError: ${String(error)}`);
  return error;
}

const readProject = () => unwrap(api.GET('/api/projects/{id}', { params: { path: { id: 'p1' } } }));

beforeEach(() => {
  answer.mockReset();
  vi.stubGlobal('fetch', answer);
  setLogInNeeded(false);
});
afterEach(() => vi.unstubAllGlobals());

describe('a request that works', () => {
  it('gives its data', async () => {
    answer.mockResolvedValue(reply(200, { id: 'p1', name: 'Boat' }));
    expect((await readProject()).name).toBe('Boat');
  });

  it('gives the job that was started', async () => {
    answer.mockResolvedValue(reply(202, job({ id: 'j1', kind: 'film' })));
    const call = api.POST('/api/projects/{id}/film', {
      params: { path: { id: 'p1' } },
      headers: respondAsync,
    });
    expect((await unwrapJob(call)).id).toBe('j1');
    expect((answer.mock.calls[0]?.[0] as Request).headers.get('Prefer')).toBe('respond-async');
  });
});

describe('a request that fails', () => {
  it('has the words of the server', async () => {
    answer.mockResolvedValue(
      reply(404, {
        detail: {},
        error: 'NotFound',
        message: 'there is no project with the id p1',
        details: 'x',
        request_id: 'r1',
      }),
    );
    const error = await failureOf(readProject());
    expect(error).toMatchObject({ status: 404, error: 'NotFound', details: 'x', requestId: 'r1' });
    expect(messageOf(error)).toBe('There is no project with the id p1');
  });

  it('tells what is wrong with each field', async () => {
    const item = (loc: unknown[], msg: string) => ({ type: 'missing', loc, msg, input: null });
    answer.mockResolvedValue(
      reply(422, {
        error: 'ValidationError',
        message: 'idea: Field required',
        detail: [item(['body', 'idea'], 'Field required'), item(['body', 'scenes', 2, 'text'], 'Too long')],
      }),
    );
    expect((await failureOf(readProject())).fields).toEqual({
      idea: 'Field required',
      'scenes.2.text': 'Too long',
    });
  });

  it('keeps further keys of the body, such as what a deletion would take away', async () => {
    answer.mockResolvedValue(
      reply(409, { error: 'Conflict', message: 'this would delete', scenes: 4, bytes: 12 }),
    );
    expect((await failureOf(readProject())).body).toMatchObject({ scenes: 4, bytes: 12 });
  });

  it('has the status to say where the body is none of ours', async () => {
    answer.mockResolvedValue(
      reply(502, '<html>Bad Gateway</html>', { 'Content-Type': 'text/html', 'X-Request-ID': 'r2' }),
    );
    const error = await failureOf(readProject());
    expect(error).toMatchObject({ status: 502, error: 'Error', requestId: 'r2' });
    expect(error.message).toBe(texts.common.statusWithoutReason(502));
  });

  it('says that nobody answers when nobody does', async () => {
    answer.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await failureOf(readProject())).toMatchObject({
      status: 0,
      error: 'Unreachable',
      message: texts.common.unreachable,
    });
  });

  it('stays an abort when it was aborted', async () => {
    const abort = new DOMException('stopped', 'AbortError');
    answer.mockRejectedValue(abort);
    await expect(readProject()).rejects.toBe(abort);
  });
});

describe('the log-in', () => {
  const unauthorized = () =>
    reply(401, { error: 'Unauthorized', message: 'a key is needed', detail: 'a key' });

  it('comes up after a 401', async () => {
    answer.mockResolvedValue(unauthorized());
    await failureOf(readProject());
    expect(isLogInNeeded()).toBe(true);
  });

  it('is not asked for by a wrong key itself', async () => {
    const refused = unauthorized();
    Object.defineProperty(refused, 'url', { value: `${window.location.origin}/api/login` });
    answer.mockResolvedValue(refused);
    await failureOf(unwrap(api.POST('/api/login', { body: { key: 'wrong' } })));
    expect(isLogInNeeded()).toBe(false);
  });
});

describe('messageOf', () => {
  it('has something to say of anything', () => {
    expect(messageOf('text')).toBe(texts.common.unknownFailure);
    expect(messageOf(new Error(''))).toBe(texts.common.unknownFailure);
  });

  it.each([
    ['the disk is full', '', 'The disk is full'],
    ['stopped', '', 'Stopped'],
    ['notes.mp3 is a text, not a song or film', '', 'notes.mp3 is a text, not a song or film'],
    ['night_tram: no such song', '', 'night_tram: no such song'],
    ['iPhone.m4a is empty', '', 'iPhone.m4a is empty'],
    ['my song.mp3 is empty', 'my song.mp3', 'my song.mp3 is empty'],
    ['notes is a text', 'notes', 'notes is a text'],
  ])('begins “%s” as a sentence does, unless it begins with a name', (said, file, told) => {
    expect(messageOf(new Error(said), file)).toBe(told);
  });
});
