import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../db/database.ts';
import { openInMemory } from '../db/openEmbedded.ts';
import { openServer } from '../db/openServer.ts';
import { prepareData } from '../main/prepareData.ts';

/** A kind of database the tests run on, and how to open a fresh one that holds the demo portfolio. */
export interface TestDatabase {
  readonly kind: string;
  open(): Promise<Database>;
}

const EMBEDDED: TestDatabase = {
  kind: 'embedded database',
  open: async () => openInMemory(await openAsBlob(inject('demoDump'))),
};

/** The embedded database always; the PostgreSQL server that TEST_DATABASE_URL names as well. */
export const TEST_DATABASES: readonly TestDatabase[] = process.env.TEST_DATABASE_URL
  ? [EMBEDDED, { kind: 'PostgreSQL server', open: () => openThrowAway(process.env.TEST_DATABASE_URL!) }]
  : [EMBEDDED];

/** A database of its own on the server, removed when it is closed. */
async function openThrowAway(adminUrl: string): Promise<Database> {
  const name = `cradle_test_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `CREATE DATABASE "${name}"`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const database = await openServer(url.toString());
  await prepareData(database, { local: true, demo: true, onProgress: () => undefined });
  return {
    ...database,
    async close() {
      await database.close();
      await administer(adminUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
