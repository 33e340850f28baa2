export function inOrder<T extends { position: number }>(scenes: readonly T[]): T[] {
  return [...scenes].sort((a, b) => a.position - b.position);
}
