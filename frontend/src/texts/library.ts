import { count, fileSize } from '@/lib/format';

/** Words of the library of projects. */
export const library = {
  title: 'Library',
  newFilm: 'New film',
  untitled: 'Untitled film',
  gridLabel: 'Films',
  loading: 'Reading the library',
  loadFailed: 'The library could not be read',
  more: 'Show more',
  open: (name: string) => `Open ${name}`,
  changed: (when: string) => `Changed ${when}`,

  states: {
    draft: 'Draft',
    working: 'Being made',
    failed: 'Needs a look',
    done: 'Done',
  },
  progressOf: (name: string) => `Progress of ${name}`,
  workingAt: (percent: string) => `Being made, ${percent}`,

  menuOf: (name: string) => `Actions for ${name}`,
  openItem: 'Open',
  rename: 'Rename',
  duplicate: 'Duplicate',
  delete: 'Delete',

  renameTitle: 'Rename film',
  renameLabel: 'Title',
  renameEmpty: 'A film needs a title.',
  renamed: 'Renamed',

  duplicated: (name: string) => `A copy is there: ${name}`,
  duplicateFailed: 'The film could not be duplicated',
  showCopy: 'Open it',

  deleteTitle: (name: string) => `Delete “${name}”?`,
  deleteMeasuring: 'Counting what would be deleted',
  deleteMeasureFailed: 'What would be deleted could not be counted',
  deleteAccount: (scenes: number, takes: number, files: number, bytes: number) =>
    `${count(scenes, 'scene')}, ${count(takes, 'take')} and ${count(files, 'file')} (${fileSize(bytes)})`,
  deleteGone: 'This would be gone for good:',
  deleteWorking: 'It is being made at the moment. That work is stopped.',
  deleteNoUndo: 'There is no way to undo this.',
  deleteConfirm: 'Delete for good',
  deleted: (bytes: number) => `Deleted, ${fileSize(bytes)} are free again`,
  deleteFailed: 'The film could not be deleted',

  emptyTitle: 'Make your first film',
  emptyText:
    'A song, an idea and somebody to show: Songreel writes the scenes, paints the clips and cuts them to the song. The example has all three and is made on this machine in about a minute.',
  startExample: 'Make the example film',
  ownSong: 'Start with your own song',
  exampleFailed: 'The example could not be started',
} as const;
