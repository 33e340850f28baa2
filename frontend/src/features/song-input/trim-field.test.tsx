import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { useStore } from '@/lib/store';

import { noSong, withSong, withStart } from './song-state';
import { songStore } from './song-store';
import { parseStart, TrimField } from './trim-field';

const song = { id: 'original', title: 'Silver Skyline', seconds: 76, bytes: 1000 };
const trim = vi.fn();

function Subject({ isTrimming = false }: { isTrimming?: boolean }) {
  const state = useStore(songStore);
  const actions = { isTrimming, trim, undo: vi.fn() };
  return <TrimField state={state} trim={actions} />;
}

const button = () => screen.getByRole<HTMLButtonElement>('button', { name: /Trim/ });
const field = () => screen.getByLabelText<HTMLInputElement>('Audio Start Position (seconds)');

beforeEach(() => {
  songStore.set(() => withSong(noSong, song));
  trim.mockClear();
});
afterEach(cleanup);

describe('the start of the song as a number', () => {
  it('cannot be cut without a song, and says why', () => {
    songStore.set(() => noSong);
    render(<Subject />);
    expect(button().disabled).toBe(true);
    expect(screen.getByText(/Add a song first/)).toBeDefined();
  });

  it('is cut where the field says', async () => {
    render(<Subject />);
    await userEvent.clear(field());
    await userEvent.type(field(), '12');
    expect(songStore.get().startAt).toBe(12);
    await userEvent.click(button());
    expect(trim).toHaveBeenCalledTimes(1);
  });

  it('is not cut twice while a cut goes on', async () => {
    render(<Subject isTrimming />);
    expect(button().getAttribute('aria-busy')).toBe('true');
    expect(button().textContent).toBe('Trimming…');
    await userEvent.click(button(), { pointerEventsCheck: 0 });
    expect(trim).not.toHaveBeenCalled();
  });

  it('follows the marker', async () => {
    const { rerender } = render(<Subject />);
    await userEvent.type(field(), '7');
    songStore.set((now) => withStart(now, 30));
    rerender(<Subject />);
    expect(field().value).toBe('30');
  });

  it('takes parts of a second', async () => {
    render(<Subject />);
    await userEvent.clear(field());
    await userEvent.type(field(), '23.9');
    expect(songStore.get()).toMatchObject({ startAt: 23.9, wrongStart: null });
    expect(field().value).toBe('23.9');
  });

  it('that is none is told, kept as it was typed and not cut', async () => {
    const { unmount } = render(<Subject />);
    await userEvent.clear(field());
    await userEvent.type(field(), '-3');
    expect(songStore.get().wrongStart).toBe('-3');
    expect(button().disabled).toBe(true);
    unmount(); // the section was closed
    render(<Subject />);
    expect(field().value).toBe('-3');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('past the end is told beside the field', async () => {
    render(<Subject />);
    await userEvent.clear(field());
    await userEvent.type(field(), '500');
    expect(screen.getByText('The song is 1:16 long. Choose a start before its end.')).toBeDefined();
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });
});

describe('what is typed', () => {
  it.each([
    ['', 0],
    ['0', 0],
    ['12', 12],
    ['1.5', 1.5],
    ['23,9', 23.9],
    ['2.34567', 2.346],
    ['-3', null],
    ['a', null],
  ])('%j is the start %j', (typed, start) => {
    expect(parseStart(typed)).toBe(start);
  });
});
