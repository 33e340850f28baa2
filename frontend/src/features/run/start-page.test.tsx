import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { quickJobKey } from '@/lib/quick-job';

import { StartPage } from './start-page';
import { Gone, startRun } from './start-run';

vi.mock('./start-run', async (original) => ({ ...(await original<object>()), startRun: vi.fn() }));
const start = vi.mocked(startRun);

function Address() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

function open(stored: string | null) {
  if (stored !== null) sessionStorage.setItem(quickJobKey, stored);
  render(
    <StrictMode>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter
          initialEntries={['/start']}
          future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
        >
          <Routes>
            <Route path="/start" element={<StartPage />} />
            <Route path="*" element={<Address />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}

const job = JSON.stringify({ videoDescription: 'A robot', characterDescription: 'Silver', audioId: 'song' });

beforeEach(() => {
  sessionStorage.clear();
  start.mockReset();
});
afterEach(cleanup);

describe('the page that starts a run', () => {
  it('leads to the project that the job has become, and asks for it once', async () => {
    start.mockResolvedValue('p1');
    open(job);
    expect(await screen.findByText('/quick-gen-page?project=p1')).toBeTruthy();
    expect(start).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['nothing', null, 'Nothing to make yet'],
    ['half a text', '{"videoDescription": "A ro', 'This job cannot be read'],
    [
      'fields of another kind',
      '{"videoDescription": 5, "characterDescription": "x"}',
      'Something in this job is wrong',
    ],
    ['a job without a character', '{"videoDescription": "A robot"}', 'This job is not complete'],
  ])('shows a way on when it finds %s', (_, stored, title) => {
    open(stored);
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the create page' }).getAttribute('href')).toBe('/create');
    expect(start).not.toHaveBeenCalled();
  });

  it('forgets a job that cannot be read when told to', async () => {
    open('{"videoDescription": "A ro');
    await userEvent.click(screen.getByRole('button', { name: 'Forget this job' }));
    expect(screen.getByRole('heading', { name: 'Nothing to make yet' })).toBeTruthy();
    expect(sessionStorage.getItem(quickJobKey)).toBeNull();
  });

  it('offers a silent film when the song is gone', async () => {
    start.mockRejectedValueOnce(new Gone('song')).mockResolvedValueOnce('p2');
    open(job);
    await userEvent.click(await screen.findByRole('button', { name: 'Make it without a song' }));
    expect(await screen.findByText('/quick-gen-page?project=p2')).toBeTruthy();
    expect(start.mock.lastCall?.[1]).toEqual({ song: true, image: false });
  });

  it('says why it could not start, and tries again', async () => {
    start.mockRejectedValueOnce(new Error('the disk is full')).mockResolvedValueOnce('p3');
    open(job);
    expect(await screen.findByText('The disk is full')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('/quick-gen-page?project=p3')).toBeTruthy();
  });
});
