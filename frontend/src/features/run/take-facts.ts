import type { Maker, Take } from '@/lib/api/types';
import { priceInWords } from '@/lib/estimate';
import { builtinMaker, titleOf } from '@/lib/makers';
import { isRecord } from '@/lib/record';

import { texts } from '@/texts';

import { reasonOf } from './reason';

const words = texts.makers;

export interface TakeFacts {
  maker: string;
  model: string;
  /** Of all runs together, in dollars; null where none was paid. */
  cost: number | null;
  /** What was done otherwise than asked. */
  notes: string[];
  /** The maker's own names of its runs, to find them in its account. */
  runs: string[];
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Amounts come as text, so that no cent is lost on the way. */
function amountOf(value: unknown): number {
  const amount = typeof value === 'string' ? Number(value) : value;
  return typeof amount === 'number' && Number.isFinite(amount) ? amount : 0;
}

/** How a take was made, where a maker elsewhere made it; null for the built-in one, of whom there is nothing to tell. */
export function takeFacts(take: Take): TakeFacts | null {
  const details = take.details as Record<string, unknown>;
  const runs = list(details['runs']).filter(isRecord);
  const last = runs.at(-1);
  const maker = textOf(last?.['maker']) || textOf(details['backend_used']);
  if (runs.length === 0 && (maker === '' || maker === builtinMaker)) return null;
  return {
    maker,
    model: textOf(last?.['model']) || textOf(details['model_used']),
    cost: runs.length > 0 ? runs.reduce((sum, run) => sum + amountOf(run['cost_usd']), 0) : null,
    notes: list(details['notes']).map(textOf).filter(Boolean).map(reasonOf),
    runs: runs.map((run) => textOf(run['remote_id'])).filter(Boolean),
  };
}

/** "Made by Replicate, google/veo-3.1 for $1.60", "Made by ComfyUI, wan for free" */
export function takeSentence({ maker, model, cost }: TakeFacts, makers: readonly Maker[]): string {
  const by = [titleOf(makers, maker), model].filter(Boolean).join(', ');
  if (cost === null) return words.takeMade(by);
  return words.takeMadeFor(by, priceInWords(cost));
}
