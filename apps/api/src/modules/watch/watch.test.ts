import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor, makePartners, startAs } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const LIST = `watches { id kind subjectId name isInSight
  changes { code name before after unit beforeKgCo2e afterKgCo2e beforeBand { lower } afterBand { lower } } }`;
const CHANGE = (
  name: string,
) => `mutation ($kind: WatchedKind!, $ids: [ID!]!) { result: ${name}(kind: $kind, ids: $ids) {
  __typename ... on WatchList { ${LIST} } ... on InvalidInput { fields { code } } } }`;
const FOUND = `{ foundProducts(first: 200) { edges { node { id name version isWatched supplier { id } } } }
  foundSuppliers(first: 200) { edges { node { id isWatched } } } }`;
const GRANT = `mutation ($partnerId: ID!, $productIds: [ID!]!, $level: SharingLevel!) {
  grantShares(partnerId: $partnerId, productIds: $productIds, terms: { level: $level }) { ... on GrantedShares { shares { id } } } }`;

interface Watched {
  readonly id: string;
  readonly subjectId: string;
  readonly name: string;
  readonly isInSight: boolean;
  readonly changes: readonly { readonly code: string; readonly before: string; readonly after: string }[];
}
type Found = { node: { id: string; name: string; isWatched: boolean; supplier: { id: string } } };

describe.each(TEST_DATABASES)('What somebody watches on the $kind', ({ open }) => {
  let database: Database;
  let owner: TestServer;
  let colleague: TestServer;
  let buyer: TestServer;
  let partnerId: string;
  let productId: string;

  beforeAll(async () => {
    database = await open();
    owner = await startTestServer(database);
    colleague = await startTestServer(database, LOCAL_PEOPLE.REVIEWER);
    buyer = await startAs(database, 'buyer', 'Nordic Retail');
    partnerId = await makePartners(owner, buyer);
    const { assessments } = await askFor<{ assessments: { edges: { node: { product: { id: string } } }[] } }>(
      owner,
      '{ assessments(first: 1, filter: { statuses: [PUBLISHED] }) { edges { node { product { id } } } } }',
    );
    productId = assessments.edges[0]!.node.product.id;
  });
  afterAll(async () => {
    for (const server of [owner, colleague, buyer]) await server?.close();
    await database?.close();
  });

  const list = async (server = owner) =>
    (await askFor<{ watchList: { watches: Watched[] } }>(server, `{ watchList { ${LIST} } }`)).watchList
      .watches;
  const notices = async (server = owner) =>
    (await askFor<{ watchNotices: number }>(server, '{ watchNotices }')).watchNotices;
  const change = async (name: string, kind: string, ids: readonly string[], server = owner) =>
    (
      await askFor<{ result: { __typename: string; watches?: Watched[]; fields?: { code: string }[] } }>(
        ...([server, CHANGE(name), { kind, ids }] as const),
      )
    ).result;
  const seen = (server = owner, ids: readonly string[] | null = null) =>
    askFor(server, 'mutation ($ids: [ID!]) { markWatchesSeen(ids: $ids) { __typename } }', { ids });
  const found = async (server = owner) =>
    askFor<{ foundProducts: { edges: Found[] }; foundSuppliers: { edges: Found[] } }>(server, FOUND);
  const grant = async (level: string) =>
    (
      await askFor<{ grantShares: { shares: { id: string }[] } }>(owner, GRANT, {
        ...{ partnerId, productIds: [productId], level },
      })
    ).grantShares.shares[0]!.id;

  it('is there for that person alone, and as it was when it has not changed', async () => {
    const [product] = (await found()).foundProducts.edges;
    await change('watch', 'PRODUCT', [product!.node.id]);
    const again = await change('watch', 'PRODUCT', [product!.node.id]);
    expect(again.watches).toMatchObject([
      { subjectId: product!.node.id, name: product!.node.name, isInSight: true, changes: [] },
    ]);
    expect(await notices()).toBe(0);
    expect(await list(colleague)).toEqual([]);
    const { foundProducts } = await found();
    expect(foundProducts.edges.filter(({ node }) => node.isWatched).map(({ node }) => node.id)).toEqual([
      product!.node.id,
    ]);
    expect((await change('unwatch', 'PRODUCT', [product!.node.id])).watches).toEqual([]);
  });

  it('tells of a status, a figure and a product, of the supplier as well, until they are marked as seen', async () => {
    const rows = await database.query<{ id: string; supplierId: string; assessmentId: string }>(
      `SELECT p."id", p."supplierId", a."id" AS "assessmentId" FROM "Product" p
       JOIN "Supplier" s ON s."organisationId" = p."organisationId" AND s."id" = p."supplierId" AND NOT s."isOwn"
       JOIN "Assessment" a ON a."organisationId" = p."organisationId" AND a."id" = p."currentAssessmentId"
       WHERE p."organisationId" = 'local' AND a."status" = 'SELF_ASSESSED' ORDER BY p."id" LIMIT 1`,
    );
    const [row] = rows;
    const { foundProducts } = await found();
    const product = foundProducts.edges.find(({ node }) => atob(node.id) === `Product:${row!.id}`)!.node;
    await change('watch', 'PRODUCT', [product.id]);
    await change('watch', 'SUPPLIER', [product.supplier.id]);
    await database.query(
      `UPDATE "Assessment" SET "status" = 'VERIFIED' WHERE "organisationId" = 'local' AND "id" = $1`,
      [row!.assessmentId],
    );
    await database.query(
      `UPDATE "Footprint" SET "totalKgCo2e" = "totalKgCo2e" * 2 WHERE "organisationId" = 'local' AND "assessmentId" = $1`,
      [row!.assessmentId],
    );
    await moveRank(database);
    expect(await notices()).toBe(2);
    for (const { changes } of await list()) {
      expect(changes.map(({ code }) => code)).toEqual(['STATUS_CHANGED', 'FOOTPRINT_CHANGED']);
      expect(changes[0]).toMatchObject({ before: 'SELF_ASSESSED', after: 'VERIFIED' });
      const { beforeKgCo2e, afterKgCo2e } = changes[1] as never as Record<string, number>;
      expect(afterKgCo2e).toBeCloseTo(2 * beforeKgCo2e!, 9);
    }
    const [first] = await list();
    await seen(owner, [first!.id]);
    expect(await notices()).toBe(1);
    await seen();
    expect(await notices()).toBe(0);
    expect((await list()).every(({ changes }) => changes.length === 0)).toBe(true);
  });

  it('tells of labels that are suspended', async () => {
    const suppliers = await askFor<{
      foundSuppliers: { edges: { node: { id: string; supplier: { labels: { grade: string }[] } } }[] };
    }>(
      owner,
      '{ foundSuppliers(filter: { isLabelled: true }) { edges { node { id supplier { labels { grade } } } } } }',
    );
    const { id } = suppliers.foundSuppliers.edges[0]!.node;
    await change('watch', 'SUPPLIER', [id]);
    await database.query(
      `UPDATE "FactoryEvaluation" SET "state" = 'SUSPENDED' WHERE "organisationId" = 'local' AND "supplierId" = $1
       AND "state" = 'LABELLED'`,
      [atob(id).slice('Supplier:'.length)],
    );
    await moveRank(database);
    const watched = (await list()).find(({ subjectId }) => subjectId === id);
    expect(watched!.changes).toMatchObject([{ code: 'LABEL_CHANGED' }]);
    expect(watched!.changes[0]!.after).toMatch(/\|SUSPENDED$/);
    await seen();
  });

  it('that is shared tells of its end, and of nothing more than its level', async () => {
    const shareId = await grant('BANDED');
    const [shared] = (await found(buyer)).foundProducts.edges;
    await change('watch', 'PRODUCT', [shared!.node.id], buyer);
    await grant('TOTAL');
    const [opened] = await list(buyer);
    expect(opened!.changes).toMatchObject([
      { code: 'FOOTPRINT_CHANGED', beforeKgCo2e: null, afterBand: null },
    ]);
    await askFor(owner, 'mutation ($id: ID!) { revokeShare(id: $id) { __typename } }', { id: shareId });
    expect(await list(buyer)).toMatchObject([
      { isInSight: false, changes: [{ code: 'OUT_OF_SIGHT' }], name: shared!.node.name },
    ]);
    await seen(buyer);
    expect(await list(buyer)).toEqual([]);
  });

  it('is something that can be seen', async () => {
    const answer = await change('watch', 'PRODUCT', [productId], buyer);
    expect(answer.__typename).toBe('NotFound');
  });
});

/** As every write does that these tests make by hand. */
function moveRank(database: Database): Promise<unknown> {
  return database.query(`UPDATE "Organisation" SET "rankRevision" = "rankRevision" + 1 WHERE "id" = 'local'`);
}
