import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_VIEWER } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { createApiToken } from '../modules/account/apiToken.ts';
import { hashOfDocument } from '../modules/savedQuery/documentHash.ts';
import { MOST_PERSISTED } from '../modules/savedQuery/persistedOperation.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import { askFor, startAs } from '../testing/partners.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const DOCUMENT =
  'query Own($first: Int = 2) { products(first: $first) { totalCount edges { node { name } } } }';
const LISTEN = 'subscription Listen { footprintPublished { version } }';

interface Answer {
  readonly status: number;
  readonly body: {
    readonly data?: {
      readonly products?: { readonly totalCount: number; readonly edges: readonly object[] };
    } | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions?: { readonly code: string };
    }[];
  };
}

describe.each(TEST_DATABASES)('Operations that are named instead of sent, on the $kind,', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let replica: TestServer;
  let stranger: TestServer;
  let nobody: TestServer;

  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database);
    replica = await startTestServer(database);
    stranger = await startAs(database, 'stranger', 'Stranger');
    nobody = await startTestServer(database, null);
  });
  afterAll(async () => {
    for (const each of [server, replica, stranger, nobody]) await each?.close();
    await database?.close();
  });

  const post = async (
    { url }: TestServer,
    body: object,
    headers: Readonly<Record<string, string>> = {},
    path = '/graphql',
  ): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  const byHash = (document: string, more: object = {}) => ({
    extensions: { persistedQuery: { version: 1, sha256Hash: hashOfDocument(document) } },
    ...more,
  });
  const codesOf = ({ body }: Answer) => body.errors?.map(({ extensions }) => extensions?.code);
  const save = async (document: string, name = 'Kept') =>
    (
      await askFor<{ saveQuery: { id: string; key: string; current: { documentId: string } } }>(
        server,
        `mutation ($document: String!, $name: String!) { saveQuery(input: { name: $name, document: $document }) {
          ... on SavedQuery { id key current { documentId } } } }`,
        { document, name },
      )
    ).saveQuery;

  it('are asked for once, by the protocol of Apollo, and known to every server from then on', async () => {
    const unknown = await post(server, byHash(DOCUMENT));
    expect(unknown).toMatchObject({ status: 200, body: { errors: [{ message: 'PersistedQueryNotFound' }] } });
    expect(codesOf(unknown)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    const sent = await post(server, byHash(DOCUMENT, { query: DOCUMENT }));
    expect(sent.body.data?.products?.edges).toHaveLength(2);
    const named = await post(replica, byHash(DOCUMENT, { variables: { first: 3 } }));
    expect(named.body.data?.products?.edges).toHaveLength(3);
  });

  it('are nobody’s of another organisation, whoever knows the hash', async () => {
    await post(server, byHash(DOCUMENT, { query: DOCUMENT }));
    const { current, key } = await save('query Theirs { viewer { role } }');
    expect(codesOf(await post(stranger, byHash(DOCUMENT)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    for (const documentId of [`sha256:${hashOfDocument(DOCUMENT)}`, current.documentId, key]) {
      const answer = await post(stranger, { documentId });
      expect(answer.status).toBe(404);
      expect(codesOf(answer)).toEqual(['DOCUMENT_NOT_FOUND']);
    }
  });

  it('are not kept for whoever has no account', async () => {
    const open = '{ signInState { hasSession } }';
    expect((await post(nobody, byHash(open, { query: open }))).body.data).toEqual({
      signInState: { hasSession: false },
    });
    expect(codesOf(await post(nobody, byHash(open)))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });

  it('are kept under their own hash only, when they are valid and not too long, and not without end', async () => {
    const other = hashOfDocument('{ other }');
    const wrong = await post(server, {
      query: DOCUMENT,
      extensions: { persistedQuery: { version: 1, sha256Hash: other } },
    });
    expect(wrong).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'provided sha does not match query' }] },
    });
    const invalid = '{ nonsense }';
    const long = `{ viewer { role } } #${'x'.repeat(60_000)}`;
    for (const document of [invalid, long]) {
      await post(server, byHash(document, { query: document }));
      expect(codesOf(await post(server, byHash(document)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    }
    await database.query(
      `INSERT INTO "PersistedOperation" ("organisationId", "hash", "document", "usedAt")
       SELECT 'local', 'old ' || n, '{ x }', now() - interval '1 day' FROM generate_series(1, $1::int) n`,
      [MOST_PERSISTED],
    );
    const fresh = '{ viewer { curator } }';
    await post(server, byHash(fresh, { query: fresh }));
    const [{ count }] = (await database.query<{ count: number }>(
      `SELECT count(*)::int AS "count" FROM "PersistedOperation" WHERE "organisationId" = 'local'`,
    )) as [{ count: number }];
    expect(count).toBe(MOST_PERSISTED);
    expect((await post(server, byHash(fresh))).body.data).toEqual({ viewer: { curator: true } });
  });

  it('may be saved queries, by hash or by key', async () => {
    const { key, current } = await save('query Roles { viewer { role } }');
    for (const documentId of [key, current.documentId])
      expect((await post(server, { documentId })).body.data).toEqual({ viewer: { role: 'OWNER' } });
  });

  describe('by a token with registered operations,', () => {
    let bearer: { readonly authorization: string };
    let saved: Awaited<ReturnType<typeof save>>;
    let tokenId: string;
    beforeAll(async () => {
      saved = await save(DOCUMENT, 'For the partner');
      const listen = await save(LISTEN, 'Listen');
      const { createApiToken: made } = await askFor<{
        createApiToken: { secret: string; token: { id: string } };
      }>(
        server,
        `mutation ($ids: [ID!]!) { createApiToken(name: "Partner", scopes: [READ], expiresInDays: 1, savedQueryIds: $ids) {
          ... on NewApiToken { secret token { id } } } }`,
        { ids: [saved.id, listen.id] },
      );
      bearer = { authorization: `Bearer ${made.secret}` };
      tokenId = made.token.id;
    });

    it('run whichever way they are named', async () => {
      for (const body of [
        { documentId: saved.key },
        { documentId: saved.current.documentId },
        byHash(DOCUMENT),
        { query: DOCUMENT },
      ]) {
        const answer = await post(server, body, bearer);
        expect(answer.body.data?.products?.edges).toHaveLength(2);
      }
    });

    it('and nothing else runs, however it is sent', async () => {
      await post(server, byHash('{ viewer { role } }', { query: '{ viewer { role } }' }));
      const other = await save('{ viewer { curator } }', 'Other');
      for (const body of [
        { query: '{ viewer { role } }' },
        { query: `${DOCUMENT} ` },
        { query: '{ __schema { queryType { name } } }' },
        byHash('{ viewer { role } }'),
        byHash(DOCUMENT, { query: '{ viewer { role } }' }),
        { documentId: saved.key, query: '{ viewer { role } }' },
        { documentId: other.key },
        { documentId: other.current.documentId },
        { documentId: 7 },
        [{ query: '{ viewer { role } }' }],
        {},
      ]) {
        const answer = await post(server, body, bearer);
        expect(answer.status, JSON.stringify(body)).toBe(403);
        expect(codesOf(answer)).toEqual(['OPERATION_NOT_REGISTERED']);
      }
      const query = encodeURIComponent('{ viewer { role } }');
      for (const [path, method] of [
        [`/graphql?query=${query}`, 'GET'],
        ['/organisation/audit-log.csv', 'GET'],
        ['/library/uploads?name=a.csv', 'POST'],
        ['/assessments/a/report.json', 'GET'],
      ] as const) {
        const response = await fetch(`${server.url}${path}`, {
          method,
          headers: { ...bearer, 'apollo-require-preflight': '1', accept: 'application/json' },
        });
        expect(response.status, path).toBe(403);
      }
      const stream = await post(
        server,
        { query: 'subscription { footprintPublished { id } }' },
        bearer,
        '/graphql/stream',
      );
      expect(stream.status).toBe(403);
    });

    it('are listened to where they are subscriptions', async () => {
      const response = await fetch(`${server.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...bearer },
        body: JSON.stringify({ documentId: `sha256:${hashOfDocument(LISTEN)}` }),
      });
      expect(response.status).toBe(200);
      await response.body?.cancel();
    });

    it('stay as they were registered when the saved query goes on, until they are registered anew', async () => {
      await askFor(
        server,
        `mutation ($id: ID!) { updateSavedQuery(id: $id, version: 1, input: { name: "Wider", document: "{ viewer { role } }" }) { __typename } }`,
        { id: saved.id },
      );
      expect(
        (await post(server, { documentId: saved.key }, bearer)).body.data?.products?.totalCount,
      ).toBeGreaterThan(0);
      expect(codesOf(await post(server, { query: '{ viewer { role } }' }, bearer))).toEqual([
        'OPERATION_NOT_REGISTERED',
      ]);
      await askFor(
        server,
        'mutation ($id: ID!, $ids: [ID!]!) { registerOperations(id: $id, savedQueryIds: $ids) { ... on ApiToken { id } } }',
        { id: tokenId, ids: [saved.id] },
      );
      expect((await post(server, { documentId: saved.key }, bearer)).body.data).toEqual({
        viewer: { role: 'OWNER' },
      });
      expect(codesOf(await post(server, { query: DOCUMENT }, bearer))).toEqual(['OPERATION_NOT_REGISTERED']);
    });

    it('are not added to a token that may run everything, nor taken from another organisation', async () => {
      const { token } = await createApiToken(database, LOCAL_VIEWER, {
        name: 'Wide',
        scopes: ['read'],
        expiresInDays: 1,
      });
      const register =
        'mutation ($id: ID!, $ids: [ID!]!) { answer: registerOperations(id: $id, savedQueryIds: $ids) { __typename } }';
      expect(await askFor(server, register, { id: token.id, ids: [saved.id] })).toEqual({
        answer: { __typename: 'NotFound' },
      });
      const { answer } = await askFor<{ answer: { fields: object[] } }>(
        stranger,
        `mutation ($ids: [ID!]!) { answer: createApiToken(name: "Mine", scopes: [READ], expiresInDays: 1, savedQueryIds: $ids) {
          ... on InvalidInput { fields { code } } } }`,
        { ids: [saved.id] },
      );
      expect(answer.fields).toEqual([{ code: 'UNKNOWN_REFERENCE' }]);
    });
  });
});
