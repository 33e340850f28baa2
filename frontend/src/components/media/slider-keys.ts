export interface SliderRange {
  min: number;
  max: number;
  step: number;
  page: number;
}

/** Where a slider goes with this key, as the ARIA practices have it; null for keys that do not move it. */
export function valueAfterKey(
  key: string,
  value: number,
  { min, max, step, page }: SliderRange,
): number | null {
  const moves: Record<string, number> = {
    ArrowRight: value + step,
    ArrowUp: value + step,
    ArrowLeft: value - step,
    ArrowDown: value - step,
    PageUp: value + page,
    PageDown: value - page,
    Home: min,
    End: max,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(max, Math.max(min, next));
}

/** The place in a length that a pointer shows. */
export function valueAtPointer(
  clientX: number,
  box: { left: number; width: number },
  length: number,
): number {
  if (box.width <= 0) return 0;
  return Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * length;
}
