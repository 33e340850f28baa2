import type { Estimate, EstimatePart, Maker } from '@/lib/api/types';
import { dollars } from '@/lib/format';
import { titleOf, works, type MakerChoices, type Work } from '@/lib/makers';
import { texts } from '@/texts';

/** What is known at this moment of what something will cost. */
export type EstimateReading =
  /** There is only the built-in maker. */
  | { kind: 'free' }
  /** It is asked for; `before` is what was known last, maybe of something else. */
  | { kind: 'loading'; before: Estimate | undefined }
  | { kind: 'failed'; error: unknown; retry: () => void }
  | { kind: 'ready'; estimate: Estimate };

export const free: EstimateReading = { kind: 'free' };

/** What was told last; only of a reading that is ready it is the price. */
export function lastEstimate(reading: EstimateReading): Estimate | undefined {
  if (reading.kind === 'loading') return reading.before;
  return reading.kind === 'ready' ? reading.estimate : undefined;
}

/** It costs something, or nobody could find out whether it does. */
export function mayCost(reading: EstimateReading): boolean {
  return reading.kind === 'failed' || costsMoney(lastEstimate(reading));
}

/** Of so many pieces of one kind alone, each at the price that it has there. What the budget leaves is told of whole films. */
export function estimateOfPieces(reading: EstimateReading, work: Work, count: number): EstimateReading {
  const ofPieces = (estimate: Estimate): Estimate => {
    const parts = estimate.parts
      .filter((part) => part.work === work)
      .map((part) => ({ ...part, count, total_usd: part.each_usd * count }));
    const total = parts.reduce((sum, part) => sum + part.total_usd, 0);
    return { parts, total_usd: total, spent_usd: 0, reserved_usd: 0, left_usd: null };
  };
  switch (reading.kind) {
    case 'ready':
      return { kind: 'ready', estimate: ofPieces(reading.estimate) };
    case 'loading':
      return { kind: 'loading', before: reading.before && ofPieces(reading.before) };
    default:
      return reading;
  }
}

/** "$0.80", "free" */
export function priceInWords(price: number): string {
  return price === 0 ? texts.makers.free : dollars(price);
}

/** Something would be made that costs money. */
export function costsMoney(estimate: Estimate | undefined): estimate is Estimate {
  return estimate !== undefined && estimate.total_usd > 0;
}

/** More than the budget leaves; the server then asks before it goes on. */
export function isOverBudget({ total_usd: total, left_usd: left }: Estimate): boolean {
  return left !== null && total > left;
}

/** "About $6.40 (4 clips at $1.60 by Replicate, google/veo-3.1)"; null where nothing costs anything. */
export function estimateSentence(estimate: Estimate | undefined, makers: readonly Maker[]): string | null {
  if (!costsMoney(estimate)) return null;
  const parts = estimate.parts.filter((part) => part.total_usd > 0).map((part) => partText(part, makers));
  return texts.makers.about(dollars(estimate.total_usd), parts.join('; '));
}

function partText(part: EstimatePart, makers: readonly Maker[]): string {
  const { work, count, each_usd: each, maker, model } = part;
  const things = texts.makers.pieces(work, count);
  const by = [titleOf(makers, maker), model].filter(Boolean).join(', ');
  return texts.makers.part(things, dollars(each), by);
}

/** What the budget leaves once this is made, or that it does not suffice; null without a budget. */
export function budgetSentence(estimate: Estimate): string | null {
  const { total_usd: total, left_usd: left } = estimate;
  if (left === null) return null;
  return total > left ? texts.makers.overBudget(dollars(left)) : texts.makers.leaves(dollars(left - total));
}

function partOf(estimate: Estimate | undefined, work: Work): EstimatePart | undefined {
  return estimate?.parts.find((part) => part.work === work);
}

/** The price of one piece; null where nobody knows, 0 where it costs nothing. */
export function priceOfOne(estimate: Estimate | undefined, work: Work): number | null {
  const part = partOf(estimate, work);
  return part && part.maker !== '' ? part.each_usd : null;
}

/** Whom the server takes by itself, from an estimate in which nobody was chosen. */
export function bestMakers(estimate: Estimate | undefined): Partial<MakerChoices> {
  return Object.fromEntries(
    works.flatMap((work) => {
      const maker = partOf(estimate, work)?.maker;
      return maker ? [[work, maker]] : [];
    }),
  );
}

/** What the server has to say on makers and models of a film, each thing once. */
export function estimateWarnings(estimate: Estimate | undefined): string[] {
  return [...new Set((estimate?.parts ?? []).map((part) => part.warning).filter(Boolean))];
}
