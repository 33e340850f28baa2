import { count } from '@/lib/format';

/** Words that stand on more than one page. */
export const common = {
  appName: 'Songreel',
  optional: 'Optional',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Try again',
  loading: 'Loading',
  scenes: (number: number) => count(number, 'scene'),
  /** How long it will still take, no more exactly than anybody can tell. */
  secondsLeft: (seconds: number) => {
    if (seconds < 5) return 'a few seconds left';
    if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
    if (seconds < 3600) return `about ${Math.round(seconds / 60)} min left`;
    return `about ${Math.round(seconds / 3600)} h left`;
  },
  failed: 'That did not work',
  unknownFailure: 'Something went wrong, and nobody said what.',
  unreachable: 'The server does not answer. Is songreel serve still running?',
  statusWithoutReason: (status: number) => `The server answered with status ${status} and no reason.`,

  skipToContent: 'Skip to content',
  navigation: 'Main',
  navLibrary: 'Library',
  navCreate: 'Create',
  navSettings: 'Settings',
  switchToLight: 'Switch to the light theme',
  switchToDark: 'Switch to the dark theme',

  connectionLost: 'The connection to the server is lost. Trying again; what has been made is safe.',

  pageBroken: 'This page has a fault',
  pageBrokenText: 'Reload it. What is on the server is safe.',
  reload: 'Reload',
  notFoundTitle: 'There is nothing here',
  notFoundText: 'The address leads nowhere. All films are in the library.',
  toLibrary: 'Open the library',
} as const;
