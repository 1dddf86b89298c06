import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const SCRIPT = `
  const [module, folder] = process.argv.slice(1);
  require(module).PGlite.create(folder).then((pglite) => pglite.close());
`;

/**
 * Makes the data folder of an embedded database: wholly, or not at all. A process of its own does it, because that takes
 * 600 MB for a moment, of which this process would keep 200 MB for good.
 */
export async function createDataFolder(folder: string): Promise<void> {
  const unfinished = await mkdtemp(`${folder}-`);
  const module = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  try {
    await promisify(execFile)(process.execPath, ['--eval', SCRIPT, module, unfinished]);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}
