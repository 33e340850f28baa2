import { describe, expect, it } from 'vitest';

import { parseQuickJob, projectFromQuickJob, quickJobKey, readQuickJob, writeQuickJob } from './quick-job';
import type { QuickJob } from './quick-job';

const whole: QuickJob = {
  videoDescription: 'A robot explores a city',
  characterDescription: 'Silver robot, red shield',
  characterReferenceImageId: '0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1',
  audioId: 'b55cd115-85f1-4c74-adeb-2d1af69d4bc2',
  audioUrl: '/api/audio/get/b55cd115-85f1-4c74-adeb-2d1af69d4bc2',
  audioTitle: 'Silver Skyline',
  audioStartAt: 12,
  songStart: 0.9,
  configFlavor: 'mv1',
  wholeSong: true,
  numberOfScenes: 6,
  aspectRatio: '9:16',
};

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => {
      kept.clear();
    },
    getItem: (key) => kept.get(key) ?? null,
    key: () => null,
    removeItem: (key) => {
      kept.delete(key);
    },
    setItem: (key, value) => {
      kept.set(key, value);
    },
  };
}

function refusing(): Storage {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  return { length: 0, clear: refuse, getItem: refuse, key: refuse, removeItem: refuse, setItem: refuse };
}

describe('the quick job', () => {
  it('is read as it was written', () => {
    const storage = memory();
    expect(writeQuickJob(whole, storage)).toBe(true);
    expect(readQuickJob(storage)).toEqual({ kind: 'ok', job: whole, ignored: [] });
  });

  it('stands under the name that other pages know, with their names of fields', () => {
    const storage = memory();
    writeQuickJob(whole, storage);
    const stored = JSON.parse(storage.getItem(quickJobKey) ?? '') as Record<string, unknown>;
    expect(quickJobKey).toBe('quickJobData');
    expect(stored).toMatchObject({
      videoDescription: whole.videoDescription,
      audioId: whole.audioId,
      configFlavor: 'mv1',
    });
  });

  it('needs no song, no picture and no flavor', () => {
    const reading = parseQuickJob('{"videoDescription":"a","characterDescription":"b"}');
    expect(reading).toEqual({
      kind: 'ok',
      job: { videoDescription: 'a', characterDescription: 'b', configFlavor: 'default' },
      ignored: [],
    });
  });

  it('takes null, empty and blank as not given, as older pages write them', () => {
    const reading = parseQuickJob(
      '{"videoDescription":" a ","characterDescription":"b","characterReferenceImageId":"","audioId":null,"audioTitle":"  ","configFlavor":""}',
    );
    expect(reading).toEqual({
      kind: 'ok',
      job: { videoDescription: 'a', characterDescription: 'b', configFlavor: 'default' },
      ignored: [],
    });
  });

  it('names what it leaves aside', () => {
    const reading = parseQuickJob(
      '{"videoDescription":"a","characterDescription":"b","directorConfig":"Tim-Burton","other":null}',
    );
    expect(reading).toMatchObject({ kind: 'ok', ignored: ['directorConfig'] });
  });

  it('takes the start of the song as a number in a text too', () => {
    const reading = parseQuickJob('{"videoDescription":"a","characterDescription":"b","audioStartAt":"12"}');
    expect(reading).toMatchObject({ kind: 'ok', job: { audioStartAt: 12 } });
  });
});

describe('a quick job that cannot be used', () => {
  it.each([
    ['nothing was stored', null, { kind: 'missing' }],
    ['an empty text', ' ', { kind: 'missing' }],
    ['null', 'null', { kind: 'missing' }],
    ['cut off in the middle', '{"videoDescription":"a', { kind: 'broken' }],
    ['no JSON', 'undefined', { kind: 'broken' }],
    ['a list', '[]', { kind: 'broken' }],
    ['a text', '"job"', { kind: 'broken' }],
    ['a number', '7', { kind: 'broken' }],
    [
      'fields of another type',
      '{"videoDescription":7,"characterDescription":"b","audioId":{},"audioStartAt":-1}',
      { kind: 'misshapen', fields: ['videoDescription', 'audioId', 'audioStartAt'] },
    ],
    [
      'more scenes than there can be',
      '{"videoDescription":"a","characterDescription":"b","numberOfScenes":61}',
      { kind: 'misshapen', fields: ['numberOfScenes'] },
    ],
    [
      'a format that does not exist',
      '{"videoDescription":"a","characterDescription":"b","aspectRatio":"4:3"}',
      { kind: 'misshapen', fields: ['aspectRatio'] },
    ],
  ])('%s', (_name, stored, reading) => {
    expect(parseQuickJob(stored)).toEqual(reading);
  });

  it('tells which description is missing and keeps the rest', () => {
    expect(parseQuickJob('{"videoDescription":"a","audioId":"x"}')).toEqual({
      kind: 'incomplete',
      job: { videoDescription: 'a', audioId: 'x', configFlavor: 'default' },
      missing: ['characterDescription'],
    });
    expect(parseQuickJob('{}')).toMatchObject({
      kind: 'incomplete',
      missing: ['videoDescription', 'characterDescription'],
    });
  });

  it('is told apart from storage that is switched off', () => {
    expect(readQuickJob(refusing())).toEqual({ kind: 'blocked' });
    expect(writeQuickJob(whole, refusing())).toBe(false);
  });
});

describe('the project of a quick job', () => {
  it('has everything that was chosen', () => {
    expect(projectFromQuickJob(whole)).toEqual({
      idea: whole.videoDescription,
      character_description: whole.characterDescription,
      config_flavor: 'mv1',
      audio_id: whole.audioId,
      character_reference_id: whole.characterReferenceImageId,
      song_start: 0.9,
      whole_song: true,
      number_of_scenes: 6,
      aspect_ratio: '9:16',
    });
  });

  it('without a song is never as long as the song', () => {
    const silent = projectFromQuickJob({ ...whole, audioId: undefined });
    expect(silent).not.toHaveProperty('whole_song');
    expect(silent).not.toHaveProperty('song_start');
  });
});
