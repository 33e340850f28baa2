import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { NewProject } from '@/lib/api/types';
import { estimate, estimatePart, maker } from '@/lib/testing/makers';
import { notYet, stubServer, WithCache, type Answers } from '@/lib/testing/stub-server';

import { useDraftEstimate, useProjectEstimate } from './use-estimates';

const makers = '/api/makers';
const draft = '/api/costs/estimate';
const ofProject = '/api/projects/p/estimate';
const paying = { makers: [maker('replicate'), maker('builtin')] };
const twoClips = estimate([estimatePart('clips', 2, 1.6)]);
const film: NewProject = { idea: 'A boat', character_description: 'A sailor', number_of_scenes: 2 };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function priceOf(answers: Answers) {
  stubServer(answers);
  return renderHook(() => useProjectEstimate('p'), { wrapper: WithCache }).result;
}

describe('the price of a film', () => {
  it('is to come as long as nobody knows the makers, or what they ask', async () => {
    expect(priceOf({ [makers]: notYet }).current.kind).toBe('loading');
    const asked = priceOf({ [makers]: paying, [ofProject]: notYet });
    await act(() => new Promise((done) => setTimeout(done, 20)));
    expect(asked.current.kind).toBe('loading');
  });

  it('is told once it is there', async () => {
    const price = priceOf({ [makers]: paying, [ofProject]: twoClips });
    await waitFor(() => expect(price.current).toEqual({ kind: 'ready', estimate: twoClips }));
  });

  it('is none where only the built-in maker is there', async () => {
    const price = priceOf({ [makers]: { makers: [maker('builtin')] }, [ofProject]: 500 });
    await waitFor(() => expect(price.current).toEqual({ kind: 'free' }));
  });

  it.each([
    ['the makers', makers],
    ['the price', ofProject],
  ])('that could not be found out is no price, for want of %s, and is asked for again', async (_, broken) => {
    const answers: Answers = { [makers]: paying, [ofProject]: twoClips, [broken]: 500 };
    const price = priceOf(answers);
    await waitFor(() => expect(price.current.kind).toBe('failed'));
    answers[broken] = broken === makers ? paying : twoClips;
    act(() => {
      if (price.current.kind === 'failed') price.current.retry();
    });
    await waitFor(() => expect(price.current.kind).toBe('ready'));
  });
});

describe('the price of a film that is being described', () => {
  it('is to come from the moment that the description changes; the one from before is not its price', async () => {
    const answers: Answers = { [makers]: paying, [draft]: twoClips };
    const asked = stubServer(answers);
    const { result, rerender } = renderHook((now: NewProject) => useDraftEstimate(now), {
      wrapper: WithCache,
      initialProps: film,
    });
    await waitFor(() => expect(result.current.kind).toBe('ready'));
    const fortyClips = estimate([estimatePart('clips', 40, 1.6)]);
    answers[draft] = fortyClips;
    rerender({ ...film, number_of_scenes: 40 });
    expect(result.current).toEqual({ kind: 'loading', before: twoClips });
    await waitFor(() => expect(result.current).toEqual({ kind: 'ready', estimate: fortyClips }));
    expect(asked).toHaveLength(2);
  });
});
