import { beforeEach, describe, expect, it } from 'vitest';

import type { QuickJob } from '@/lib/quick-job';

import { memoryOf, memoryOfProject, remember, renewed, textOf } from './run-memory';

const robot: QuickJob = {
  videoDescription: 'Sunset',
  characterDescription: 'Robot',
  configFlavor: 'default',
};

beforeEach(() => sessionStorage.clear());

describe('the memory of runs', () => {
  it('knows a job again, whatever the order of its fields', () => {
    const turned: QuickJob = {
      configFlavor: 'default',
      characterDescription: 'Robot',
      videoDescription: 'Sunset',
    };
    expect(textOf(turned)).toBe(textOf(robot));
  });

  it('gives the same request key until the job is another one', () => {
    const first = memoryOf(robot);
    expect(first.projectId).toBeNull();
    expect(memoryOf(robot).requestKey).toBe(first.requestKey);
    expect(memoryOf({ ...robot, videoDescription: 'Dawn' }).requestKey).not.toBe(first.requestKey);
  });

  it('leads a reload to the project that the job became', () => {
    remember({ ...memoryOf(robot), projectId: 'p', unknownFlavor: 'noir' });
    expect(memoryOf(robot)).toMatchObject({ projectId: 'p', unknownFlavor: 'noir' });
    expect(memoryOfProject('p')?.unknownFlavor).toBe('noir');
    expect(memoryOfProject('another')).toBeNull();
  });

  it('starts over, under another key, when that project is gone', () => {
    const known = { ...memoryOf(robot), projectId: 'p' };
    remember(known);
    const fresh = renewed(known);
    expect(fresh.projectId).toBeNull();
    expect(fresh.requestKey).not.toBe(known.requestKey);
    expect(memoryOf(robot)).toEqual(fresh);
  });

  it.each(['not JSON', 'null', '[]', '{"job": 5}'])('is empty where something else is kept: %s', (kept) => {
    sessionStorage.setItem('quickJobRun', kept);
    expect(memoryOf(robot).projectId).toBeNull();
  });

  it('makes keys that the server takes: printable, without spaces, below 200 characters', () => {
    expect(memoryOf(robot).requestKey).toMatch(/^[!-~]{10,100}$/);
  });
});
