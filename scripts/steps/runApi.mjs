import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_FOLDER } from './project.mjs';

/**
 * Continues as `node apps/api/dist/main.js <args>` in this process: signals, standard input and the exit code are then
 * the API's own, and none can be lost on the way to a child. Every launcher means the same data folder by
 * `CRADLE_HOME`, whatever folder it was called from.
 */
export async function runApi(args) {
  process.env.CRADLE_HOME = path.resolve(PROJECT_FOLDER, process.env.CRADLE_HOME || '.cradle');
  // Packages check themselves in development, graphql-js every value it answers with.
  process.env.NODE_ENV ||= 'production';
  const main = path.join(PROJECT_FOLDER, 'apps', 'api', 'dist', 'main.js');
  process.argv.splice(1, Number.POSITIVE_INFINITY, main, ...args);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(main).href);
}
