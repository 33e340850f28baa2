import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Job, Project } from '@/lib/api/types';
import { free, type EstimateReading } from '@/lib/estimate';
import { film, job, project, scene, take } from '@/lib/testing/run-objects';

import { Halted } from './halted';
import { LatestJobs } from './latest-jobs';
import { overallOf } from './run-state';
import { idleActions } from './testing/idle-actions';

function show(shown: Project, jobs: Job[], price: EstimateReading = free) {
  const actions = idleActions();
  const latest = new LatestJobs(jobs);
  render(
    <Halted
      run={{ project: shown, latest, overall: overallOf(shown, latest) }}
      actions={actions}
      price={price}
    />,
  );
  return actions;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const stitch = 'Make the film with the clip that is there';

const stale = scene('a', 0, [take('t')], { stale: true });
const failedFilm = job({ id: 'film', kind: 'film', state: 'failed', needs: ['clip-b'] });
const failedClip = job({ id: 'clip-b', scene_id: 'b', state: 'failed' });
const halted = project({ film_job_id: 'film', scenes: [stale, scene('b', 1)] });

afterEach(cleanup);

describe('a film that failed for want of a clip', () => {
  it('is tried again without making the others again', async () => {
    const actions = show(halted, [failedFilm, failedClip]);
    await press('Try again');
    expect(actions.retry).toHaveBeenCalledWith(failedFilm);
    expect(actions.makeFilm).not.toHaveBeenCalled();
  });

  it('can be stitched of the clips that are there', async () => {
    const actions = show(halted, [failedFilm, failedClip]);
    await press(stitch);
    expect(actions.restitch).toHaveBeenCalledWith();
  });
});

describe('a film that nobody has asked for yet', () => {
  it('asks before it makes clips again that are out of date', async () => {
    const actions = show(project({ scenes: [stale, scene('b', 1)] }), []);
    await press('Make the film');
    expect(actions.makeFilm).not.toHaveBeenCalled();
    const question = screen.getByRole('alertdialog', { name: 'Make 1 clip again?' });
    await userEvent.click(within(question).getByRole('button', { name: 'Make again' }));
    expect(actions.makeFilm).toHaveBeenCalledOnce();
  });

  it('is made at once where that makes nothing again, and has nothing to stitch', async () => {
    const actions = show(project(), []);
    expect(screen.queryByRole('button', { name: stitch })).toBeNull();
    await press('Make the film');
    expect(actions.makeFilm).toHaveBeenCalledOnce();
  });
});

describe('a film with a maker elsewhere', () => {
  const drafted = project();
  const makeFilm = { name: 'Make the film' };

  it('does not start before its price is told', async () => {
    const actions = show(drafted, [], { kind: 'loading', before: undefined });
    screen.getByRole('button', makeFilm).focus();
    await userEvent.keyboard('{Enter}');
    expect(actions.makeFilm).not.toHaveBeenCalled();
    expect(screen.getByText('Finding out the price …')).toBeTruthy();
  });

  it('may start where it is told that nobody could find out the price', async () => {
    const actions = show(drafted, [], { kind: 'failed', error: new Error('no answer'), retry: vi.fn() });
    expect(screen.getByText(/The price could not be found out/)).toBeTruthy();
    await press('Make the film');
    expect(actions.makeFilm).toHaveBeenCalledOnce();
  });

  it('makes nothing again before the price is told', async () => {
    show(project({ scenes: [stale] }), [], { kind: 'loading', before: undefined });
    await press('Make the film');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

it('there is nothing to say of a film that is done', () => {
  show(project({ film: film(['t']) }), []);
  expect(screen.queryByRole('button')).toBeNull();
});
