import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import type { Job } from '@/lib/api/types';
import { job } from '@/lib/testing/run-objects';

import { StoryNotes } from './story-notes';

afterEach(cleanup);

const story = (result: unknown) =>
  job({ kind: 'story', state: 'succeeded', result: result as unknown as Job['result'] });

it('what the scenes leave out of the idea is told', () => {
  render(<StoryNotes story={story({ notes: ['not drawn: a church; the picture shows a hall'] })} />);
  expect(screen.getByRole('listitem').textContent).toBe('Not drawn: a church; the picture shows a hall');
});

it.each([undefined, story(null), story({ notes: [] }), story({ notes: 'none' })])(
  'nothing stands there where nothing was left out',
  (job) => {
    const { container } = render(<StoryNotes story={job} />);
    expect(container.textContent).toBe('');
  },
);
