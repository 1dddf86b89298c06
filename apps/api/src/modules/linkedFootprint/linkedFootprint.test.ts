import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORGANISATION } from '../../context/localPeople.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor, makePartners, startAs } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const UPDATES = `{ linkedUpdates { version before after factor { id } footprint { version }
  moved { before after assessment { id } lines { id } } } }`;

describe.each(TEST_DATABASES)('A linked footprint on the $kind', ({ open }) => {
  let database: Database;
  let supplier: TestServer;
  let buyer: TestServer;
  let shared: { id: string; totalKgCo2e: number; declaredUnit: { amount: number; unit: string } };
  let factorId: string;
  let assessmentId: string;

  beforeAll(async () => {
    database = await open();
    supplier = await startTestServer(database);
    buyer = await startAs(database, 'buyer', 'Nordic Retail');
    const partnerId = await makePartners(supplier, buyer);
    const { products } = await askFor<{ products: { edges: { node: { id: string } }[] } }>(
      supplier,
      '{ products(first: 200) { edges { node { id } } } }',
    );
    await askFor(
      supplier,
      'mutation ($partnerId: ID!, $productIds: [ID!]!) { grantShares(partnerId: $partnerId, productIds: $productIds, terms: { level: TOTAL }) { __typename } }',
      { partnerId, productIds: products.edges.map(({ node }) => node.id) },
    );
    const { sharedFootprints } = await askFor<{
      sharedFootprints: { edges: { node: typeof shared }[] };
    }>(
      buyer,
      '{ sharedFootprints(first: 200) { edges { node { id totalKgCo2e declaredUnit { amount unit } } } } }',
    );
    shared = sharedFootprints.edges.map(({ node }) => node).find(({ totalKgCo2e }) => totalKgCo2e !== null)!;
  });
  afterAll(async () => {
    await buyer?.close();
    await supplier?.close();
    await database?.close();
  });

  const link = (server: TestServer) =>
    askFor<{
      linkFootprint: { factor?: { id: string; kgCo2ePerUnit: number; source: object }; code?: string };
    }>(
      server,
      `mutation ($id: ID!) { linkFootprint(id: $id) { ... on LinkedFactor { factor { id kgCo2ePerUnit
        source { publisher attribution licence } } } ... on NotFound { code } } }`,
      { id: shared.id },
    );
  const total = async () => {
    const { assessment } = await askFor<{ assessment: { footprint: { totalKgCo2e: number } } }>(
      buyer,
      'query ($id: ID!) { assessment(id: $id) { footprint { totalKgCo2e } } }',
      { id: assessmentId },
    );
    return assessment.footprint.totalKgCo2e;
  };

  it('is a factor of whom it is shared with, with source and licence, and nobody else’s', async () => {
    const { factor } = (await link(buyer)).linkFootprint;
    expect(factor!.kgCo2ePerUnit).toBeCloseTo(shared.totalKgCo2e / shared.declaredUnit.amount, 9);
    expect(factor!.source).toMatchObject({ licence: expect.stringContaining('this organisation only') });
    expect((await link(buyer)).linkFootprint.factor!.id).toBe(factor!.id);
    factorId = factor!.id;
    expect((await link(supplier)).linkFootprint.code).toBe('NOT_FOUND');
  });

  it('carries the lines of own products', async () => {
    const make = async (query: string, variables: object) =>
      (await askFor<{ made: { id: string } }>(buyer, query, variables)).made.id;
    const productId = await make(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku: 'SET-1', name: 'Set', category: 'Sets' } },
    );
    assessmentId = await make(
      'mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ... on Assessment { id } } }',
      {
        input: {
          ...{ productId, boundary: 'CRADLE_TO_GATE', declaredUnit: 'piece', declaredUnitAmount: 1 },
          functionalUnit: 'One',
          lines: [{ name: 'Part', stage: 'MATERIALS', unit: shared.declaredUnit.unit, amount: 2, factorId }],
        },
      },
    );
    expect(await total()).toBeCloseTo((2 * shared.totalKgCo2e) / shared.declaredUnit.amount, 6);
    expect((await askFor<{ linkedUpdates: object[] }>(buyer, UPDATES)).linkedUpdates).toEqual([]);
  });

  it('stays as it is when a newer version comes, whose effect is shown before it is accepted', async () => {
    const before = await total();
    // The supplier has published a next version with twice the footprint.
    await database.query(
      `UPDATE "Assessment" SET "version" = "version" + 1
       WHERE "organisationId" = $1 AND "status" = 'PUBLISHED'`,
      [LOCAL_ORGANISATION],
    );
    await database.query(
      `UPDATE "Footprint" SET "totalKgCo2e" = 2 * "totalKgCo2e" WHERE "organisationId" = $1 AND "scenarioKey" = 'BASE'`,
      [LOCAL_ORGANISATION],
    );
    const [update] = (
      await askFor<{
        linkedUpdates: {
          before: number;
          after: number;
          moved: { before: number; after: number; lines: object[] }[];
        }[];
      }>(buyer, UPDATES)
    ).linkedUpdates;
    expect(update!.after).toBeCloseTo(2 * update!.before, 9);
    expect(update!.moved).toMatchObject([{ before, lines: [{}] }]);
    expect(update!.moved[0]!.after).toBeCloseTo(2 * before, 6);
    expect(await total()).toBe(before);
    await askFor(
      buyer,
      'mutation ($id: ID!) { acceptLinkedUpdate(factorId: $id) { __typename ... on InvalidInput { message } } }',
      { id: factorId },
    );
    expect(await total()).toBeCloseTo(2 * before, 6);
    expect((await askFor<{ linkedUpdates: object[] }>(buyer, UPDATES)).linkedUpdates).toEqual([]);
  });
});
