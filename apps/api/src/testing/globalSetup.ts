import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openInMemory } from '../db/openEmbedded.ts';
import { prepareData } from '../main/prepareData.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** File with the data folder of an embedded database that holds the starter library and the demo portfolio. */
    demoDump: string;
  }
}

/** Prepares the demo database once; every test file begins with a copy of it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-test-'));
  const database = await openInMemory();
  await prepareData(database, { local: true, demo: true, onProgress: () => undefined });
  const dump = await database.dumpInMemory();
  await database.close();
  const file = path.join(folder, 'demo.tar');
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  project.provide('demoDump', file);
  return () => rm(folder, { recursive: true, force: true });
}
