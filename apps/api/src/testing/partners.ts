import type { Viewer } from '../context/context.ts';
import type { Database } from '../db/database.ts';
import { startTestServer, type TestServer } from './startTestServer.ts';

/** Somebody who owns an organisation of their own beside the demo organisation, and a server that takes them for the viewer. */
export async function startAs(database: Database, id: string, name: string): Promise<TestServer> {
  const viewer: Viewer = {
    organisationId: id,
    userId: `${id}-owner`,
    userName: `Owner of ${name}`,
    role: 'OWNER',
  };
  await database.query(
    `INSERT INTO "Organisation" ("id", "name", "country", "isBuyer") VALUES ($1, $2, 'DE', true)`,
    [id, name],
  );
  await database.query(`INSERT INTO "User" ("id", "name", "email") VALUES ($1, $2, $3)`, [
    viewer.userId,
    viewer.userName,
    `${id}@example.org`,
  ]);
  await database.query(
    `INSERT INTO "Membership" ("organisationId", "userId", "role") VALUES ($1, $2, 'OWNER')`,
    [id, viewer.userId],
  );
  return startTestServer(database, viewer);
}

/** Asks, and ends the test when there is an error instead of an answer. */
export async function askFor<Answer>(
  server: TestServer,
  query: string,
  variables: object = {},
): Promise<Answer> {
  const { data, errors } = await server.ask<Answer>(query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** Makes each of the two a partner of the other by its exchange code; the id of the second among the first one's partners. */
export async function makePartners(first: TestServer, second: TestServer): Promise<string> {
  const code = async (server: TestServer) =>
    (await askFor<{ exchangeCode: string }>(server, '{ exchangeCode }')).exchangeCode;
  const add = async (server: TestServer, exchangeCode: string) => {
    const { addPartner } = await askFor<{ addPartner: { id: string } }>(
      server,
      'mutation ($code: String!) { addPartner(input: { exchangeCode: $code }) { ... on Partner { id } } }',
      { code: exchangeCode },
    );
    return addPartner.id;
  };
  await add(second, await code(first));
  return add(first, await code(second));
}
