import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import type { Job } from '@/lib/api/types';
import { free, type EstimateReading } from '@/lib/estimate';
import { job, project } from '@/lib/testing/run-objects';

import { HeldFilm } from './held-film';
import { LatestJobs } from './latest-jobs';
import { overallOf } from './run-state';
import { idleActions } from './testing/idle-actions';

const held = (id: string, error: string, message: string, part: Partial<Job> = {}) =>
  job({ id, scene_id: id, state: 'held', error: { error, message, details: '' }, ...part });

function show(parts: Job[], price: EstimateReading = free) {
  const film = job({ id: 'film', kind: 'film', state: 'queued', needs: parts.map(({ id }) => id) });
  const latest = new LatestJobs([film, ...parts]);
  const shown = project({
    film_job_id: 'film',
    makers: { scenes: '', images: '', clips: 'builtin', lips: '' },
  });
  const actions = idleActions();
  render(
    <HeldFilm
      run={{ project: shown, latest, overall: overallOf(shown, latest) }}
      actions={actions}
      price={price}
    />,
  );
  return { actions, film };
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

describe('a film that waits for somebody to decide', () => {
  it('asks for its story, whatever waits for that', async () => {
    const story = held('story', 'needs_user', 'this month has nothing of its budget left', { kind: 'story' });
    const portrait = job({ id: 'portrait', kind: 'portrait', state: 'queued', needs: ['story'] });
    const { actions, film } = show([story, portrait]);
    expect(screen.getByText('This month has nothing of its budget left.')).toBeTruthy();
    await press('Try again');
    expect(actions.retry).toHaveBeenCalledWith(story);
    await press('Cancel');
    expect(actions.cancel).toHaveBeenCalledWith(film);
  });

  it('tells each reason for which something would be ordered again or paid', () => {
    show([
      held('a', 'needs_user', 'this month has $0.20 of its budget left'),
      held('b', 'needs_user', 'this month has $0.20 of its budget left'),
      held('c', 'order_unknown', 'it is not known whether Replicate got the order'),
    ]);
    expect(screen.getByRole('group', { name: '3 parts of the film need your decision' })).toBeTruthy();
    expect(screen.getAllByText('This month has $0.20 of its budget left.')).toHaveLength(1);
    expect(screen.getByText('It is not known whether Replicate got the order.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Order again' })).toBeTruthy();
  });

  it('goes on with the maker who was chosen since, once it is told what that costs', async () => {
    const byOther = held('a', 'needs_user', 'this month has nothing of its budget left', {
      maker: 'replicate',
    });
    const goOn = 'Go on with the maker chosen now';
    const { actions } = show([byOther], { kind: 'loading', before: undefined });
    screen.getByRole('button', { name: goOn }).focus();
    await userEvent.keyboard('{Enter}');
    expect(actions.cancel).not.toHaveBeenCalled();
    cleanup();
    const told = show([byOther], { kind: 'failed', error: new Error('no answer'), retry: () => undefined });
    expect(screen.getByText(/The price could not be found out/)).toBeTruthy();
    await press(goOn);
    expect(told.actions.cancel).toHaveBeenCalledWith(told.film);
    expect(told.actions.makeFilm).toHaveBeenCalledOnce();
  });
});
