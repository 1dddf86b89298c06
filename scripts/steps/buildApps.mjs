import { existsSync } from 'node:fs';
import path from 'node:path';
import { contentHash } from './contentHash.mjs';
import { PROJECT_FOLDER } from './project.mjs';
import { runInstalled } from './runProgram.mjs';
import { stamp } from './stamp.mjs';

const SOURCES = ['apps', 'packages', 'package.json', 'pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json'];
const RESULTS = ['apps/api/dist/main.js', 'apps/dashboard/dist/index.html'];
const built = stamp('.cradle-build');

/**
 * Generates code and builds what is out of date. Turbo decides that too, but takes seconds to say that nothing is.
 *
 * @returns whether anything had to be done
 */
export async function buildApps() {
  const wanted = contentHash(PROJECT_FOLDER, SOURCES, [process.versions.node]);
  if (built.is(wanted) && RESULTS.every((file) => existsSync(path.join(PROJECT_FOLDER, file)))) return false;
  built.clear();
  await runInstalled('turbo', ['run', 'build', '--output-logs=errors-only', '--env-mode=loose']);
  built.set(wanted);
  return true;
}
