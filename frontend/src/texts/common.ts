/** Words that stand on more than one page. */
export const common = {
  appName: 'Songreel',
  optional: 'Optional',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Try again',
  loading: 'Loading',
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
  notFoundTitle: 'There is no such page',
  notFoundText: 'The address leads nowhere. All films are in the library.',
  toLibrary: 'Open the library',
} as const;
