import { describe, expect, it } from 'vitest';

import { parseQuickJob } from '@/lib/quick-job';

import { emptyDraft } from './draft';
import { jobOfDraft } from './job-of-draft';
import type { JobParts } from './job-of-draft';

const draft = { ...emptyDraft, idea: ' Rain over Austin ' };
const parts: JobParts = {
  flavor: 'mv1',
  song: { id: 'cut-12', title: 'Silver Skyline', cutAt: 12, startAt: 0 },
  character: 'A robot\n',
  pictureId: 'picture',
  productId: 'product',
};

describe('the job of a draft', () => {
  it('says who makes what, where that is not left to the server', () => {
    const makers = { scenes: '', images: '', clips: 'replicate', lips: '' };
    const job = jobOfDraft({ ...draft, makers }, parts);
    expect(job.makers).toEqual(makers);
    expect(parseQuickJob(JSON.stringify(job))).toMatchObject({ kind: 'ok', job: { makers }, ignored: [] });
  });

  it('has all that was given, under the names of the contract', () => {
    expect(jobOfDraft(draft, parts)).toEqual({
      videoDescription: 'Rain over Austin',
      characterDescription: 'A robot',
      characterReferenceImageId: 'picture',
      audioId: 'cut-12',
      audioUrl: '/api/audio/get/cut-12',
      audioTitle: 'Silver Skyline',
      audioStartAt: 12,
      configFlavor: 'mv1',
    });
  });

  it('says nothing of a cut where there is none', () => {
    const song = { id: 'whole', title: 'Silver Skyline', cutAt: 0, startAt: 0 };
    const job = jobOfDraft(draft, { ...parts, song });
    expect(job).not.toHaveProperty('audioStartAt');
    expect(job).not.toHaveProperty('songStart');
  });

  it('tells where the film begins in a song that is not cut there', () => {
    const song = { id: 'whole', title: 'Silver Skyline', cutAt: 0, startAt: 23.9 };
    expect(jobOfDraft(draft, { ...parts, song })).toMatchObject({ audioId: 'whole', songStart: 23.9 });
  });

  it('has the number of scenes that was chosen, unless the song says how many', () => {
    expect(jobOfDraft({ ...draft, scenes: 7 }, parts).numberOfScenes).toBe(7);
    expect(jobOfDraft(draft, parts)).not.toHaveProperty('numberOfScenes');
    expect(jobOfDraft({ ...draft, scenes: 7, wholeSong: true }, parts)).not.toHaveProperty('numberOfScenes');
  });

  it('has no song and no picture where none was given', () => {
    expect(jobOfDraft(draft, { ...parts, song: null, pictureId: null })).toEqual({
      videoDescription: 'Rain over Austin',
      characterDescription: 'A robot',
      configFlavor: 'mv1',
    });
  });

  it('shows the product in an ad, the character in a music video', () => {
    expect(jobOfDraft({ ...draft, mode: 'ad' }, parts).characterReferenceImageId).toBe('product');
    expect(jobOfDraft(draft, parts).characterReferenceImageId).toBe('picture');
  });

  it('can be read by the page that gets it', () => {
    const job = jobOfDraft({ ...draft, wholeSong: true, aspectRatio: '9:16' }, parts);
    expect(parseQuickJob(JSON.stringify(job))).toEqual({ kind: 'ok', job, ignored: [] });
  });
});
