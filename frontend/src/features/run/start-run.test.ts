import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { QuickJob } from '@/lib/quick-job';

import { memoryOf, remember } from './run-memory';
import { startRun, type Gone } from './start-run';

const song = '11111111-1111-4111-8111-111111111111';
const job: QuickJob = {
  videoDescription: 'A robot at sunset',
  characterDescription: 'Silver robot',
  configFlavor: 'mv1',
  audioId: song,
};
const nothing = { song: false, image: false };

type Sent = { method: string; path: string; headers: Headers; body: unknown };
type Answer = [status: number, body: object];

/** A server that answers by address; what was asked of it is kept. */
function serve(answers: Record<string, Answer>): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (input: Request | URL, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const { pathname: path } = new URL(request.url);
    const text = await request.text();
    sent.push({
      method: request.method,
      path,
      headers: request.headers,
      body: text ? JSON.parse(text) : null,
    });
    const [status, body] = answers[`${request.method} ${path}`] ?? [
      404,
      { error: 'NotFound', message: 'no' },
    ];
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
  return sent;
}

const usual: Record<string, Answer> = {
  'GET /api/mv/get_config_flavors': [200, { flavors: ['default', 'mv1'] }],
  'POST /api/projects': [201, { id: 'p1' }],
  'POST /api/projects/p1/film': [202, { id: 'film' }],
};

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe('startRun', () => {
  it('makes a project of the job, then starts its film without waiting for it', async () => {
    const sent = serve(usual);
    await expect(startRun(job, nothing)).resolves.toBe('p1');
    const posts = sent.filter(({ method }) => method === 'POST');
    expect(posts.map(({ path }) => path)).toEqual(['/api/projects', '/api/projects/p1/film']);
    expect(posts[0]?.body).toMatchObject({
      idea: 'A robot at sunset',
      character_description: 'Silver robot',
      config_flavor: 'mv1',
      audio_id: song,
    });
    expect(posts[0]?.headers.get('Idempotency-Key')).toContain(memoryOf(job).requestKey);
    expect(posts[1]?.headers.get('Prefer')).toBe('respond-async');
  });

  it('asks for nothing that costs when the job has become a project before', async () => {
    remember({ ...memoryOf(job), projectId: 'known' });
    const sent = serve({ ...usual, 'GET /api/projects/known': [200, { id: 'known' }] });
    await expect(startRun(job, nothing)).resolves.toBe('known');
    expect(sent.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('makes another project when that one was deleted', async () => {
    remember({ ...memoryOf(job), projectId: 'deleted' });
    serve(usual);
    await expect(startRun(job, nothing)).resolves.toBe('p1');
  });

  it('does not take a server in trouble for a deleted project', async () => {
    remember({ ...memoryOf(job), projectId: 'known' });
    const sent = serve({
      ...usual,
      'GET /api/projects/known': [503, { error: 'Unavailable', message: 'busy' }],
    });
    await expect(startRun(job, nothing)).rejects.toThrow('busy');
    expect(sent.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('takes default for a flavor that the server does not have, and keeps in mind which was meant', async () => {
    const sent = serve(usual);
    await startRun({ ...job, configFlavor: 'noir' }, nothing);
    expect(sent.find(({ path }) => path === '/api/projects')?.body).toMatchObject({
      config_flavor: 'default',
    });
    expect(memoryOf({ ...job, configFlavor: 'noir' }).unknownFlavor).toBe('noir');
  });

  it('says that the song is gone, and goes on without it when told to', async () => {
    const gone: Record<string, Answer> = {
      ...usual,
      'POST /api/projects': [404, { error: 'NotFound', message: 'there is no audio' }],
      [`GET /api/audio/info/${song}`]: [200, { audio_id: song, exists: false }],
    };
    serve(gone);
    await expect(startRun(job, nothing)).rejects.toMatchObject({ what: 'song' } satisfies Partial<Gone>);
    const sent = serve(usual);
    await expect(startRun(job, { song: true, image: false })).resolves.toBe('p1');
    expect(sent.find(({ path }) => path === '/api/projects')?.body).toMatchObject({ audio_id: null });
  });

  it('says that the picture is gone when the song is there', async () => {
    serve({
      ...usual,
      'POST /api/projects': [404, { error: 'NotFound', message: 'there is no character image' }],
      [`GET /api/audio/info/${song}`]: [200, { audio_id: song, exists: true }],
    });
    await expect(startRun(job, nothing)).rejects.toMatchObject({ what: 'image' });
  });

  it('leads to the project also when its film could not be started', async () => {
    serve({ ...usual, 'POST /api/projects/p1/film': [503, { error: 'Unavailable', message: 'busy' }] });
    await expect(startRun(job, nothing)).resolves.toBe('p1');
  });
});
