import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

/** What the server does otherwise on purpose, none of it required or recommended; decision 0033 says why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '5A70': 'GET is for people: a browser gets GraphiQL',
  D6D5: 'as 5A70',
  '6A70': 'as 5A70',
  LKJ1: 'application/json is answered with 200',
  LKJ2: 'as LKJ1',
  '8764': 'as LKJ1',
  '3E3A': 'as LKJ1',
};

// Nothing of this differs from database to database.
describe('The server, as the audit of GraphQL over HTTP sees it,', () => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await TEST_DATABASES[0]!.open();
    server = await startTestServer(database);
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  it('does what is required and what is recommended', async () => {
    const results = await auditServer({ url: `${server.url}/graphql` });
    const other = results.filter(({ status }) => status !== 'ok');
    expect(results.length).toBeGreaterThan(60);
    expect(other.filter(({ status }) => status !== 'notice')).toEqual([]);
    expect(
      other.filter(({ id }) => !Object.hasOwn(OTHERWISE, id)).map(({ id, name }) => `${id} ${name}`),
    ).toEqual([]);
  });
});
