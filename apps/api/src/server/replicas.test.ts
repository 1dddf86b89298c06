import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSealer } from '../config/sealer.ts';
import { LOCAL_ORGANISATION } from '../context/localPeople.ts';
import { prepareData } from '../main/prepareData.ts';
import {
  type Browser,
  type Installation,
  signUpAs,
  startInstallation,
  tryPassword,
} from '../testing/installation.ts';
import { listen } from '../testing/listen.ts';
import { PARTNER_CLIENT, type PactPartner, startPactPartner } from '../testing/startPactPartner.ts';
import { SHARED_SECRET } from '../testing/startReplica.ts';

const adminUrl = process.env.TEST_DATABASE_URL;
/** On a machine that has much else to do. */
const LONG = 300_000;
const PATIENT = { timeout: 120_000, interval: 50 };

/** Several batches: enough that a kill finds the import at work. */
const ROWS = 15_000;
const TABLE = ['name,value,unit', ...Array.from({ length: ROWS }, (_, row) => `Part ${row},1.5,kg`)].join(
  '\n',
);
const MAPPING = JSON.stringify({ columns: { name: 'name', value: 'value', unit: 'unit' } });

describe.runIf(adminUrl)('Two replicas on one PostgreSQL', () => {
  let installation: Installation;
  let partner: PactPartner;
  let ada: Browser;
  let bea: Browser;

  beforeAll(async () => {
    partner = await startPactPartner();
    installation = await startInstallation(adminUrl!, { CRADLE_ALLOWED_HOSTS: partner.host });
  });
  afterAll(async () => {
    await installation?.close();
    await partner?.close();
  });

  const count = async (from: string, ...parameters: unknown[]): Promise<number> => {
    const [row] = await installation.database.query<{ count: number }>(
      `SELECT count(*)::int AS "count" FROM ${from}`,
      parameters,
    );
    return row!.count;
  };

  it('that started at once on an empty database have prepared it once', async () => {
    const { a, b } = installation;
    expect(await count(`"LoadedRelease" WHERE "name" = 'starter-library'`)).toBe(1);
    expect(await count('"Factor"')).toBeGreaterThan(1000);
    const loading = [a, b].filter((replica) => replica.output().includes('Loading the starter library'));
    expect(loading).toHaveLength(1);
    for (const { url } of [a, b]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('know who has signed in at the other, until it is revoked there', async () => {
    const { a, b, database } = installation;
    await prepareData(database, { local: true, demo: true, onProgress: () => undefined });
    await database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('buyer', 'Nordic Retail', 'DE')`,
    );
    ada = await signUpAs(database, a, 'Ada');
    bea = await signUpAs(database, b, 'Bea', 'buyer');
    const leaving = await signUpAs(database, a, 'Cyd');
    const ME = '{ viewer { user { name } } }';
    expect(await leaving.ask(b, ME)).toMatchObject({ data: { viewer: { user: { name: 'Cyd' } } } });
    await leaving.signOut(a);
    expect(JSON.stringify((await leaving.ask(b, ME)).errors)).toContain('NOT_SIGNED_IN');
  });

  it('count attempts to sign in together', async () => {
    const { a, b } = installation;
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++)
      statuses.push(await tryPassword(attempt % 2 === 0 ? a : b, 'Cyd', 'wrong wrong wrong'));
    // One of the ten of this address was the signing up.
    expect(statuses.filter((status) => status === 401)).toHaveLength(9);
    expect(statuses.slice(9)).toEqual([429, 429, 429]);
  });

  it('see at once what was written at the other, also in what they have kept for the next question', async () => {
    const { a, b } = installation;
    const COMPARE = `{ comparison(input: { rows: [PRODUCT], columns: [STAGE], basis: ANNUAL_VOLUME, measure: TOTAL }) { total rows { path { label } } } }`;
    const compare = async (replica: Installation['a']) =>
      (
        await ada.ask<{ comparison: { total: number | null; rows: { path: { label: string }[] }[] } }>(
          replica,
          COMPARE,
        )
      ).data.comparison;
    const labelsOf = ({ rows }: Awaited<ReturnType<typeof compare>>) =>
      rows.flatMap(({ path }) => path.map(({ label }) => label));
    const before = await compare(b);
    expect(await compare(a)).toEqual(before);
    const { products } = (
      await ada.ask<{
        products: { edges: { node: { id: string; name: string; revision: number; annualVolume: number } }[] };
      }>(a, '{ products(first: 50) { edges { node { id name revision annualVolume } } } }')
    ).data;
    const known = products.edges.map(({ node }) => node).find(({ name }) => labelsOf(before).includes(name))!;
    for (const factor of [2, 3]) {
      await ada.ask(
        a,
        `mutation ($id: ID!, $revision: Int!, $input: UpdateProductInput!) {
          updateProduct(id: $id, revision: $revision, input: $input) { __typename } }`,
        {
          ...{ id: known.id, revision: known.revision + factor - 2 },
          input: { annualVolume: known.annualVolume * factor, name: `Renamed ${factor}` },
        },
      );
      const after = await compare(b);
      expect(after.total).not.toBe(before.total);
      expect(labelsOf(after)).toContain(`Renamed ${factor}`);
      expect(after).toEqual(await compare(a));
    }
  });

  it('tell whoever listens at one what is published at the other', async () => {
    const { a, b } = installation;
    const { exchangeCode } = (await bea.ask<{ exchangeCode: string }>(b, '{ exchangeCode }')).data;
    const { addPartner } = (
      await ada.ask<{ addPartner: { id: string } }>(
        a,
        'mutation ($code: String!) { addPartner(input: { exchangeCode: $code }) { ... on Partner { id } } }',
        { code: exchangeCode },
      )
    ).data;
    const { assessments } = (
      await ada.ask<{
        assessments: {
          edges: { node: { id: string; revision: number; product: { id: string; name: string } } }[];
        };
      }>(
        a,
        '{ assessments(first: 1, filter: { statuses: [VERIFIED] }) { edges { node { id revision product { id name } } } } }',
      )
    ).data;
    const { id, revision, product } = assessments.edges[0]!.node;
    await ada.ask(
      a,
      `mutation ($partnerId: ID!, $productIds: [ID!]!) {
        grantShares(partnerId: $partnerId, productIds: $productIds, terms: { level: TOTAL }) { __typename } }`,
      { partnerId: addPartner.id, productIds: [product.id] },
    );
    const listening = await listen<{ footprintPublished: { productName: string } }>(
      b.url,
      'subscription { footprintPublished { productName } }',
      { headers: bea.headers },
    );
    const { data } = await ada.ask(
      a,
      `mutation ($id: ID!, $revision: Int!) { moveAssessment(id: $id, revision: $revision, to: PUBLISHED) { __typename } }`,
      { id, revision },
    );
    expect(data).toEqual({ moveAssessment: { __typename: 'Assessment' } });
    await expect.poll(() => listening.heard.length, { timeout: 5000 }).toBe(1);
    expect(listening.heard[0]!.footprintPublished.productName).toBe(product.name);
    listening.stop();
  });

  it('share the sending of events: each is sent once', async () => {
    const ids = await postEvents(40);
    await expect.poll(() => count('"OutboxEvent" WHERE "deliveredAt" IS NOT NULL'), PATIENT).toBe(40);
    expect(partner.calls.map(({ body }) => body.id).sort()).toEqual(ids);
  });

  it(
    'lose nothing and do nothing twice when one is killed in the midst of an import and of sending',
    async () => {
      const { a, b, database } = installation;
      const uploadId = await ada.upload(b, 'parts.csv', TABLE);
      const release = partner.hold();
      const before = partner.calls.length;
      const ids = await postEvents(20);
      await expect.poll(() => partner.calls.length - before, PATIENT).toBe(20);
      const staging = ada
        .ask(
          a,
          `mutation ($uploadId: String!, $mapping: String!) {
        stageOwnFactors(name: "Parts", uploadId: $uploadId, mapping: $mapping) { __typename } }`,
          { uploadId, mapping: MAPPING },
        )
        .then(
          ({ errors }) => JSON.stringify(errors),
          () => 'cut off',
        );
      await expect
        .poll(() => count(`"FactorRelease" WHERE "state" = 'STAGING' AND "readShare" > 0`), {
          ...PATIENT,
          interval: 5,
        })
        .toBe(1);
      await a.kill();
      // On a machine so busy that it was silent for longer than its lease, it was taken for dead before it was.
      expect(await staging).toMatch(/^cut off$|HANDED_OVER/);
      release();

      await expect.poll(() => count(`"FactorRelease" WHERE "state" = 'STAGED'`), PATIENT).toBe(1);
      const [staged] = await database.query<{ id: string; rows: number }>(
        `SELECT "id", ("counts"->>'rows')::int AS "rows" FROM "FactorRelease" WHERE "state" = 'STAGED'`,
      );
      expect(staged?.rows).toBe(ROWS);
      expect(await count(`"staging"."factors_${staged!.id}"`)).toBe(ROWS);
      expect(await count('"Upload"')).toBe(0);
      expect(b.output()).toContain(staged!.id);

      await expect.poll(() => count('"OutboxEvent" WHERE "deliveredAt" IS NULL'), PATIENT).toBe(0);
      // What was on its way from the killed replica came twice under one id, by which a receiver acts once (CloudEvents 1.0, id).
      const received = partner.calls.slice(before).map(({ body }) => body.id);
      expect([...new Set(received)].sort()).toEqual(ids);
      const twice = await count(`"OutboxEvent" WHERE "id" = ANY($1) AND "attempts" > 1`, ids);
      expect(received.length - ids.length).toBe(twice);
    },
    LONG,
  );

  it('end with 0 when they are asked to, and hand back what they cannot finish', async () => {
    const release = partner.hold();
    const ids = await postEvents(3);
    await expect
      .poll(() => count('"OutboxEvent" WHERE "deliveredAt" IS NULL AND "attempts" = 1'), PATIENT)
      .toBe(3);
    expect(await installation.b.stop()).toBe(0);
    expect(await count('"OutboxEvent" WHERE "id" = ANY($1) AND "nextAttemptAt" <= now()', ids)).toBe(3);
    release();
  });

  /** Events on their way from the demo organisation to the partner's host; their ids in order. */
  async function postEvents(number: number): Promise<string[]> {
    const { database } = installation;
    await database.query(
      `INSERT INTO "Partner" ("organisationId", "id", "name") VALUES ($1, 'elsewhere', 'Elsewhere') ON CONFLICT DO NOTHING`,
      [LOCAL_ORGANISATION],
    );
    await database.query(
      `INSERT INTO "PactConnection" ("organisationId", "id", "partnerId", "baseUrl", "authBaseUrl", "clientId", "sealedSecret")
       VALUES ($1, 'elsewhere', 'elsewhere', $2, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [
        ...[LOCAL_ORGANISATION, partner.url, PARTNER_CLIENT.clientId],
        createSealer(SHARED_SECRET).seal(PARTNER_CLIENT.clientSecret),
      ],
    );
    const rows = await database.query<{ id: string }>(
      `INSERT INTO "OutboxEvent" ("organisationId", "id", "connectionId", "type", "data")
       SELECT $1, gen_random_uuid()::text, 'elsewhere', 'org.wbcsd.pact.ProductFootprint.PublishedEvent.3', '{"pfIds": []}'
       FROM generate_series(1, $2::int) RETURNING "id"`,
      [LOCAL_ORGANISATION, number],
    );
    return rows.map(({ id }) => id).sort();
  }
});
