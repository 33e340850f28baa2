/** "1:23.4", "1:02:03.4"; without `decimals` whole seconds. Times are cut, not rounded: nothing is past its end. */
export function clock(seconds: number, decimals = 1): string {
  const unit = 10 ** decimals;
  // The small addition undoes binary fractions just below the number that is meant (83.4 * 10 = 833.999…).
  const units = Math.floor(Math.max(seconds, 0) * unit + 1e-6);
  const whole = Math.floor(units / unit);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  const front = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  const fraction = decimals > 0 ? `.${String(units % unit).padStart(decimals, '0')}` : '';
  return `${front}:${two(whole % 60)}${fraction}`;
}

/** What people write for a time: "83.4", "1:23.4", "1:02:03", also with a decimal comma. Null when it is none. */
export function parseClock(text: string): number | null {
  const parts = text.trim().replace(',', '.').split(':');
  if (parts.length > 3) return null;
  let seconds = 0;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (!(isLast ? /^(?:\d+\.?\d*|\.\d+)$/ : /^\d+$/).test(part)) return null;
    const value = Number(part);
    if (index > 0 && value >= 60) return null;
    seconds = seconds * 60 + value;
  }
  return seconds;
}

/** How long it will still take, no more exactly than anybody can tell. */
export function secondsLeft(seconds: number): string {
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 3600) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${Math.round(seconds / 3600)} h left`;
}
