/** An object with names in it: no list, no null. What was read from outside is not known any better than that. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
