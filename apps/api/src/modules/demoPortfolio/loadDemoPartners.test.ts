import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PORTFOLIO_FOLDER } from '../../config/folders.ts';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { accountPurchases } from '../purchase/accountPurchases.ts';
import { holdSearchIndex } from '../supplierSearch/heldIndex.ts';
import type { DemoPurchases } from './demoPurchases.ts';
import { loadDemoPartners } from './loadDemoPartners.ts';
import { loadDemoPurchases } from './loadDemoPurchases.ts';
import { type DemoPartner, readDemoPortfolio } from './readDemoPortfolio.ts';

describe.each(TEST_DATABASES)('Partners of the demo organisation on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let partners: readonly DemoPartner[];
  let purchases: DemoPurchases;

  beforeAll(async () => {
    database = await open();
    const portfolio = await readDemoPortfolio(DEMO_PORTFOLIO_FOLDER);
    partners = portfolio.partners;
    await loadDemoPartners(database, LOCAL_PEOPLE.OWNER, partners);
    purchases = portfolio.purchases;
    server = await startTestServer(database);
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  it('share what can be found, each at its level and without a gap', async () => {
    const { foundProducts } = await askFor<{
      foundProducts: {
        edges: { node: { name: string; level: string; hasGaps: boolean; band: object | null } }[];
      };
    }>(
      server,
      '{ foundProducts(first: 200, filter: { sources: [SHARED] }) { edges { node { name level hasGaps band { lower } } } } }',
    );
    const given = partners.flatMap(({ gives }) => gives.map(({ level, product }) => [product.name, level]));
    expect(foundProducts.edges.map(({ node }) => [node.name, node.level]).sort()).toEqual(given.sort());
    expect(foundProducts.edges.every(({ node }) => !node.hasGaps)).toBe(true);
    expect(foundProducts.edges.filter(({ node }) => node.band !== null)).toHaveLength(
      given.filter(([, level]) => level === 'BANDED').length,
    );
  });

  it('read what they are given, and ask', async () => {
    const { footprintReads, dataRequests } = await askFor<{
      footprintReads: { totalCount: number };
      dataRequests: { edges: { node: { direction: string } }[] };
    }>(server, '{ footprintReads { totalCount } dataRequests { edges { node { direction } } } }');
    expect(footprintReads.totalCount).toBe(partners.flatMap(({ receives }) => receives).length);
    expect(dataRequests.edges.map(({ node }) => node.direction).sort()).toEqual(['RECEIVED', 'SENT']);
  });

  it('are bought of, by every method there is and with gaps that are named', async () => {
    await loadDemoPurchases(database, LOCAL_PEOPLE.OWNER, purchases);
    for (const { organisation, year, rows } of purchases) {
      const organisationId = organisation === 'LOCAL' ? LOCAL_PEOPLE.OWNER.organisationId : organisation;
      const index = await holdSearchIndex(database, { organisationId });
      const { lines, kgCo2e } = await accountPurchases(database, { organisationId }, index, year);
      expect(lines).toHaveLength(rows.length);
      expect(kgCo2e).toBeGreaterThan(0);
      const methods = new Set(lines.map(({ method }) => method));
      expect([...methods]).toEqual(expect.arrayContaining(['SUPPLIER_FOOTPRINT', 'SPEND_FACTOR', null]));
      const named = rows.filter(([, supplier]) => supplier !== '');
      expect(lines.filter(({ row }) => row.supplierKey !== null)).toHaveLength(named.length);
    }
  });
});
