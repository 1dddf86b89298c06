import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PORTFOLIO_FOLDER } from '../../config/folders.ts';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { loadDemoPartners } from '../demoPortfolio/loadDemoPartners.ts';
import { readDemoPortfolio } from '../demoPortfolio/readDemoPortfolio.ts';

const TAKE = `mutation ($ids: [ID!]!) { takeOverFootprints(ids: $ids) {
  ... on TakenOverFootprints { productIds } ... on InvalidInput { fields { code } } ... on NotFound { code } } }`;
const SHARED = `{ sharedFootprints { edges { node { id level totalKgCo2e stages { stage kgCo2e } } } } }`;
const PRODUCT = `query ($id: ID!) { product(id: $id) { supplier { name } currentAssessment { kind version
  footprint { totalKgCo2e stages { stage kgCo2e } } } } }`;

interface Shared {
  readonly id: string;
  readonly level: string;
  readonly totalKgCo2e: number | null;
}

describe.each(TEST_DATABASES)('What others share, taken over on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let shared: readonly Shared[];

  beforeAll(async () => {
    database = await open();
    const { partners } = await readDemoPortfolio(DEMO_PORTFOLIO_FOLDER);
    await loadDemoPartners(database, LOCAL_PEOPLE.OWNER, partners);
    server = await startTestServer(database);
    const { sharedFootprints } = await askFor<{ sharedFootprints: { edges: { node: Shared }[] } }>(
      server,
      SHARED,
    );
    shared = sharedFootprints.edges.map(({ node }) => node);
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const take = async (ids: readonly string[]) =>
    (
      await askFor<{
        takeOverFootprints: { productIds?: string[]; fields?: { code: string }[]; code?: string };
      }>(server, TAKE, { ids })
    ).takeOverFootprints;

  it('has the total that is shared, with stages where they are, and is compared with the own', async () => {
    const open = shared.filter(({ level }) => level !== 'BANDED');
    const { productIds } = await take(open.map(({ id }) => id));
    for (const [place, id] of productIds!.entries()) {
      const { product } = await askFor<{
        product: {
          supplier: { name: string };
          currentAssessment: {
            kind: string;
            footprint: { totalKgCo2e: number; stages: { stage: string }[] };
          };
        };
      }>(server, PRODUCT, { id });
      const { kind, footprint } = product.currentAssessment;
      expect(kind).toBe('DECLARED');
      expect(footprint.totalKgCo2e).toBeCloseTo(open[place]!.totalKgCo2e!, 9);
      const isSplit = footprint.stages.some(({ stage }) => stage !== 'UNSPLIT');
      expect(isSplit).toBe(open[place]!.level !== 'TOTAL');
    }
    const { comparison } = await askFor<{ comparison: { rows: object[] } }>(
      ...([
        server,
        'query ($input: ComparisonInput!) { comparison(input: $input) { rows { path { id } } } }',
      ] as const),
      { input: { productIds, rows: ['PRODUCT'], columns: ['STAGE'] } },
    );
    expect(comparison.rows).toHaveLength(productIds!.length);
    expect((await take(open.map(({ id }) => id))).productIds).toEqual(productIds);
  });

  it('gives nothing where only a range is shared, and nothing of the others with it', async () => {
    const before = await askFor<{ products: { totalCount: number } }>(server, '{ products { totalCount } }');
    const answer = await take(shared.map(({ id }) => id));
    expect(answer.fields).toEqual([{ code: 'NO_FIGURE' }]);
    expect(await askFor(server, '{ products { totalCount } }')).toEqual(before);
    expect((await take(['none'])).code).toBe('NOT_FOUND');
  });
});
