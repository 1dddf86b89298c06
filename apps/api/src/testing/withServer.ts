import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../db/database.ts';
import type { TestDatabase } from './databases.ts';
import { startTestServer, type TestServer } from './startTestServer.ts';

/** A fresh database and a server on it for all tests of a `describe`. */
export function withServer({ open }: TestDatabase): {
  readonly server: TestServer;
  readonly database: Database;
} {
  let server: TestServer | undefined;
  let database: Database | undefined;
  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database);
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });
  return {
    get server() {
      return server!;
    },
    get database() {
      return database!;
    },
  };
}
