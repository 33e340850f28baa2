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

/** As exact as the number is, down to milliseconds: "0:23", "0:23.9". */
export function exactClock(seconds: number): string {
  return clock(toMilliseconds(seconds), 3).replace(/\.?0+$/, '');
}

/** Without what is finer than a millisecond, such as the rest of a subtraction. */
export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
