import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { inject } from 'vitest';
import type { Database } from '../db/database.ts';
import { openInMemory } from '../db/openEmbedded.ts';
import { openServer } from '../db/openServer.ts';
import { administer, urlOfDatabase } from './administer.ts';

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
  await administer(adminUrl, `CREATE DATABASE "${name}" TEMPLATE "${inject('demoTemplate')}"`);
  const database = await openServer(urlOfDatabase(adminUrl, name));
  return {
    ...database,
    async close() {
      await database.close();
      await administer(adminUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    },
  };
}
