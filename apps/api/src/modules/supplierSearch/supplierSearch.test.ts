import { bandOf } from '@cradle/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor, makePartners, startAs } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

interface Found {
  readonly id: string;
  readonly name: string;
  readonly sku: string;
  readonly category: string;
  readonly unit: string | null;
  readonly kgCo2e: number | null;
  readonly band: { readonly lower: number; readonly upper: number } | null;
  readonly dataQuality: number | null;
  readonly status: string | null;
  readonly level: string | null;
  readonly score: number;
  readonly parts: readonly { readonly part: string; readonly points: number }[];
  readonly supplier: { readonly id: string; readonly name: string; readonly source: string };
}

const PRODUCTS = `query ($filter: SupplierSearchFilter, $weights: RankWeightsInput, $orderBy: SupplierSearchOrder, $first: Int, $after: String) {
  foundProducts(filter: $filter, weights: $weights, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id name sku category unit kgCo2e band { lower upper } dataQuality status level score
      parts { part points } supplier { id name source } withheld { field code } } } } }`;
const SUPPLIERS = `query ($filter: SupplierSearchFilter, $weights: RankWeightsInput) {
  foundSuppliers(filter: $filter, weights: $weights, first: 200) {
    totalCount edges { node { id productCount score supplier { name source country labels { grade state scheme } } } } } }`;
const LISTS = [
  ...(['categories', 'countries', 'statuses', 'boundaries', 'years', 'sources'] as const),
  ...(['labelGrades', 'labelSchemes', 'dataQualities', 'primaryShares'] as const),
];
const FACETS = `query ($filter: SupplierSearchFilter) { searchFacets(filter: $filter) {
  ${LISTS.map((list) => `${list} { value count }`).join(' ')}
  footprints { unit count lowest highest bins { lower upper count } } } }`;
const GRANT = `mutation ($partnerId: ID!, $productIds: [ID!]!, $terms: ShareTermsInput!) {
  grantShares(partnerId: $partnerId, productIds: $productIds, terms: $terms) {
    ... on GrantedShares { shares { id } } } }`;
const READS = '{ footprintReads(first: 200) { totalCount edges { node { channel readerName } } } }';

type Option = { readonly value: string; readonly count: number };
interface Facets extends Record<(typeof LISTS)[number], readonly Option[]> {
  readonly footprints: readonly {
    readonly unit: string;
    readonly count: number;
    readonly lowest: number;
    readonly highest: number;
    readonly bins: readonly { readonly lower: number; readonly upper: number; readonly count: number }[];
  }[];
}

describe.each(TEST_DATABASES)('Suppliers and products on the $kind', ({ open }) => {
  let database: Database;
  let owner: TestServer;
  let viewer: TestServer;
  let buyer: TestServer;
  let partnerId: string;
  let published: readonly { readonly id: string; readonly total: number }[];

  beforeAll(async () => {
    database = await open();
    owner = await startTestServer(database);
    viewer = await startTestServer(database, { ...LOCAL_PEOPLE.OWNER, role: 'VIEWER' });
    buyer = await startAs(database, 'buyer', 'Nordic Retail');
    partnerId = await makePartners(owner, buyer);
    published = await publishedProducts(owner);
  });
  afterAll(async () => {
    for (const server of [owner, viewer, buyer]) await server?.close();
    await database?.close();
  });

  const page = async (variables: object = {}, server = owner) =>
    (
      await askFor<{
        foundProducts: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          edges: { node: Found }[];
        };
      }>(server, PRODUCTS, { first: 200, ...variables })
    ).foundProducts;
  const products = async (variables: object = {}, server = owner) =>
    (await page(variables, server)).edges.map(({ node }) => node);
  const facets = async (filter: object = {}, server = owner) =>
    (await askFor<{ searchFacets: Facets }>(server, FACETS, { filter })).searchFacets;
  const grant = async (level: string, product = published[0]!) =>
    (
      await askFor<{ grantShares: { shares: { id: string }[] } }>(owner, GRANT, {
        ...{ partnerId, productIds: [product.id], terms: { level, purpose: 'Purchasing' } },
      })
    ).grantShares.shares[0]!.id;
  const channels = async () => {
    const { footprintReads } = await askFor<{ footprintReads: { edges: { node: { channel: string } }[] } }>(
      owner,
      READS,
    );
    return footprintReads.edges.map(({ node }) => node.channel);
  };

  it('are those of others: the own works are nobody to buy from', async () => {
    const found = await products();
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter(({ supplier }) => /own factories/.test(supplier.name))).toEqual([]);
    expect(found.every(({ kgCo2e, level }) => kgCo2e !== null && level === null)).toBe(true);
  });

  it('come with a score that is the sum of its points, the best first', async () => {
    const found = await products();
    for (const { score, parts } of found)
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('stand elsewhere with other weights, and a labelled supplier is lifted by its label alone', async () => {
    const only = (weights: object) => ({
      ...{ label: 0, verification: 0, dataQuality: 0, primaryShare: 0, footprint: 0, recency: 0 },
      ...weights,
    });
    const byLabel = await products({ weights: only({ label: 1 }) });
    const labelled = byLabel.filter(({ score }) => score === 100);
    expect(labelled.length).toBeGreaterThan(0);
    expect(byLabel.slice(0, labelled.length)).toEqual(labelled);
    const { foundSuppliers } = await askFor<{
      foundSuppliers: { edges: { node: { supplier: { name: string } } }[] };
    }>(owner, SUPPLIERS, { filter: { isLabelled: true } });
    const names = new Set(foundSuppliers.edges.map(({ node }) => node.supplier.name));
    expect(new Set(labelled.map(({ supplier }) => supplier.name))).toEqual(names);
    const byQuality = await products({ weights: only({ dataQuality: 1 }) });
    const ratings = byQuality.flatMap(({ dataQuality }) => dataQuality ?? []);
    expect(ratings).toEqual([...ratings].sort((a, b) => a - b));
  });

  it('are counted so that each choice finds what its facet says', async () => {
    const all = await facets();
    const filters: Partial<Record<keyof Facets, (value: string) => object>> = {
      categories: (value) => ({ categories: [value] }),
      countries: (value) => ({ countries: [value] }),
      statuses: (value) => ({ statuses: [value] }),
      boundaries: (value) => ({ boundaries: [value] }),
      years: (value) => ({ years: [Number(value)] }),
      sources: (value) => ({ sources: [value] }),
      labelGrades: (value) => ({ labelGrades: [value] }),
      labelSchemes: (value) => ({ labelSchemes: [value] }),
    };
    for (const [list, filterOf] of Object.entries(filters))
      for (const { value, count } of all[list as 'categories'].filter((option) => option.value !== ''))
        expect((await page({ first: 0, filter: filterOf(value) })).totalCount, `${list} ${value}`).toBe(
          count,
        );
    const [first, second] = all.categories;
    const both = await facets({ categories: [first!.value] });
    expect(both.categories).toContainEqual(second);
    expect(both.countries.reduce((sum, { count }) => sum + count, 0)).toBe(first!.count);
  });

  it('have a histogram for each declared unit whose bins close, and are found by their range', async () => {
    for (const { unit, count, lowest, highest, bins } of (await facets()).footprints) {
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(count);
      const inside = await page({ filter: { footprint: { unit, from: lowest, to: highest } }, first: 0 });
      expect(inside.totalCount).toBe(count);
      for (const { lower, upper } of bins) {
        const found = await products({ filter: { footprint: { unit, from: lower, to: upper } } });
        expect(found.every(({ kgCo2e }) => kgCo2e! >= lower && kgCo2e! <= upper)).toBe(true);
      }
    }
    const { errors } = await owner.ask(PRODUCTS, { filter: { footprint: { unit: 'kg', from: 2, to: 1 } } });
    expect(JSON.stringify(errors)).toContain('RANGE_INVALID');
  });

  it('are found by words of either language, and by the supplier', async () => {
    const [one] = await products();
    const { name: supplier } = one!.supplier;
    const bySupplier = await products({ filter: { search: supplier.toUpperCase() } });
    expect(bySupplier.map(({ id }) => id)).toContain(one!.id);
    expect(new Set(bySupplier.map((each) => each.supplier.name))).toEqual(new Set([supplier]));
    expect((await products({ filter: { search: '包装制品' } })).length).toBeGreaterThan(0);
    expect(await products({ filter: { search: 'nothing is called so' } })).toEqual([]);
  });

  it('come page by page, each once, in the order of the whole', async () => {
    for (const field of ['SCORE', 'NAME', 'FOOTPRINT', 'DATA_QUALITY', 'YEAR'])
      for (const direction of ['ASC', 'DESC']) {
        const whole = (await products({ orderBy: { field, direction } })).map(({ id }) => id);
        const paged: string[] = [];
        let after: string | null = null;
        do {
          const { edges, pageInfo } = await page({ orderBy: { field, direction }, first: 3, after });
          paged.push(...edges.map(({ node }) => node.id));
          after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        } while (after !== null);
        expect(paged, `${field} ${direction}`).toEqual(whole);
      }
    const { endCursor } = (await page({ orderBy: { field: 'NAME', direction: 'ASC' }, first: 1 })).pageInfo;
    for (const after of ['none', endCursor]) {
      const { errors } = await owner.ask(PRODUCTS, { after });
      expect(JSON.stringify(errors)).toContain('CURSOR_INVALID');
    }
  });

  it('are weighed as the organisation has saved it, which only those who edit may do', async () => {
    const save = `mutation { saveSearchWeights(weights: { label: 0, footprint: 90 }) {
      __typename ... on SearchWeights { label footprint recency savedByName } } }`;
    expect((await askFor<{ saveSearchWeights: object }>(viewer, save)).saveSearchWeights).toMatchObject({
      __typename: 'NotAllowed',
    });
    const usual = await products();
    await askFor(owner, save);
    const saved = await askFor<{ searchWeights: object }>(
      viewer,
      '{ searchWeights { label verification footprint recency savedByName } }',
    );
    expect(saved.searchWeights).toEqual({
      ...{ label: 0, verification: 10, footprint: 90, recency: 10 },
      savedByName: LOCAL_PEOPLE.OWNER.userName,
    });
    expect(await products({}, viewer)).toEqual(await products({ weights: { label: 0, footprint: 90 } }));
    const all = {
      label: 50,
      verification: 10,
      dataQuality: 10,
      primaryShare: 10,
      footprint: 10,
      recency: 10,
    };
    expect(await products({ weights: all })).toEqual(usual);
  });

  describe('that others share', () => {
    it('are found as far as they are shared, and gone with the consent', async () => {
      expect(await products({}, buyer)).toEqual([]);
      const shareId = await grant('STAGES');
      const [found] = await products({}, buyer);
      expect(found).toMatchObject({ level: 'STAGES', status: 'PUBLISHED', supplier: { source: 'SHARED' } });
      expect(found!.kgCo2e).toBeCloseTo(published[0]!.total, 9);
      await askFor(owner, 'mutation ($id: ID!) { revokeShare(id: $id) { __typename } }', { id: shareId });
      expect(await products({}, buyer)).toEqual([]);
      expect((await facets({}, buyer)).categories).toEqual([]);
    });

    it('as a range are found by the range, and tell nothing more', async () => {
      await grant('BANDED');
      const { total } = published[0]!;
      const { lower, upper } = bandOf(total);
      const answer = JSON.stringify(await page({}, buyer)) + JSON.stringify(await facets({}, buyer));
      expect(answer).toContain(`"lower":${lower}`);
      expect(answer).not.toContain(String(total).slice(0, 5));
      const [found] = await products({}, buyer);
      expect(found).toMatchObject({ kgCo2e: null, band: { lower, upper }, dataQuality: null });
      // Wherever inside of its range one asks, the answer is the same.
      for (let step = 1; step < 10; step++) {
        const at = lower + ((upper - lower) * step) / 10;
        const unit = found!.unit!;
        expect(await products({ filter: { footprint: { unit, from: at } } }, buyer)).toHaveLength(1);
        expect(await products({ filter: { footprint: { unit, to: at } } }, buyer)).toHaveLength(1);
      }
    });

    it('stand in the log: once for what can be searched, and once for each page that shows them', async () => {
      await grant('TOTAL', published[1]!);
      await products({}, buyer);
      const before = await channels();
      await products({}, buyer);
      await facets({}, buyer);
      await askFor(buyer, SUPPLIERS);
      const after = await channels();
      const added = after.length - before.length;
      expect(added).toBe(2);
      expect(after.slice(0, added)).toEqual(['GRAPHQL', 'GRAPHQL']);
      expect(after.filter((channel) => channel === 'SEARCH').length).toBeGreaterThan(0);
    });

    it('are read by as many statements for many as for one', async () => {
      const count = async () => {
        let statements = 0;
        const stop = database.onStatement(() => {
          statements++;
        });
        await products({}, buyer);
        stop();
        return statements;
      };
      await count();
      const few = await count();
      for (const product of published) await grant('FULL', product);
      await count();
      expect(await count()).toBeLessThanOrEqual(few + 1);
    });
  });
});

async function publishedProducts(server: TestServer) {
  const { assessments } = await askFor<{
    assessments: {
      edges: { node: { product: { id: string }; footprint: { totalKgCo2e: number } } }[];
    };
  }>(
    server,
    '{ assessments(first: 20, filter: { statuses: [PUBLISHED] }) { edges { node { product { id } footprint { totalKgCo2e } } } } }',
  );
  return assessments.edges.map(({ node }) => ({
    id: node.product.id,
    total: node.footprint.totalKgCo2e,
  }));
}
