import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { free, type EstimateReading } from '@/lib/estimate';

import { Actions } from './actions';

const failed: EstimateReading = { kind: 'failed', error: new Error('no answer'), retry: () => undefined };

afterEach(cleanup);

function show(price: EstimateReading) {
  const ways = { onFilm: vi.fn(), onQuick: vi.fn() };
  render(<Actions isStarting={false} missing={0} price={price} notice={null} {...ways} />);
  return ways;
}

async function pressBoth() {
  // As keys do: what a pointer cannot reach, they can.
  for (const name of ['Make film', 'Quick Job']) {
    screen.getByRole('button', { name }).focus();
    await userEvent.keyboard('{Enter}');
  }
}

describe('the two ways to a film', () => {
  it('are closed as long as its price is to come', async () => {
    const { onFilm, onQuick } = show({ kind: 'loading', before: undefined });
    await pressBoth();
    expect(onFilm).not.toHaveBeenCalled();
    expect(onQuick).not.toHaveBeenCalled();
  });

  it.each<[string, EstimateReading]>([
    ['nothing costs anything', free],
    ['it is told that nobody could find out the price', failed],
  ])('are open where %s', async (_, price) => {
    const { onFilm, onQuick } = show(price);
    await pressBoth();
    expect(onFilm).toHaveBeenCalledOnce();
    expect(onQuick).toHaveBeenCalledOnce();
  });

  it.each([free, failed])('are described by what is there, also where nothing costs anything', (price) => {
    show(price);
    for (const button of ['Make film', 'Quick Job'].map((name) => screen.getByRole('button', { name }))) {
      const ids = button.getAttribute('aria-describedby')?.split(' ') ?? [];
      expect(ids).toHaveLength(2);
      expect(ids.map((id) => document.getElementById(id)).includes(null)).toBe(false);
    }
  });
});
