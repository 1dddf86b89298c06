import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORGANISATION } from '../../context/localPeople.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askStream, listen } from '../../testing/listen.ts';
import { askFor, makePartners, startAs } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const QUESTION = `subscription ($after: String) {
  footprintPublished(after: $after) { id version productName totalKgCo2e publicationCursor } }`;

interface Heard {
  readonly footprintPublished: {
    readonly productName: string;
    readonly version: number;
    readonly publicationCursor: string;
  };
}

describe.each(TEST_DATABASES)('Whoever listens on the $kind', ({ open }) => {
  let database: Database;
  let supplier: TestServer;
  let buyer: TestServer;
  let stranger: TestServer;
  let shares: { id: string; product: { id: string } }[];

  beforeAll(async () => {
    database = await open();
    supplier = await startTestServer(database);
    buyer = await startAs(database, 'buyer', 'Nordic Retail');
    stranger = await startAs(database, 'other', 'Other');
    const partnerId = await makePartners(supplier, buyer);
    const productIds = (
      await askFor<{ assessments: { edges: { node: { product: { id: string } } }[] } }>(
        supplier,
        '{ assessments(first: 6, filter: { statuses: [VERIFIED] }) { edges { node { product { id } } } } }',
      )
    ).assessments.edges.map(({ node }) => node.product.id);
    const { grantShares } = await askFor<{ grantShares: { shares: typeof shares } }>(
      supplier,
      `mutation ($partnerId: ID!, $productIds: [ID!]!) {
        grantShares(partnerId: $partnerId, productIds: $productIds, terms: { level: TOTAL }) {
          ... on GrantedShares { shares { id product { id } } } } }`,
      { partnerId, productIds },
    );
    shares = grantShares.shares;
  });
  afterAll(async () => {
    for (const server of [supplier, buyer, stranger]) await server?.close();
    await database?.close();
  });

  it('hears of what is published and shared, and of nothing whose share was revoked', async () => {
    const [ofBuyer, ofStranger] = [await listenAs(buyer), await listenAs(stranger)];
    const [revoked, kept] = shares;
    await askFor(supplier, 'mutation ($id: ID!) { revokeShare(id: $id) { __typename } }', {
      id: revoked!.id,
    });
    for (const { product } of [revoked!, kept!]) await publish(supplier, product.id);
    await expect.poll(() => ofBuyer.heard.length, { timeout: 20_000 }).toBe(1);
    const { product } = await askFor<{ product: { name: string } }>(
      supplier,
      'query ($id: ID!) { product(id: $id) { name } }',
      { id: kept!.product.id },
    );
    expect(ofBuyer.heard[0]!.footprintPublished.productName).toBe(product.name);
    expect(ofStranger.heard).toEqual([]);
    const reads = await database.query('SELECT 1 FROM "FootprintRead" WHERE "organisationId" = $1', [
      LOCAL_ORGANISATION,
    ]);
    expect(reads).toHaveLength(1);
    ofBuyer.stop();
    ofStranger.stop();
  });

  it('hears what was missed, in order and once, when coming back with the cursor of the last', async () => {
    const [, , first, second, third] = shares;
    const before = await listenAs(buyer);
    await publish(supplier, first!.product.id);
    await expect.poll(() => before.heard.length, { timeout: 20_000 }).toBe(1);
    before.stop();
    const { publicationCursor, productName } = before.heard[0]!.footprintPublished;
    await publish(supplier, second!.product.id);
    await publish(supplier, third!.product.id);
    const back = await listenAs(buyer, publicationCursor);
    await expect.poll(() => back.heard.length, { timeout: 20_000 }).toBe(2);
    const names = back.heard.map(({ footprintPublished }) => footprintPublished.productName);
    expect(names).not.toContain(productName);
    const end = await listenAs(buyer, back.heard[1]!.footprintPublished.publicationCursor);
    const lastButOne = await listenAs(buyer, back.heard[0]!.footprintPublished.publicationCursor);
    await expect.poll(() => lastButOne.heard.length, { timeout: 20_000 }).toBe(1);
    expect(lastButOne.heard[0]!.footprintPublished.productName).toBe(names[1]);
    expect(end.heard).toEqual([]);
    for (const listening of [back, end, lastButOne]) listening.stop();
  });

  it('is told when the cursor is none', async () => {
    const answer = await askStream(buyer.url, QUESTION, { variables: { after: 'made up' } });
    expect(await answer.text()).toContain('CURSOR_UNKNOWN');
  });

  it('is let go when the server ends, to go on elsewhere', async () => {
    const leaving = await startTestServer(database);
    const listening = await listenAs(leaving);
    await leaving.close();
    await expect.poll(() => listening.isOver()).toBe(true);
  });

  it('is sent elsewhere with anything but a subscription', async () => {
    const answer = await askStream(buyer.url, '{ products(first: 1) { totalCount } }');
    expect(answer.status).toBe(400);
  });
});

function listenAs({ url }: TestServer, after: string | null = null) {
  return listen<Heard>(url, QUESTION, { variables: { after } });
}

async function publish(server: TestServer, productId: string): Promise<void> {
  const { product } = await askFor<{
    product: { assessments: { edges: { node: { id: string; status: string; revision: number } }[] } };
  }>(
    server,
    'query ($id: ID!) { product(id: $id) { assessments(first: 5) { edges { node { id status revision } } } } }',
    { id: productId },
  );
  const { id, revision } = product.assessments.edges
    .map(({ node }) => node)
    .find(({ status }) => status === 'VERIFIED')!;
  const { moveAssessment } = await askFor<{ moveAssessment: { __typename: string } }>(
    server,
    `mutation ($id: ID!, $revision: Int!) { moveAssessment(id: $id, revision: $revision, to: PUBLISHED) {
      __typename ... on InvalidInput { message } } }`,
    { id, revision },
  );
  expect(moveAssessment).toMatchObject({ __typename: 'Assessment' });
}
