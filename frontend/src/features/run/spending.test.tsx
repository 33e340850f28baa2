import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { noMakers } from '@/lib/makers';
import { estimate, estimatePart, maker } from '@/lib/testing/makers';
import { project } from '@/lib/testing/run-objects';
import { notYet, stubServer, WithCache } from '@/lib/testing/stub-server';

import { RewriteButton } from './rewrite-button';
import { SyncAllLips } from './sync-all-lips';

const replicate = maker('replicate', { title: 'Replicate' });
const lips = estimatePart('lips', 1, 0.08, { model: 'sync/lipsync-2-pro' });
const writing = estimatePart('scenes', 1, 0.02, { model: 'some/writer' });
const clips = estimatePart('clips', 3, 1.6);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(element: ReactElement, price: unknown) {
  const asked = stubServer({ '/api/makers': { makers: [replicate] }, '/api/costs/estimate': price });
  render(element, { wrapper: WithCache });
  return asked;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const confirming = async (name: string) =>
  within(await screen.findByRole('alertdialog')).getByRole<HTMLButtonElement>('button', { name });

describe('moving the lips of all scenes', () => {
  const onConfirm = vi.fn(() => Promise.resolve(true));
  const all = <SyncAllLips project={project()} scenes={3} onConfirm={onConfirm} />;
  const syncAll = 'Lip-sync all scenes where somebody sings';

  it('tells before what the lips cost, and nothing of what is not made', async () => {
    show(all, estimate([clips, lips]));
    await press(syncAll);
    await screen.findByText('About $0.24 (lips of 3 clips at $0.08 by Replicate, sync/lipsync-2-pro)');
    await userEvent.click(await confirming('Lip-sync'));
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it('cannot be said yes to before the price is told', async () => {
    show(all, notYet);
    await press(syncAll);
    await screen.findByText('Finding out the price …');
    expect((await confirming('Lip-sync')).disabled).toBe(true);
  });
});

describe('having a scene written anew', () => {
  const onRewrite = vi.fn(() => Promise.resolve(true));
  const story = { idea: 'A boat', character_description: 'A sailor', number_of_scenes: 3 };
  const button = (
    <RewriteButton
      number={2}
      terms={{ basis: {}, choices: noMakers, story }}
      isDisabled={false}
      onRewrite={onRewrite}
    />
  );
  const rewrite = 'Rewrite the text of scene 2';

  it('tells before what a paid writer costs, who writes the whole story', async () => {
    onRewrite.mockClear();
    const asked = show(button, estimate([writing, clips]));
    await vi.waitFor(() => expect(screen.getByRole('button').getAttribute('aria-haspopup')).toBe('dialog'));
    await press(rewrite);
    await screen.findByText('About $0.02 (the scenes at $0.02 by Replicate, some/writer)');
    expect(onRewrite).not.toHaveBeenCalled();
    await userEvent.click(await confirming('Rewrite'));
    expect(onRewrite).toHaveBeenCalledOnce();
    expect(asked).toEqual([story]);
  });

  it('is done at once by a writer who costs nothing', async () => {
    onRewrite.mockClear();
    show(button, estimate([estimatePart('scenes', 1, 0), clips]));
    await vi.waitFor(() => expect(screen.getByRole('button').getAttribute('aria-disabled')).toBeNull());
    await press(rewrite);
    expect(onRewrite).toHaveBeenCalledOnce();
  });
});
