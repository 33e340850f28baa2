import { describe, expect, it } from 'vitest';

import { estimate, estimatePart, maker } from '@/lib/testing/makers';

import {
  bestMakers,
  budgetSentence,
  estimateSentence,
  estimateOfPieces,
  estimateWarnings,
  free,
  isOverBudget,
  mayCost,
  priceOfOne,
  type EstimateReading,
} from './estimate';

const makers = [maker('replicate', { title: 'Replicate' }), maker('builtin')];
const scenes = estimatePart('scenes', 1, 0);
const clips = estimatePart('clips', 4, 1.6);

describe('what a film will cost', () => {
  it('is said with what it is for, by whom and at which price', () => {
    expect(estimateSentence(estimate([scenes, clips]), makers)).toBe(
      'About $6.40 (4 clips at $1.60 by Replicate, google/veo-3.1)',
    );
  });

  it('names every part that costs something', () => {
    const picture = estimatePart('images', 1, 0.04, { model: 'google/imagen-4' });
    const lips = estimatePart('lips', 1, 0.08325, { model: '' });
    expect(estimateSentence(estimate([picture, lips]), makers)).toBe(
      'About $0.1233 (1 picture at $0.04 by Replicate, google/imagen-4; lips of 1 clip at $0.0833 by Replicate)',
    );
  });

  it('is not mentioned where nothing costs anything', () => {
    expect(estimateSentence(estimate([scenes]), makers)).toBeNull();
    expect(estimateSentence(undefined, makers)).toBeNull();
  });

  it.each([
    [50, 'leaves $43.60 of your budget'],
    [6.4, 'leaves $0.00 of your budget'],
    [null, null],
  ])('with %s left of the budget it tells what remains', (left, said) => {
    expect(budgetSentence(estimate([clips], left))).toBe(said);
  });

  it('says before when the budget does not suffice', () => {
    const tooMuch = estimate([clips], 0.5);
    expect(isOverBudget(tooMuch)).toBe(true);
    expect(budgetSentence(tooMuch)).toMatch(/^Your budget has only \$0\.50 left/);
  });
});

describe('an estimate', () => {
  it('tells the price of one piece, and none where the maker is not there', () => {
    expect(priceOfOne(estimate([clips]), 'clips')).toBe(1.6);
    expect(priceOfOne(estimate([scenes]), 'scenes')).toBe(0);
    expect(priceOfOne(estimate([scenes]), 'clips')).toBeNull();
    expect(priceOfOne(estimate([estimatePart('clips', 1, 0, { maker: '' })]), 'clips')).toBeNull();
  });

  it('tells whom the server would take, and what is wrong with whom', () => {
    const old = estimatePart('clips', 2, 1, { warning: 'veo-2 is retired' });
    expect(bestMakers(estimate([scenes, old]))).toEqual({ scenes: 'builtin', clips: 'replicate' });
    expect(estimateWarnings(estimate([scenes, old, old]))).toEqual(['veo-2 is retired']);
  });
});

describe('what is known of a price', () => {
  const ready: EstimateReading = { kind: 'ready', estimate: estimate([scenes, clips], 50) };
  const loading: EstimateReading = { kind: 'loading', before: estimate([clips]) };
  const failed: EstimateReading = { kind: 'failed', error: new Error('no answer'), retry: () => undefined };

  it('holds for so many pieces of one kind too, and stays unknown', () => {
    const two = { ...clips, count: 2, total_usd: 3.2 };
    const ofTwo = { parts: [two], total_usd: 3.2, spent_usd: 0, reserved_usd: 0, left_usd: null };
    expect(estimateOfPieces(ready, 'clips', 2)).toEqual({ kind: 'ready', estimate: ofTwo });
    expect(estimateOfPieces(loading, 'clips', 2)).toEqual({ kind: 'loading', before: ofTwo });
    expect(estimateOfPieces(failed, 'clips', 2)).toBe(failed);
    expect(estimateOfPieces(free, 'clips', 2)).toBe(free);
    expect(mayCost(estimateOfPieces(ready, 'scenes', 1))).toBe(false);
  });

  it('may be a cost where nobody could find out', () => {
    expect([ready, failed, free].map(mayCost)).toEqual([true, true, false]);
  });
});
