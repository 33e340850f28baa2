import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { TooltipProvider } from '@/components/ui/tooltip';
import type { Job } from '@/lib/api/types';
import { job, scene, take } from '@/lib/testing/run-objects';

import { SceneCard } from './scene-card';
import { idleActions } from './testing/idle-actions';

type Options = { clipJob?: Job; textJob?: Job; canSyncLips?: boolean; flavor?: string };

function show(shown = scene('a', 0, [take('t')]), { clipJob, textJob, canSyncLips, flavor }: Options = {}) {
  const actions = idleActions();
  render(
    <TooltipProvider>
      <ol>
        <SceneCard
          scene={shown}
          number={1}
          ratio="16 / 9"
          flavor={flavor ?? 'default'}
          clipJob={clipJob}
          textJob={textJob}
          isPlaying={false}
          isOpen={false}
          onToggle={() => undefined}
          onJump={null}
          actions={actions}
          canSyncLips={canSyncLips ?? false}
          terms={null}
          isAskedAbove={false}
        />
      </ol>
    </TooltipProvider>,
  );
  return actions;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

describe('a scene', () => {
  it('is edited and saved with both of its texts', async () => {
    const actions = show();
    await press('Edit the text of scene 1');
    const text = screen.getByLabelText('What the scene shows');
    await userEvent.clear(text);
    await userEvent.type(text, 'A pier');
    await press('Save');
    expect(actions.saveScene).toHaveBeenCalledWith('a', { description: 'A pier', negative_description: '' });
    expect(screen.queryByLabelText('What the scene shows')).toBeNull();
  });

  it('is not saved when the edit is called off, or empty', async () => {
    const actions = show();
    await press('Edit the text of scene 1');
    await userEvent.clear(screen.getByLabelText('What the scene shows'));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await press('Cancel');
    expect(screen.getByText('What a shows')).toBeTruthy();
    expect(actions.saveScene).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit the text of scene 1' }));
  });

  it('is written anew alone', async () => {
    const actions = show();
    await press('Rewrite the text of scene 1');
    expect(actions.rewriteScene).toHaveBeenCalledWith('a');
  });

  it('tells stage, share and time of its clip, and stops it', async () => {
    const running = job({ stage: 'painting clip 1', progress: 0.42, seconds_left: 12, scene_id: 'a' });
    const actions = show(scene('a', 0), { clipJob: running });
    expect(screen.getByText('painting clip 1')).toBeTruthy();
    expect(screen.getByText('42 %')).toBeTruthy();
    expect(screen.getByText('about 15 s left')).toBeTruthy();
    await press('Stop making the clip of scene 1');
    expect(actions.cancel).toHaveBeenCalledWith(running);
  });

  it('gives the reason of a failure and tries again', async () => {
    const error = { error: 'not_found', message: 'there is no audio', details: '' };
    const failed = job({ state: 'failed', error, scene_id: 'a' });
    const actions = show(scene('a', 0), { clipJob: failed });
    expect(screen.getByRole('alert').textContent).toContain('There is no audio');
    await press('Try again with scene 1');
    expect(actions.retry).toHaveBeenCalledWith(failed);
  });

  it('keeps all takes: chooses one, deletes one after asking', async () => {
    const takes = [take('t1', { chosen: false }), take('t2', { created_at: '2026-01-01T11:00:00.000Z' })];
    const actions = show(scene('a', 0, takes));
    await press('Take 1');
    expect(actions.chooseTake).toHaveBeenCalledWith('a', 't1');
    await press('Delete take 1');
    expect(actions.deleteTake).not.toHaveBeenCalled();
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }));
    expect(actions.deleteTake).toHaveBeenCalledWith('a', 't1');
  });

  it('says whether a clip is older than its text, or of another flavor', () => {
    const old = take('t', { stale: true, details: { config_flavor: 'default' } });
    show(scene('a', 0, [old], { stale: true }));
    expect(screen.getByText('Older than its text')).toBeTruthy();
    cleanup();
    show(scene('a', 0, [old], { stale: true }), { flavor: 'mv1' });
    expect(screen.getByText('Still in default')).toBeTruthy();
  });

  it('has the choice of lipsync only where a maker can do it', async () => {
    const shown = scene('a', 0, [take('t')]);
    show(shown);
    expect(screen.queryByLabelText('with lipsync')).toBeNull();
    cleanup();
    const actions = show(shown, { canSyncLips: true });
    await userEvent.click(screen.getByLabelText('with lipsync'));
    await press('Regenerate with lipsync, scene 1');
    expect(actions.syncLips).toHaveBeenCalledWith(shown, shown.takes[0]);
    expect(actions.makeTake).not.toHaveBeenCalled();
  });

  it('says of a failure whether it was the clip or its lips', () => {
    const failed = {
      state: 'failed',
      scene_id: 'a',
      error: { error: 'damaged', message: 'the clip is damaged', details: '' },
      created_at: '2026-01-01T12:00:00.000Z',
    } as const;
    show(scene('a', 0, [take('t')]), { clipJob: job({ ...failed, kind: 'lips' }) });
    expect(screen.getByText('The lips were not synced.')).toBeTruthy();
    cleanup();
    show(scene('a', 0, [take('t')]), { clipJob: job(failed) });
    expect(screen.getByText('The clip was not made.')).toBeTruthy();
  });

  it('says quietly why a clip was left as it is', () => {
    const clipJob = job({
      kind: 'lips',
      scene_id: 'a',
      state: 'succeeded',
      result: { synced: false, reason: 'this shot shows no face' } as unknown as Job['result'],
    });
    show(scene('a', 0, [take('t')]), { clipJob });
    expect(screen.getByText(/Not synced. This shot shows no face/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('asks where only the user can decide, instead of telling a failure', async () => {
    const error = { error: 'order_unknown', message: 'the answer got lost', details: '' };
    const held = job({ state: 'held', error });
    const actions = show(scene('a', 0), { clipJob: held });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Make the clip, scene 1' })).toBeNull();
    await press('Order again, scene 1');
    expect(actions.retry).toHaveBeenCalledWith(held);
    await press('Cancel, scene 1');
    expect(actions.cancel).toHaveBeenCalledWith(held);
  });

  it('asks too where writing its text anew waits, and has that ordered no second time', async () => {
    const error = { error: 'needs_user', message: 'this month has nothing of its budget left', details: '' };
    const held = job({ kind: 'rewrite', state: 'held', error });
    const actions = show(undefined, { textJob: held });
    expect(screen.getByText('This month has nothing of its budget left.')).toBeTruthy();
    const rewrite = screen.getByRole<HTMLButtonElement>('button', { name: 'Rewrite the text of scene 1' });
    expect(rewrite.disabled).toBe(true);
    await press('Try again, scene 1');
    expect(actions.retry).toHaveBeenCalledWith(held);
  });
});
