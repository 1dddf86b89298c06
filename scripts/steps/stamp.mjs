import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from './project.mjs';

/** Remembers, beside the dependencies, for which content a step was last finished. */
export function stamp(name) {
  const file = path.join(PROJECT_FOLDER, 'node_modules', name);
  return {
    is: (hash) => read(file) === hash,
    set: (hash) => writeFileSync(file, `${hash}\n`),
    clear: () => rmSync(file, { force: true }),
  };
}

function read(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
