import { levelGives, SHARED_FIELDS, SHARING_LEVELS, type SharedField } from '@cradle/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor, makePartners, startAs } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const FIGURES = `fragment Figures on FootprintFigures {
  totalKgCo2e fossilKgCo2e dataQuality stages { stage kgCo2e } gaps { code } }`;
const SHARED = `${FIGURES} { sharedFootprints { totalCount edges { node { id level version productName supplierName
  ...Figures totalBand { lower upper } stageBands { stage band { lower upper } } contributions { gas kgCo2e }
  withheld { field code } } } } }`;
const GRANT = `mutation ($partnerId: ID!, $productIds: [ID!]!, $terms: ShareTermsInput!) {
  grantShares(partnerId: $partnerId, productIds: $productIds, terms: $terms) {
    ... on GrantedShares { shares { id revision level } } ... on NotFound { code } ... on InvalidInput { fields { field code } } } }`;
const READS =
  '{ footprintReads { totalCount edges { node { readerName channel level version share { id } } } } }';
const ASK = `mutation ($partnerId: ID!, $input: DataRequestInput!) { askForData(partnerId: $partnerId, input: $input) {
  ... on DataRequest { id state } ... on NotFound { code } ... on InvalidInput { fields { field code } } } }`;
const REQUESTS = `query ($direction: RequestDirection) { dataRequests(filter: { direction: $direction }) { edges { node {
  id state productName reminders declineReason actions partner { id name } product { name } } } } }`;
const STEP = (call: string) =>
  `mutation ($id: ID!) { answer: ${call} { ... on DataRequest { state reminders } ... on NotFound { code } ... on InvalidInput { fields { code } } } }`;

interface Shared {
  id: string;
  level: string;
  version: number | null;
  totalKgCo2e: number | null;
  stages: { stage: string; kgCo2e: number }[] | null;
  totalBand: { lower: number; upper: number } | null;
  stageBands: object[] | null;
  contributions: { kgCo2e: number }[] | null;
  withheld: { field: string; code: string }[];
}

describe.each(TEST_DATABASES)('Footprints on the $kind', ({ open }) => {
  let database: Database;
  let supplier: TestServer;
  let buyer: TestServer;
  let stranger: TestServer;
  let partnerId: string;
  let productId: string;
  let ownTotal: number;

  beforeAll(async () => {
    database = await open();
    supplier = await startTestServer(database);
    buyer = await startAs(database, 'buyer', 'Nordic Retail');
    stranger = await startAs(database, 'other', 'Other');
    partnerId = await makePartners(supplier, buyer);
    const { product } = await publishedProduct(supplier);
    productId = product.id;
    ownTotal = product.totalKgCo2e;
  });
  afterAll(async () => {
    for (const server of [supplier, buyer, stranger]) await server?.close();
    await database?.close();
  });

  const grant = async (terms: object, server = supplier) =>
    (
      await askFor<{
        grantShares: {
          shares: { id: string; revision: number }[];
          code?: string;
          fields?: { code: string }[];
        };
      }>(server, GRANT, { partnerId, productIds: [productId], terms })
    ).grantShares;
  const read = async (server = buyer) => {
    const { sharedFootprints } = await askFor<{
      sharedFootprints: { totalCount: number; edges: { node: Shared }[] };
    }>(server, SHARED);
    return sharedFootprints.edges.map(({ node }) => node);
  };
  const reads = async () =>
    (await askFor<{ footprintReads: { totalCount: number; edges: { node: object }[] } }>(supplier, READS))
      .footprintReads;

  it('are nobody else’s before there is a consent, whoever the partners are', async () => {
    expect(await read()).toEqual([]);
    expect((await reads()).totalCount).toBe(0);
  });

  it('show at each level what it gives, and name what they withhold and why', async () => {
    await grant({ level: 'BANDED' });
    const [banded] = await read();
    expect(banded).toMatchObject({ totalKgCo2e: null, stages: null, contributions: null });
    expect(banded!.totalBand!.lower).toBeLessThanOrEqual(ownTotal);
    expect(banded!.totalBand!.upper).toBeGreaterThan(ownTotal);
    expect(banded!.stageBands!.length).toBeGreaterThan(0);
    expect(banded!.withheld).toContainEqual({ field: 'totalKgCo2e', code: 'GIVEN_AS_RANGE' });
    await grant({ level: 'TOTAL' });
    expect((await read())[0]).toMatchObject({ totalKgCo2e: ownTotal, totalBand: null, stages: null });
    await grant({ level: 'STAGES' });
    const [staged] = await read();
    const inside = staged!.stages!.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
    expect(inside.reduce((sum, { kgCo2e }) => sum + kgCo2e, 0)).toBeCloseTo(ownTotal, 6);
    expect(staged!.withheld).toEqual([{ field: 'contributions', code: 'NOT_IN_LEVEL' }]);
    await grant({ level: 'FULL' });
    const [full] = await read();
    expect(full!.contributions!.length).toBeGreaterThan(0);
    expect(full!.withheld).toEqual([]);
  });

  it.each(SHARING_LEVELS)('give at the level %s the fields of its row and no other', async (level) => {
    await grant({ level });
    const selected = Object.keys(SHARED_FIELDS).map((field) =>
      field === 'stages'
        ? 'stages { stage }'
        : field === 'contributions'
          ? 'contributions { kgCo2e }'
          : field,
    );
    const { sharedFootprints } = await askFor<{
      sharedFootprints: { edges: { node: Record<string, unknown> & { withheld: { field: string }[] } }[] };
    }>(
      buyer,
      `{ sharedFootprints(first: 1) { edges { node { ${selected.join(' ')} withheld { field code } } } } }`,
    );
    const { node } = sharedFootprints.edges[0]!;
    const withheld = node.withheld.map(({ field }) => field);
    for (const field of Object.keys(SHARED_FIELDS) as SharedField[]) {
      const isGiven = levelGives(level, field);
      expect(withheld.includes(field), field).toBe(!isGiven);
      if (!isGiven) expect(node[field], field).toBeNull();
    }
    await grant({ level: 'FULL' });
  });

  it('leave each read in the log of the supplier, with what was shown, and as a file', async () => {
    const before = (await reads()).totalCount;
    await read();
    const log = await reads();
    expect(log.totalCount).toBe(before + 1);
    expect(log.edges[0]!.node).toMatchObject({
      readerName: 'Nordic Retail',
      channel: 'GRAPHQL',
      level: 'FULL',
    });
    const file = await (await fetch(`${supplier.url}/organisation/read-log.csv`)).text();
    expect(file.trim().split('\n')).toHaveLength(log.totalCount + 1);
    const theirs = await askFor<{ footprintReads: { totalCount: number } }>(buyer, READS);
    expect(theirs.footprintReads.totalCount).toBe(0);
  });

  it('are read by as many statements for many products as for one', async () => {
    const one = await countStatements(() => read());
    const { products } = await askFor<{ products: { edges: { node: { id: string } }[] } }>(
      supplier,
      '{ products(first: 8) { edges { node { id } } } }',
    );
    const others = products.edges.map(({ node }) => node.id);
    await askFor(supplier, GRANT, { partnerId, productIds: others, terms: { level: 'FULL' } });
    // One more, where a product is made at a site that is known.
    expect(await countStatements(() => read())).toBeLessThanOrEqual(one + 1);
  });

  it('that are not published are announced without a figure', async () => {
    const unpublished = (await read()).filter(({ version }) => version === null);
    expect(unpublished.length).toBeGreaterThan(0);
    for (const shared of unpublished) {
      expect(shared).toMatchObject({ totalKgCo2e: null, totalBand: null, stages: null, contributions: null });
      expect(shared.withheld.every(({ code }) => code === 'NOT_PUBLISHED')).toBe(true);
    }
  });

  it('are shown to the partner only, by list and by id', async () => {
    const [first] = await read();
    expect(await read(stranger)).toEqual([]);
    const byId = (server: TestServer) =>
      askFor<{ sharedFootprint: Shared | null }>(
        server,
        'query ($id: ID!) { sharedFootprint(id: $id) { id } }',
        { id: first!.id },
      );
    expect((await byId(buyer)).sharedFootprint).toEqual({ id: first!.id });
    expect((await byId(stranger)).sharedFootprint).toBeNull();
  });

  it('are closed at once by a revocation, and by the end of the time', async () => {
    const { shares } = await grant({ level: 'TOTAL' });
    const [shown] = await read();
    await askFor(supplier, 'mutation ($id: ID!) { revokeShare(id: $id) { __typename } }', {
      id: shares[0]!.id,
    });
    expect((await read()).map(({ id }) => id)).not.toContain(shown!.id);
    const byId = await askFor<{ sharedFootprint: null }>(
      buyer,
      'query ($id: ID!) { sharedFootprint(id: $id) { id } }',
      { id: shown!.id },
    );
    expect(byId.sharedFootprint).toBeNull();
    await grant({ level: 'TOTAL', expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect((await read()).map(({ id }) => id)).toContain(shown!.id);
    await database.query(`UPDATE "FootprintShare" SET "expiresAt" = now() - interval '1 second'`);
    expect((await read()).map(({ id }) => id)).not.toContain(shown!.id);
    expect((await grant({ level: 'TOTAL', expiresAt: '2020-01-01T00:00:00Z' })).fields).toMatchObject([
      { code: 'EXPIRY_PAST' },
    ]);
  });

  it('are shared on changed terms by whoever has seen the last ones', async () => {
    const { shares } = await grant({ level: 'TOTAL' });
    const change = (revision: number) =>
      askFor<{ changeShare: { level?: string; fields?: object[] } }>(
        supplier,
        `mutation ($id: ID!, $revision: Int!) { changeShare(id: $id, revision: $revision, terms: { level: STAGES }) {
          ... on FootprintShare { level } ... on InvalidInput { fields { code } } } }`,
        { id: shares[0]!.id, revision },
      );
    expect((await change(shares[0]!.revision)).changeShare.level).toBe('STAGES');
    expect((await change(shares[0]!.revision)).changeShare.fields).toEqual([{ code: 'VERSION_CHANGED' }]);
  });

  describe('that are asked for', () => {
    const PARTNERS = '{ partners { id name } }';
    const requestsOf = async (server: TestServer, direction: string) => {
      const { dataRequests } = await askFor<{
        dataRequests: {
          edges: { node: { id: string; state: string; product: object | null; actions: string[] } }[];
        };
      }>(server, REQUESTS, { direction });
      return dataRequests.edges.map(({ node }) => node);
    };
    const ask = async (server: TestServer, input: object = {}) => {
      const { partners } = await askFor<{ partners: { id: string }[] }>(server, PARTNERS);
      const { askForData } = await askFor<{ askForData: { id: string } }>(server, ASK, {
        partnerId: partners[0]!.id,
        input: { productName: 'Chair', level: 'STAGES', ...input },
      });
      return askForData.id;
    };
    const step = async (server: TestServer, call: string, id: string) =>
      (
        await askFor<{ answer: { state?: string; code?: string; fields?: { code: string }[] } }>(
          server,
          STEP(call),
          {
            id,
          },
        )
      ).answer;

    it('are asked, reminded of once a day, and declined with a reason', async () => {
      const id = await ask(buyer, { dueOn: '2020-01-01' });
      expect((await requestsOf(supplier, 'RECEIVED'))[0]).toMatchObject({
        ...{ id, state: 'OVERDUE', productName: 'Chair', actions: ['ANSWER', 'DECLINE'] },
        partner: { name: 'Nordic Retail' },
      });
      expect(await step(buyer, 'remindDataRequest(id: $id)', id)).toMatchObject({ reminders: 1 });
      expect((await step(buyer, 'remindDataRequest(id: $id)', id)).fields).toEqual([
        { code: 'REMINDED_ALREADY' },
      ]);
      expect((await requestsOf(supplier, 'RECEIVED'))[0]).toMatchObject({ reminders: 1 });
      expect((await step(buyer, 'declineDataRequest(id: $id, reason: "No")', id)).fields).toEqual([
        { code: 'STEP_NOT_POSSIBLE' },
      ]);
      await step(supplier, 'declineDataRequest(id: $id, reason: "Not made any more.")', id);
      expect((await requestsOf(buyer, 'SENT'))[0]).toMatchObject({
        ...{ state: 'DECLINED', declineReason: 'Not made any more.', actions: [] },
      });
    });

    it('are answered once for many who asked', async () => {
      await makePartners(supplier, stranger);
      const ids = [await ask(buyer), await ask(stranger)];
      const { answerDataRequests } = await askFor<{ answerDataRequests: { requests: { state: string }[] } }>(
        supplier,
        `mutation ($ids: [ID!]!, $productId: ID!) {
          answerDataRequests(ids: $ids, productId: $productId, terms: { level: TOTAL }) {
            ... on AnsweredRequests { requests { state } } ... on InvalidInput { fields { code } } ... on NotFound { code } } }`,
        { ids, productId },
      );
      expect(answerDataRequests.requests).toEqual([{ state: 'ANSWERED' }, { state: 'ANSWERED' }]);
      for (const server of [buyer, stranger]) {
        expect((await requestsOf(server, 'SENT'))[0]).toMatchObject({ state: 'ANSWERED', product: null });
        expect((await read(server)).some(({ totalKgCo2e }) => totalKgCo2e === ownTotal)).toBe(true);
      }
    });

    it('end on both sides with the partner, as does all that was shared with it', async () => {
      await grant({ level: 'TOTAL' });
      const before = (await reads()).totalCount;
      const open = await ask(buyer);
      expect((await read()).length).toBeGreaterThan(0);
      await askFor(
        supplier,
        'mutation ($id: ID!) { removePartner(id: $id, deleteReceived: false) { __typename } }',
        { id: partnerId },
      );
      expect(await read()).toEqual([]);
      expect((await requestsOf(buyer, 'SENT')).find(({ id }) => id === open)).toMatchObject({
        state: 'DECLINED',
      });
      // What was read stays in the log, under the name it had.
      expect((await reads()).totalCount).toBeGreaterThan(before);
      expect((await grant({ level: 'TOTAL' })).code).toBe('NOT_FOUND');
      // Added again by its code it is the same partner, and nothing is shared with it until somebody says so.
      expect(await makePartners(supplier, buyer)).toBe(partnerId);
      expect(await read()).toEqual([]);
    });

    it('reach only those whose code one has been given', async () => {
      const { addPartner } = await askFor<{ addPartner: { fields: object[] } }>(
        stranger,
        'mutation { addPartner(input: { exchangeCode: "AAAA-BBBB-CCCC" }) { ... on InvalidInput { fields { code } } } }',
      );
      expect(addPartner.fields).toEqual([{ code: 'EXCHANGE_CODE_UNKNOWN' }]);
    });
  });

  async function countStatements(work: () => Promise<unknown>): Promise<number> {
    let count = 0;
    const stop = database.onStatement(() => {
      count++;
    });
    await work();
    stop();
    return count;
  }
});

async function publishedProduct(server: TestServer) {
  const { products } = await askFor<{
    products: {
      edges: {
        node: {
          id: string;
          assessments: { edges: { node: { status: string; footprint: { totalKgCo2e: number } } }[] };
        };
      }[];
    };
  }>(
    server,
    '{ products(first: 200) { edges { node { id assessments(first: 5) { edges { node { status footprint { totalKgCo2e } } } } } } } }',
  );
  for (const { node } of products.edges) {
    const published = node.assessments.edges.find((edge) => edge.node.status === 'PUBLISHED');
    if (published) return { product: { id: node.id, totalKgCo2e: published.node.footprint.totalKgCo2e } };
  }
  throw new Error('The demo portfolio has no published assessment.');
}
