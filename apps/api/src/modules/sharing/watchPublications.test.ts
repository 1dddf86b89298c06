import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORGANISATION } from '../../context/localPeople.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor, makePartners, startAs } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const QUESTION = 'subscription { footprintPublished { id version productName totalKgCo2e } }';

interface Heard {
  readonly data: { readonly footprintPublished: { readonly productName: string; readonly version: number } };
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
        '{ assessments(first: 2, filter: { statuses: [VERIFIED] }) { edges { node { product { id } } } } }',
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
    const [ofBuyer, ofStranger] = [await listen(buyer), await listen(stranger)];
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
    expect(ofBuyer.heard[0]!.data.footprintPublished.productName).toBe(product.name);
    expect(ofStranger.heard).toEqual([]);
    const reads = await database.query('SELECT 1 FROM "FootprintRead" WHERE "organisationId" = $1', [
      LOCAL_ORGANISATION,
    ]);
    expect(reads).toHaveLength(1);
    ofBuyer.stop();
    ofStranger.stop();
  });

  it('is sent elsewhere with anything but a subscription', async () => {
    const answer = await ask(buyer, '{ products(first: 1) { totalCount } }');
    expect(answer.status).toBe(400);
  });
});

function ask({ url }: TestServer, query: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
    ...(signal && { signal }),
  });
}

async function listen(server: TestServer) {
  const leaving = new AbortController();
  const heard: Heard[] = [];
  const response = await ask(server, QUESTION, leaving.signal);
  expect(response.status).toBe(200);
  const read = async () => {
    let text = '';
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(piece).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.+)$/m.exec(event)?.[1];
        if (event.includes('event: next') && data) heard.push(JSON.parse(data));
      }
    }
  };
  read().catch(() => undefined);
  return { heard, stop: () => leaving.abort() };
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
