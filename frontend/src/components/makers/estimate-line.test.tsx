import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';

import { free, type EstimateReading } from '@/lib/estimate';
import { estimate, estimatePart, maker } from '@/lib/testing/makers';
import { stubServer, WithCache } from '@/lib/testing/stub-server';

import { EstimateLine } from './estimate-line';

const clips = estimate([estimatePart('clips', 2, 1.6)]);
const nothing = estimate([estimatePart('clips', 2, 0)]);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(price: EstimateReading) {
  stubServer({ '/api/makers': { makers: [maker('replicate', { title: 'Replicate' })] } });
  const { container } = render(<EstimateLine price={price} />, { wrapper: WithCache });
  return container;
}

it.each<[string, EstimateReading]>([
  ['only the built-in maker is there', free],
  ['it is known that nothing costs anything', { kind: 'ready', estimate: nothing }],
])('nothing is said where %s', (_, price) => {
  expect(show(price).textContent).toBe('');
});

it('the price is told as it is', async () => {
  show({ kind: 'ready', estimate: clips });
  expect(await screen.findByText(/^About \$3\.20 \(2 clips at \$1\.60 by Replicate/)).toBeTruthy();
});

it.each([
  ['nothing was known before', undefined, 'Finding out the price …'],
  ['it was nothing before', nothing, 'Finding out the price …'],
  ['there is one from before', clips, /^About \$3\.20/],
])('a price that is to come is told so where %s', (_, before, said) => {
  show({ kind: 'loading', before });
  expect(screen.getByText(said).closest('[aria-busy="true"]')).not.toBeNull();
});

it('a price that could not be found out has its reason, and is asked for again', async () => {
  const retry = vi.fn();
  show({ kind: 'failed', error: new Error('the disk is full'), retry });
  expect(screen.getByRole('status').textContent).toBe('The price could not be found out. The disk is full.');
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
  expect(retry).toHaveBeenCalledOnce();
});
