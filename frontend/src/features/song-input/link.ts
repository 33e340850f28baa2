const soundFile = /\.(mp3|m4a|aac|ogg|oga|opus|flac|wav)$/i;

/** As people paste it: with blanks around it, or without https. */
export function cleanLink(text: string): string {
  const link = text.trim();
  return link === '' || /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`;
}

/** A link to a sound file is fetched as it is; of everything else the downloader takes the sound. */
export function isSoundFile(link: string): boolean {
  try {
    return soundFile.test(new URL(link).pathname);
  } catch {
    return false;
  }
}
