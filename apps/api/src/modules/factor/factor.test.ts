import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Factors {
  factors: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: {
      node: Record<
        'code' | 'name' | 'nameZh' | 'category' | 'unit' | 'region' | 'boundary' | 'activity' | 'sourceRow',
        string
      > & {
        year: number;
        kgCo2ePerUnit: number;
        source: { key: string; licence: string; attribution: string };
      };
    }[];
  };
}

interface Listed {
  factors: { edges: { node: { id: string } }[] };
}

const SEARCH = `query ($search: String, $filter: FactorFilter, $first: Int, $after: String) {
  factors(search: $search, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { code name nameZh activity category unit region year boundary kgCo2ePerUnit sourceRow source { key licence attribution } } }
  }
}`;

describe.each(TEST_DATABASES)('The starter library on the $kind', (kind) => {
  const test = withServer(kind);
  const search = async (variables: object) =>
    (await test.server.ask<Factors>(SEARCH, variables)).data.factors;

  it('holds at least 2,000 figures, each with source, licence, place in the source, region, boundary and both names', async () => {
    const { totalCount } = await search({ first: 1 });
    expect(totalCount).toBeGreaterThanOrEqual(2000);
    let after: string | null = null;
    do {
      const page: Factors['factors'] = await search({ first: 1000, after });
      for (const { node } of page.edges) {
        expect(node.source.licence, node.code).not.toBe('');
        expect(node.source.attribution, node.code).not.toBe('');
        expect(node.sourceRow, node.code).not.toBe('');
        expect(node.region, node.code).toMatch(/^[A-Z]{2,3}(-[A-Z0-9]+)?$/);
        expect(node.boundary, node.code).not.toBe('');
        expect(node.nameZh, node.code).toMatch(/\p{Script=Han}/u);
      }
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
  });

  it('keeps the life-cycle factor of the Chinese grid apart from the one that counts CO2 only', async () => {
    const { edges } = await search({ first: 200, filter: { regions: ['CN'], categories: ['Electricity'] } });
    const activities = new Set(edges.map(({ node }) => node.activity));
    expect(activities).toContain('electricity-grid-mix');
    expect(activities).toContain('electricity-grid-mix-co2-only');
    const lifeCycle = edges.filter(
      ({ node }) => node.activity === 'electricity-grid-mix' && node.source.key.includes('mee'),
    );
    expect(lifeCycle.map(({ node }) => node.kgCo2ePerUnit)).toContain(0.5777);
  });

  it('takes figures only from sources that let them be passed on freely', async () => {
    const { data } = await test.server.ask<{ factorSources: { key: string; licence: string }[] }>(
      '{ factorSources { key licence } }',
    );
    for (const { key, licence } of data.factorSources)
      expect(licence, key).not.toMatch(/BY-SA|ODbL|share.?alike/i);
  });

  it('weighs the gases of a figure with every GWP set, and says where a published total stands in the way', async () => {
    const query = `{ factors(search: "ABS resin") { edges { node { kgCo2ePerUnit gwpSet gases { gas kgPerUnit }
      characterised { gwpSet kgCo2ePerUnit keepsPublishedSet } } } } }`;
    const { data } = await test.server.ask<{
      factors: { edges: { node: { gwpSet: string; kgCo2ePerUnit: number; characterised: object[] } }[] };
    }>(query);
    const { node } = data.factors.edges.find((edge) => edge.node.gwpSet === 'AR6')!;
    // 3.3048 kg CO2, 0.0208296 kg fossil CH4, 0.0000732476 kg N2O.
    expect(node.characterised).toEqual([
      {
        gwpSet: 'AR4',
        kgCo2ePerUnit: expect.closeTo(3.3048 + 0.0208296 * 25 + 0.0000732476 * 298, 8),
        keepsPublishedSet: false,
      },
      {
        gwpSet: 'AR5',
        kgCo2ePerUnit: expect.closeTo(3.3048 + 0.0208296 * 30 + 0.0000732476 * 265, 8),
        keepsPublishedSet: false,
      },
      {
        gwpSet: 'AR6',
        kgCo2ePerUnit: expect.closeTo(3.3048 + 0.0208296 * 29.8 + 0.0000732476 * 273, 8),
        keepsPublishedSet: false,
      },
    ]);
  });

  it('is found by English words in any order, and by Chinese ones of two characters', async () => {
    const english = await search({ search: 'electricity grid Germany', first: 10 });
    expect(english.totalCount).toBeGreaterThan(0);
    const reversed = await search({ search: 'germany GRID electricity', first: 10 });
    expect(reversed.totalCount).toBe(english.totalCount);
    const chinese = await search({ search: '电力', first: 10 });
    expect(chinese.totalCount).toBeGreaterThan(10);
    for (const { node } of chinese.edges) expect(node.nameZh).toContain('电力');
  });

  it('is found in spite of a typing error', async () => {
    const { edges } = await search({ search: 'stainles steeel', first: 20 });
    expect(edges.some(({ node }) => /stainless steel/i.test(node.name))).toBe(true);
  });

  it('leaves out signs that are in no word, and is not harmed by them', async () => {
    const { totalCount } = await search({ first: 1 });
    expect((await search({ search: '% _ \\', first: 1 })).totalCount).toBe(totalCount);
    await search({ search: '\'; DROP TABLE "Factor"; --', first: 5 });
    await search({ search: "steel' | !(a & b):* <-> c", first: 5 });
    expect((await search({ first: 1 })).totalCount).toBe(totalCount);
  });

  it('is narrowed by every facet at once', async () => {
    const { edges } = await search({
      first: 100,
      filter: { categories: ['Freight'], units: ['tkm'], yearFrom: 2020, yearTo: 2026 },
    });
    expect(edges.length).toBeGreaterThan(5);
    for (const { node } of edges) expect(node.category).toBe('Freight');
  });

  it('of one region stands in the same order as among several, on every page', async () => {
    const codes = async (regions: string[], first: number) =>
      (await search({ first, filter: { regions } })).edges.map(({ node }) => node.code);
    const alone = await search({ first: 60, filter: { regions: ['CN'] } });
    const named = await search({ first: 60, filter: { regions: ['CN', 'CN'] } });
    expect(alone.totalCount).toBe(named.totalCount);
    expect(alone.edges.map(({ node }) => node.code)).toEqual(await codes(['CN', 'CN'], 60));
    const { edges } = await search({
      first: 10,
      filter: { regions: ['CN'], units: ['kWh'], licences: [alone.edges[0]!.node.source.licence] },
    });
    for (const { node } of edges) expect(node).toMatchObject({ region: 'CN', unit: 'kWh' });
    expect(await search({ first: 1, filter: { regions: ['nowhere'] } })).toMatchObject({
      totalCount: 0,
      edges: [],
    });
  });

  it.each([
    ['two fields', 'code unit'],
    ['fragments', '...Value ... on Factor { source { key } }'],
    [
      'everything',
      '...Value nameZh category gwpSet gases { gas kgPerUnit } otherCo2e stages { stage } flags note isPrivate isRetired',
    ],
    [
      'what rests on several columns',
      'code characterised { gwpSet kgCo2ePerUnit } series { code } otherSources { code }',
    ],
  ])('says the same in a list of one region as alone, asked for %s', async (_label, fields) => {
    const fragment = fields.includes('...Value')
      ? 'fragment Value on Factor { id code value: kgCo2ePerUnit year }'
      : '';
    const ask = async (query: string) =>
      (await test.server.ask<Record<string, unknown>>(`${query} ${fragment}`)).data;
    const page = 'factors(filter: { regions: ["CN"] }, first: 3)';
    const { factors } = (await test.server.ask<Listed>(`{ ${page} { edges { node { id } } } }`)).data;
    const listed = (await ask(`{ ${page} { edges { node { ${fields} } } } }`)) as never as Listed;
    for (const [index, { node }] of factors.edges.entries()) {
      const { factor } = await ask(`{ factor(id: "${node.id}") { ${fields} } }`);
      expect(listed.factors.edges[index]!.node).toEqual(factor);
    }
  });
});
