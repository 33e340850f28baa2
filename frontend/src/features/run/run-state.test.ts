import { describe, expect, it } from 'vitest';

import type { Job } from '@/lib/api/types';
import { film, job, project, scene, take } from '@/lib/testing/run-objects';

import { LatestJobs } from './latest-jobs';
import { overallOf } from './run-state';

const head = job({ id: 'film', kind: 'film', state: 'queued', needs: ['story', 'clip-a', 'clip-b'] });
const clip = (id: string, part: Parameters<typeof job>[0] = {}) =>
  job({ id: `clip-${id}`, scene_id: id, ...part });

describe('overallOf', () => {
  const two = [scene('a', 0), scene('b', 1)];

  it('is a draft as long as nobody asked for the film', () => {
    expect(overallOf(project(), new LatestJobs([]))).toMatchObject({ phase: 'draft', hasStarted: false });
    const asked = project({ film_job_id: 'film' });
    expect(overallOf(asked, new LatestJobs([head])).hasStarted).toBe(true);
  });

  it('names what is being done', () => {
    const phase = (jobs: Parameters<typeof job>[0][], scenes = two) =>
      overallOf(project({ film_job_id: 'film', scenes }), new LatestJobs(jobs.map((part) => job(part))))
        .phase;
    const waiting = { id: 'film', kind: 'film', state: 'queued' } as const;
    expect(phase([waiting, { id: 's', kind: 'story', state: 'running' }], [])).toBe('writing');
    expect(phase([waiting, { id: 'p', kind: 'portrait', state: 'running' }])).toBe('casting');
    expect(phase([waiting, { id: 'c', kind: 'clip', scene_id: 'a' }])).toBe('painting');
    expect(phase([{ ...waiting, state: 'running' }])).toBe('stitching');
  });

  describe('waits for somebody to decide', () => {
    const overall = (parts: Job[]) => {
      const whole = { ...head, needs: parts.map(({ id }) => id) };
      return overallOf(project({ film_job_id: 'film', scenes: two }), new LatestJobs([whole, ...parts]));
    };
    const story = job({ id: 'story', kind: 'story', state: 'held' });
    const portrait = job({ id: 'portrait', kind: 'portrait', state: 'held' });
    const song = job({ id: 'song', kind: 'song', state: 'succeeded' });
    const lips = (id: string, part: Partial<Job> = {}) =>
      job({ id: `lips-${id}`, kind: 'lips', scene_id: id, state: 'queued', needs: [`clip-${id}`], ...part });

    it.each<[string, Job, Job[]]>([
      ['the story', story, [job({ ...portrait, state: 'queued', needs: ['story'] })]],
      ['the portrait', portrait, [clip('a', { state: 'queued', needs: ['portrait'] }), lips('a')]],
      ['a clip', clip('a', { state: 'held' }), [lips('a'), clip('b', { state: 'succeeded' })]],
    ])('when all that is left needs %s, which is held', (_, held, rest) => {
      expect(overall([held, song, ...rest])).toMatchObject({ phase: 'held', held: [held], isLive: true });
    });

    it('only once nothing else goes on', () => {
      const held = clip('a', { state: 'held' });
      const goesOn = (state: Job['state']) =>
        overall([held, lips('a'), clip('b', { state }), lips('b')]).phase;
      expect(goesOn('running')).toBe('painting');
      expect(goesOn('queued')).toBe('painting');
      expect(overall([held, lips('a'), lips('b', { needs: [] })]).phase).toBe('syncing');
    });
  });

  it('goes on while single clips are made after the film was stopped', () => {
    const jobs = [{ ...head, state: 'canceled' } as const, clip('b', { progress: 0.5, seconds_left: 3 })];
    const scenes = [scene('a', 0, [take('t')]), scene('b', 1)];
    const overall = overallOf(project({ film_job_id: 'film', scenes }), new LatestJobs(jobs));
    expect(overall).toMatchObject({
      phase: 'painting',
      isLive: true,
      progress: 0.75,
      secondsLeft: 3,
      clipsReady: 1,
      clipsWanted: 2,
    });
  });

  it('does not call another take of a finished film the making of a film', () => {
    const done = { ...head, state: 'succeeded' } as const;
    const finished = project({ film_job_id: 'film', scenes: two, film: film(['x', 'y']) });
    expect(overallOf(finished, new LatestJobs([done, clip('a')]))).toMatchObject({
      phase: 'done',
      isLive: false,
    });
  });

  it('is stopped only where there is no film from before', () => {
    const stopped = new LatestJobs([{ ...head, state: 'canceled' }]);
    expect(overallOf(project({ film_job_id: 'film', scenes: two }), stopped).phase).toBe('stopped');
    expect(overallOf(project({ film_job_id: 'film', film: film([]) }), stopped).phase).toBe('done');
  });
});
