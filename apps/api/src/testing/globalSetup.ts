import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Database } from '../db/database.ts';
import { openInMemory } from '../db/openEmbedded.ts';
import { openServer } from '../db/openServer.ts';
import { prepareData } from '../main/prepareData.ts';
import { administer, urlOfDatabase } from './administer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** File with the data folder of an embedded database that holds the starter library and the demo portfolio. */
    demoDump: string;
    /** Database on the server that holds the same, to be copied; null where no server is tested. */
    demoTemplate: string | null;
  }
}

/** Prepares the demo database once of each kind; every test file begins with a copy of it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-test-'));
  const file = path.join(folder, 'demo.tar');
  const adminUrl = process.env.TEST_DATABASE_URL;
  const [, template] = await Promise.all([dumpDemo(file), adminUrl ? makeTemplate(adminUrl) : null]);
  project.provide('demoDump', file);
  project.provide('demoTemplate', template);
  return async () => {
    await rm(folder, { recursive: true, force: true });
    if (adminUrl) await administer(adminUrl, `DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
  };
}

async function dumpDemo(file: string): Promise<void> {
  const database = await openInMemory();
  await fillWithDemo(database);
  const dump = await database.dumpInMemory();
  await database.close();
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
}

async function makeTemplate(adminUrl: string): Promise<string> {
  const name = `cradle_test_template_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `CREATE DATABASE "${name}"`);
  const database = await openServer(urlOfDatabase(adminUrl, name));
  await fillWithDemo(database);
  await database.close();
  return name;
}

function fillWithDemo(database: Database): Promise<unknown> {
  return prepareData(database, { local: true, demo: true, partners: false, onProgress: () => undefined });
}
