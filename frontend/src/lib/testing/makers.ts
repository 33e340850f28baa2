import type { Estimate, EstimatePart, Maker } from '@/lib/api/types';

export function maker(name: string, part: Partial<Maker> = {}): Maker {
  return {
    name,
    title: 'Built in',
    makes: ['scenes', 'images', 'clips', 'lips'],
    ready: true,
    usable: true,
    missing: [],
    note: '',
    warnings: [],
    ...part,
  };
}

export function estimatePart(
  work: string,
  count: number,
  each: number,
  part: Partial<EstimatePart> = {},
): EstimatePart {
  const isFree = each === 0;
  return {
    work: work as EstimatePart['work'],
    maker: isFree ? 'builtin' : 'replicate',
    model: isFree ? '' : 'google/veo-3.1',
    count,
    each_usd: each,
    total_usd: count * each,
    warning: '',
    ...part,
  };
}

export function estimate(parts: EstimatePart[], left: number | null = null): Estimate {
  const total = parts.reduce((sum, part) => sum + part.total_usd, 0);
  return { parts, total_usd: total, spent_usd: 0, reserved_usd: 0, left_usd: left };
}
