/**
 * The part of a song that lies under a film, as heights from 0 to 1, `count` of them; silence where the song has
 * ended already. Each is the loudest of the points that it stands for.
 */
export function waveOf(
  song: { duration: number; points: readonly number[] },
  from: number,
  seconds: number,
  count: number,
): number[] {
  const { duration, points } = song;
  if (duration <= 0 || points.length === 0 || seconds <= 0) return new Array<number>(count).fill(0);
  const pointAt = (time: number) => (time / duration) * points.length;
  return Array.from({ length: count }, (_, index) => {
    const begin = Math.floor(pointAt(from + (seconds * index) / count));
    const end = Math.max(Math.ceil(pointAt(from + (seconds * (index + 1)) / count)), begin + 1);
    return points.slice(begin, end).reduce((highest, point) => Math.max(highest, point), 0);
  });
}

/** A path that is mirrored at the middle of a box `count` wide and 2 high. */
export function wavePath(heights: readonly number[]): string {
  // A line stays where it is silent, so that one sees that there is a song.
  return heights
    .map((height, index) => {
      const half = Math.max(height, 0.02).toFixed(3);
      return `M${index + 0.5} ${(1 - Number(half)).toFixed(3)}V${(1 + Number(half)).toFixed(3)}`;
    })
    .join('');
}
