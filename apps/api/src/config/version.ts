import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from './folders.ts';

/** Of this Cradle, as files that leave it say. */
export const PROJECT_VERSION: string = JSON.parse(
  readFileSync(path.join(PROJECT_FOLDER, 'package.json'), 'utf8'),
).version;
