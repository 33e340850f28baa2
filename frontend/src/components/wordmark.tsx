import { texts } from '@/texts';

/** The sign (a beat that becomes a play button) and the name; on a narrow phone the sign alone. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2">
      <svg viewBox="0 0 24 20" aria-hidden className="h-5 w-6 fill-primary">
        <rect x="0" y="7" width="3" height="6" rx="1.5" />
        <rect x="5.5" y="3" width="3" height="14" rx="1.5" />
        <path d="M11.5 2.8c0-1.3 1.4-2.1 2.5-1.4l8.6 6.3c1.5 1.1 1.5 3.5 0 4.6L14 18.6c-1.1.7-2.5-.1-2.5-1.4z" />
      </svg>
      <span className="hidden text-lg font-semibold tracking-tight min-[430px]:inline">
        {texts.common.appName}
      </span>
    </span>
  );
}
