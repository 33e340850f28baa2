// All words of the interface stand in this folder, a file for each subject.
import { common } from './common';
import { create } from './create';
import { library } from './library';
import { makers } from './makers';
import { run } from './run';
import { settings } from './settings';

export const texts = { common, library, settings, create, run, makers };
