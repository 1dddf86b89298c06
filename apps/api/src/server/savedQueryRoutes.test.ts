import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import { askFor, startAs } from '../testing/partners.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const PAGED = `query Stages($first: Int!, $after: String) {
  products(first: $first, after: $after, orderBy: { field: NAME, direction: ASC }) {
    pageInfo { hasNextPage endCursor }
    edges { node { sku currentAssessment { declaredUnit { amount unit } footprint { totalKgCo2e stages { stage kgCo2e } } } } }
  }
}`;

describe.each(TEST_DATABASES)('The address of a saved query on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database);
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const save = async (document: string, variables: object = {}) =>
    (
      await askFor<{ saveQuery: { id: string; key: string } }>(
        server,
        `mutation ($document: String!, $variables: JSON!) {
          saveQuery(input: { name: "File", document: $document, variables: $variables }) { ... on SavedQuery { id key } } }`,
        { document, variables },
      )
    ).saveQuery;
  const get = (path: string, headers: Readonly<Record<string, string>> = {}, { url } = server) =>
    fetch(`${url}/q/${path}`, { headers });

  it('answers all pages as a tidy table, the units beside the figures', async () => {
    const { key } = await save(PAGED, { first: 5 });
    const response = await get(`${key}.csv`);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('vary')).toMatch(/Authorization.*Cookie/);
    const rows = parseCsv(await response.text(), { columns: true, bom: true }) as Record<string, string>[];
    const { products } = await askFor<{
      products: {
        edges: {
          node: {
            sku: string;
            currentAssessment: { footprint: { stages: { kgCo2e: number | null }[] } } | null;
          };
        }[];
      };
    }>(
      server,
      '{ products(first: 1000) { edges { node { sku currentAssessment { footprint { stages { kgCo2e } } } } } } }',
    );
    expect(new Set(rows.map(({ sku }) => sku)).size).toBe(products.edges.length);
    const expected = products.edges.flatMap(({ node }) =>
      (node.currentAssessment?.footprint.stages ?? []).map(({ kgCo2e }) => kgCo2e),
    );
    const told = rows.map((row) => row['currentAssessment.footprint.stages.kgCo2e']!);
    expect(
      told
        .filter((cell) => cell !== '')
        .map(Number)
        .sort(),
    ).toEqual(expected.filter((kg) => kg !== null).sort());
    expect(rows[0]!['currentAssessment.declaredUnit.unit']).not.toBe('');
  });

  it('answers with other values of variables, and as JSON what the API answers', async () => {
    const { key } = await save(PAGED, { first: 5 });
    const response = await get(`${key}.json?variables=${encodeURIComponent('{"first":2}')}`);
    const { data } = (await response.json()) as { data: { products: { edges: object[] } } };
    expect(data.products.edges).toHaveLength(2);
    expect((await get(`${key}.json?variables=2`)).status).toBe(400);
  });

  it('gives no file that would silently be a part', async () => {
    const { key } = await save('{ products(first: 2) { edges { node { name } } } }');
    const response = await get(`${key}.csv`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toMatch(/one page/);
    const whole = await save('{ products(first: 1000) { totalCount edges { node { name } } } }');
    expect((await get(`${whole.key}.csv`)).status).toBe(200);
    const none = await save(
      '{ products(first: 9, filter: { search: "no such thing" }) { totalCount edges { node { sku name } } } }',
    );
    expect((await (await get(`${none.key}.csv`)).text()).replace(/^\uFEFF/, '').trim()).toBe('sku,name');
  });

  it('changes nothing, is loaded by no page of another site, and is nobody’s of another organisation', async () => {
    const mutation = await save('mutation { revokeOtherSessions { __typename } }');
    expect((await get(`${mutation.key}.json`)).status).toBe(400);
    const { key } = await save(PAGED, { first: 5 });
    const embedded = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await get(`${key}.json`, embedded)).status).toBe(403);
    const stranger = await startAs(database, 'stranger', 'Stranger');
    expect((await get(`${key}.json`, {}, stranger)).status).toBe(404);
    await stranger.close();
    const nobody = await startTestServer(database, null);
    expect((await get(`${key}.json`, {}, nobody)).status).toBe(401);
    await nobody.close();
  });

  it('is opened by a token that is registered for it, and by no address else', async () => {
    const [mine, other] = [await save(PAGED, { first: 3 }), await save(PAGED, { first: 4 })];
    const { createApiToken } = await askFor<{ createApiToken: { secret: string } }>(
      server,
      `mutation ($ids: [ID!]!) { createApiToken(name: "Sheet", scopes: [READ], expiresInDays: 1, savedQueryIds: $ids) {
        ... on NewApiToken { secret } } }`,
      { ids: [mine.id] },
    );
    const bearer = { authorization: `Bearer ${createApiToken.secret}` };
    expect((await get(`${mine.key}.csv`, bearer)).status).toBe(200);
    expect((await get(`${other.key}.csv`, bearer)).status).toBe(404);
  });
});
