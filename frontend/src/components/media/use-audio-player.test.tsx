import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { useAudioPlayer } from './use-audio-player';

function Player() {
  const player = useAudioPlayer('song');
  return (
    <>
      <audio data-testid="audio" {...player.audio} />
      <button onClick={player.retry}>{player.isFailed ? 'failed' : 'fine'}</button>
    </>
  );
}

afterEach(cleanup);

it('a song that cannot be played in any form is tried again from the first on', () => {
  render(<Player />);
  const audio = screen.getByTestId('audio');
  fireEvent.error(audio);
  expect(audio.getAttribute('src')).toContain('format=m4a');
  fireEvent.error(audio);
  act(() => screen.getByRole('button', { name: 'failed' }).click());
  expect(screen.getByRole('button').textContent).toBe('fine');
  expect(audio.getAttribute('src')).toBe('/api/audio/get/song');
});
