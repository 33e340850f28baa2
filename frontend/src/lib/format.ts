const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const dateTimes = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const money = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "820 bytes", "48.1 MB": decimal units, three digits at most. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  let value = bytes;
  for (const unit of ['kB', 'MB', 'GB', 'TB']) {
    value /= 1000;
    // 999.95 would be written as "1000".
    if (value < 999.5) return `${value < 99.95 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;
  }
  return `${(value / 1000).toFixed(1)} PB`;
}

export function date(iso: string): string {
  return dates.format(new Date(iso));
}

export function dateTime(iso: string): string {
  return dateTimes.format(new Date(iso));
}

/** "2 minutes ago", "yesterday"; older than a week: the date. */
export function ago(iso: string, now = Date.now()): string {
  const seconds = (now - new Date(iso).getTime()) / 1000;
  if (seconds < 45) return 'just now';
  if (seconds < HOUR) return relative.format(-Math.max(1, Math.round(seconds / MINUTE)), 'minute');
  if (seconds < DAY) return relative.format(-Math.max(1, Math.round(seconds / HOUR)), 'hour');
  if (seconds < 7 * DAY) return relative.format(-Math.max(1, Math.round(seconds / DAY)), 'day');
  return date(iso);
}

/** 0.425 → "42 %": never "100 %" before it is whole. */
export function percent(fraction: number): string {
  return `${Math.floor(Math.min(Math.max(fraction, 0), 1) * 100 + 1e-9)} %`;
}

/** "$6.40", "$0.0833": cents, and two places more where they say something; never nothing for what costs something. */
export function dollars(amount: number): string {
  return amount > 0 && amount < 0.0001 ? `less than ${money.format(0.0001)}` : money.format(amount);
}

/** "1 scene", "4 scenes". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "scenes, images and clips". */
export function listed(things: readonly string[]): string {
  return list.format(things);
}
