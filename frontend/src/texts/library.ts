import { count, fileSize, listed } from '@/lib/format';

/** "4 scenes, 5 takes and 6 files (48.1 MB)"; what there is none of is not named. */
function account(scenes: number, takes: number, files: number, bytes: number): string {
  const parts = [
    scenes > 0 ? count(scenes, 'scene') : '',
    takes > 0 ? count(takes, 'take') : '',
    files > 0 ? `${count(files, 'file')} (${fileSize(bytes)})` : '',
  ].filter(Boolean);
  return parts.length > 0 ? listed(parts) : 'its idea and settings; nothing has been made yet';
}

/** Words of the library of projects. */
export const library = {
  title: 'Library',
  newFilm: 'New film',
  untitled: 'Untitled film',
  gridLabel: 'Films',
  loading: 'Reading the library',
  loadFailed: 'The library could not be read',
  more: 'Show more',

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
  deleteAccount: account,
  deleteGone: 'This would be gone for good:',
  deleteWorking: 'It is being made at the moment. That work is stopped.',
  deleteNoUndo: 'There is no way to undo this.',
  deleteConfirm: 'Delete for good',
  deleted: (bytes: number) => (bytes > 0 ? `Deleted, ${fileSize(bytes)} are free again` : 'Deleted'),
  deleteFailed: 'The film could not be deleted',

  emptyTitle: 'Make your first film',
  emptyText:
    'A song, an idea and somebody to show: Songreel writes the scenes, paints the clips and cuts them to the song. The example has all three and is made on this machine in a minute or two.',
  startExample: 'Make the example film',
  ownSong: 'Start with your own song',
  exampleFailed: 'The example could not be started',
} as const;
