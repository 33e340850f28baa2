import { describe, expect, it } from 'vitest';

import { maker } from '@/lib/testing/makers';
import { take } from '@/lib/testing/run-objects';

import { takeFacts, takeSentence } from './take-facts';

const run = { maker: 'replicate', model: 'google/veo-3.1', remote_id: '7f3k2', cost_usd: '0.80' };

describe('how a take was made', () => {
  it('is told of a maker elsewhere, with the cost of all runs and what it did otherwise', () => {
    const details = {
      backend_used: 'replicate',
      runs: [run, { ...run, remote_id: 'q1' }],
      notes: ['trimmed to 7 s'],
    };
    const facts = takeFacts(take('t', { details }));
    expect(facts).toEqual({
      maker: 'replicate',
      model: 'google/veo-3.1',
      cost: 1.6,
      notes: ['Trimmed to 7 s'],
      runs: ['7f3k2', 'q1'],
    });
    expect(facts && takeSentence(facts, [maker('replicate', { title: 'Replicate' })])).toBe(
      'Made by Replicate, google/veo-3.1 for $1.60',
    );
  });

  it.each([{}, { backend_used: 'builtin', model_used: 'builtin' }, { runs: 7, notes: 'x' }])(
    'is not told of the built-in one: %j',
    (details) => {
      expect(takeFacts(take('t', { details }))).toBeNull();
    },
  );

  it('is told to be free where its run cost nothing', () => {
    const details = { runs: [{ maker: 'comfyui', model: 'wan', remote_id: 'p1', cost_usd: '0' }] };
    const facts = takeFacts(take('t', { details }));
    expect(facts && takeSentence(facts, [])).toBe('Made by comfyui, wan for free');
  });

  it('tells the maker where nothing is known of money', () => {
    const details = { backend_used: 'comfyui', model_used: 'wan' };
    const facts = takeFacts(take('t', { details }));
    expect(facts && takeSentence(facts, [])).toBe('Made by comfyui, wan');
  });
});
