/** Words of the settings page and of the log-in. */
export const settings = {
  title: 'Settings',

  makersTitle: 'Makers',
  makersText:
    'Who writes scenes and paints images and clips. Keys are read from the environment of the server, or from its .env file, when it starts.',
  makersFailed: 'The makers could not be read',
  makersLoading: 'Asking which makers are ready',
  ready: 'Ready',
  notReady: 'Not ready',
  missing: (count: number) => (count === 1 ? 'Missing variable:' : 'Missing variables:'),
  makes: (things: string) => `Makes ${things}`,
  things: { scenes: 'scenes', images: 'images', clips: 'clips', lips: 'synced lips' } as Record<
    string,
    string
  >,

  themeTitle: 'Appearance',
  themeLabel: 'Theme',
  themes: { dark: 'Dark', light: 'Light', system: 'As the system' },

  accessTitle: 'Access',
  accessText: 'This browser is logged in. That lasts for 30 days, or until the key is changed on the server.',
  logOut: 'Log out',
  logOutFailed: 'Logging out did not work',

  aboutTitle: 'About',
  version: 'Version',
  unknownVersion: 'Unknown',
  licence: 'Licence',
  licenceName: 'GPL-3.0-or-later',
  fontsLabel: 'Typeface',
  fonts: 'Instrument Sans, SIL Open Font License 1.1',
  apiLabel: 'HTTP API',
  apiReference: 'Read and try the reference',

  logInTitle: 'Log in',
  logInText: 'This studio asks for a key. It is one of those in API_KEY on the server.',
  logInLabel: 'Access key',
  logInEmpty: 'Enter the key.',
  logInWrong: 'That is not one of the keys.',
  logInButton: 'Log in',
} as const;
