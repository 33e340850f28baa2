import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import type { Job } from '@/lib/api/types';
import { job } from '@/lib/testing/run-objects';

import { FilmNotes } from './film-notes';

afterEach(cleanup);

const story = (result: unknown) =>
  job({ kind: 'story', state: 'succeeded', result: result as unknown as Job['result'] });

it('what the scenes leave out of the idea is told', () => {
  render(<FilmNotes jobs={[story({ notes: ['not drawn: a church; the picture shows a hall'] })]} />);
  expect(screen.getByRole('listitem').textContent).toBe('Not drawn: a church; the picture shows a hall');
});

it('what the picture leaves out is told too, and each thing once', () => {
  const seed = 'google/imagen-4 has no input "seed"; it was left out';
  render(<FilmNotes jobs={[story({ notes: [seed] }), story({ notes: [seed, 'cut to 1:1'] })]} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
});

it.each([undefined, story(null), story({ notes: [] }), story({ notes: 'none' })])(
  'nothing stands there where nothing was left out',
  (job) => {
    const { container } = render(<FilmNotes jobs={[job]} />);
    expect(container.textContent).toBe('');
  },
);
