import { describe, expect, it } from 'vitest';

import { lyricLines } from './lyric-lines';

describe('the lines of lyrics', () => {
  it('of LRC have their times, and nothing of its tags', () => {
    const lrc = '[ti:Silver Skyline]\n[00:07.88]Wake up on the empty road\r\n[01:11.88]Little lights\n';
    expect(lyricLines(lrc)).toEqual([
      { time: '0:07', text: 'Wake up on the empty road' },
      { time: '1:11', text: 'Little lights' },
    ]);
  });

  it('stand where they are sung, as often as they are', () => {
    expect(lyricLines('[00:10.00][00:30.00]Refrain\n[00:20.00]Verse')).toEqual([
      { time: '0:10', text: 'Refrain' },
      { time: '0:20', text: 'Verse' },
      { time: '0:30', text: 'Refrain' },
    ]);
  });

  it('are without the times of their words and without pauses', () => {
    expect(lyricLines('[00:01.00]<00:01.00>Wake <00:01.40>up\n[00:05.00]\n')).toEqual([
      { time: '0:01', text: 'Wake up' },
    ]);
  });

  it('of plain text are the text', () => {
    expect(lyricLines('[Chorus]\nUnder the neon rain\n\nAgain')).toEqual([
      { time: null, text: '[Chorus]' },
      { time: null, text: 'Under the neon rain' },
      { time: null, text: '' },
      { time: null, text: 'Again' },
    ]);
  });
});
