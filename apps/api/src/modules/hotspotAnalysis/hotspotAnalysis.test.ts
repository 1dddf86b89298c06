import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Step {
  dimension: string;
  id: string;
  label: string;
}

interface Node {
  member: Step;
  count: number;
  kgCo2e: number | null;
  share: number | null;
  cumulativeShare: number | null;
  isVital: boolean;
  children: Node[];
}

interface Analysis {
  total: number | null;
  vital: number;
  nodes: Node[];
  gaps: { code: string; products: Step[] }[];
}

interface Effect {
  basePerYear: number;
  savedPerYear: number;
  share: number;
  alone: number[];
  membersPerYear: number;
  elsewherePerYear: number | null;
  fixedPerYear: number | null;
  lines: number;
  products: number;
  withoutVolume: Step[];
  isByRule: boolean;
  amountFactor: number;
  selector: Record<string, string[]> | null;
}

const NODE = 'member { dimension id label } count kgCo2e share cumulativeShare isVital';
const ANALYSE = `query ($input: HotspotAnalysisInput!) { hotspotAnalysis(input: $input) {
  total vital nodes { ${NODE} children { ${NODE} children { ${NODE} } } } gaps { code products { dimension id label } }
} }`;
const EFFECT = `query ($input: ReductionEffectInput!) { reductionEffect(input: $input) {
  basePerYear savedPerYear share alone membersPerYear elsewherePerYear fixedPerYear lines products withoutVolume { dimension id label } isByRule amountFactor
  selector { productIds stages supplierIds regions activities transportModes processes lineIds }
} }`;
const CREATE = `mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { __typename ... on Scenario { id } } }`;

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((all, value) => all + (value ?? 0), 0);

describe.each(TEST_DATABASES)('Hotspots on the $kind', (kind) => {
  const test = withServer(kind);
  const analyse = async (input: object) => {
    const { data, errors } = await test.server.ask<{ hotspotAnalysis: Analysis }>(ANALYSE, { input });
    expect(errors).toBeUndefined();
    return data.hotspotAnalysis;
  };
  const effectOf = async (members: object[][], percent = 10) => {
    const { data, errors } = await test.server.ask<{ reductionEffect: Effect }>(EFFECT, {
      input: { members, percent },
    });
    expect(errors).toBeUndefined();
    return data.reductionEffect;
  };
  const refusedField = async (query: string, input: object) => {
    const { errors } = await test.server.ask(query, { input });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    return (errors![0]!.extensions.fields as { field: string; code: string }[])[0]!;
  };
  const step = ({ member: { dimension, id } }: Node) => ({ dimension, id });

  it('nested by supplier, process and product add up at every level', async () => {
    const { total, nodes } = await analyse({
      dimensions: ['SUPPLIER', 'PROCESS', 'PRODUCT'],
      first: 5,
      firstNested: 3,
    });
    expect(sum(nodes.map(({ kgCo2e }) => kgCo2e)) / total!).toBeCloseTo(1, 9);
    for (const { kgCo2e, children } of nodes.filter(({ member }) => member.id !== '*')) {
      expect(sum(children.map((child) => child.kgCo2e)) / kgCo2e!).toBeCloseTo(1, 9);
    }
    expect(nodes.length).toBeLessThanOrEqual(6);
  });

  it('have the total of the comparison weighted by annual volume, along any dimension', async () => {
    const totals = await Promise.all(
      ['SUPPLIER', 'PROCESS', 'STAGE', 'REGION', 'SOURCE'].map(
        async (dimension) => (await analyse({ dimensions: [dimension] })).total!,
      ),
    );
    for (const total of totals) expect(total / totals[0]!).toBeCloseTo(1, 9);
  });

  it('name the products whose annual volume is missing instead of dropping them', async () => {
    const { gaps: before } = await analyse({ dimensions: ['STAGE'] });
    expect(before.map(({ code }) => code)).not.toContain('ANNUAL_VOLUME_UNKNOWN');
    await test.database.query(`UPDATE "Product" SET "annualVolume" = NULL WHERE "sku" = 'KET-17-S'`);
    await test.database.query('UPDATE "Organisation" SET "revision" = "revision" + 1');
    try {
      const { gaps } = await analyse({ dimensions: ['STAGE'] });
      const gap = gaps.find(({ code }) => code === 'ANNUAL_VOLUME_UNKNOWN');
      expect(gap?.products.map(({ label }) => label)).toEqual(['Electric kettle 1.7 l, standard']);
    } finally {
      await test.database.query(`UPDATE "Product" SET "annualVolume" = 240000 WHERE "sku" = 'KET-17-S'`);
      await test.database.query('UPDATE "Organisation" SET "revision" = "revision" + 1');
    }
  });

  it('a tenth less of a stage saves a tenth of it, and what products that use those products save besides', async () => {
    const { total, nodes } = await analyse({ dimensions: ['STAGE'] });
    for (const node of nodes) {
      const effect = await effectOf([[step(node)]]);
      expect(effect.membersPerYear / node.kgCo2e!).toBeCloseTo(1, 9);
      const here = effect.savedPerYear - (effect.elsewherePerYear ?? 0);
      expect(here / ((node.kgCo2e! - (effect.fixedPerYear ?? 0)) / 10)).toBeCloseTo(1, 9);
      expect(effect.basePerYear / total!).toBeCloseTo(1, 9);
      expect(effect.share).toBeCloseTo(effect.savedPerYear / total!, 9);
    }
  });

  it('a tenth less of a process, wherever the gas leaves, saves exactly a tenth', async () => {
    const { nodes } = await analyse({ dimensions: ['PROCESS'], first: 6 });
    for (const node of nodes.filter(({ member }) => member.id !== '*')) {
      const effect = await effectOf([[step(node)]]);
      expect(effect.elsewherePerYear).toBeNull();
      expect(effect.savedPerYear / (node.kgCo2e! / 10)).toBeCloseTo(1, 9);
    }
  });

  it('what belongs to two members is taken off once', async () => {
    const stage = (await analyse({ dimensions: ['STAGE'] })).nodes[0]!;
    const region = (await analyse({ dimensions: ['REGION'] })).nodes[0]!;
    const together = await effectOf([[step(stage)], [step(region)]], 20);
    const [ofStage, ofRegion] = together.alone;
    expect(together.savedPerYear).toBeLessThan(ofStage! + ofRegion!);
    expect(together.savedPerYear).toBeGreaterThan(Math.max(ofStage!, ofRegion!) * 0.999999);
    const twice = await effectOf([[step(stage)], [step(stage)]], 20);
    expect(twice.savedPerYear).toBeCloseTo(ofStage!, 3);
  });

  it('everything off leaves nothing of it, and the part is as large as its share of the percentage', async () => {
    const node = (await analyse({ dimensions: ['PROCESS'] })).nodes[0]!;
    const all = await effectOf([[step(node)]], 100);
    const third = await effectOf([[step(node)]], 33);
    expect(third.savedPerYear / all.savedPerYear).toBeCloseTo(0.33, 9);
  });

  it('a nested member is the lines of both: a process of one supplier', async () => {
    const [supplier] = (await analyse({ dimensions: ['SUPPLIER', 'PROCESS'] })).nodes;
    const process = supplier!.children[0]!;
    const nested = await effectOf([[step(supplier!), step(process)]]);
    const whole = await effectOf([[step(supplier!)]]);
    expect(nested.lines).toBeGreaterThan(0);
    expect(nested.savedPerYear).toBeLessThanOrEqual(whole.savedPerYear * 1.000001);
  });

  it('the lines behind a member add up to it', async () => {
    const { nodes } = await analyse({ dimensions: ['PROCESS'] });
    const node = nodes[0]!;
    const { data, errors } = await test.server.ask<{
      linesBehind: {
        totalCount: number;
        lines: { kgPerYear: number; product: { name: string }; line: { name: string } | null }[];
      };
    }>(
      `query ($members: [[MemberInput!]!]!) { linesBehind(members: $members, first: 500) {
        totalCount lines { kgPerYear kgPerUnit stage product { name } line { name } } } }`,
      { members: [[step(node)]] },
    );
    expect(errors).toBeUndefined();
    const { totalCount, lines } = data.linesBehind;
    expect(lines).toHaveLength(totalCount);
    expect(sum(lines.map(({ kgPerYear }) => kgPerYear)) / node.kgCo2e!).toBeCloseTo(1, 9);
  });

  it('its selector makes the scenario that saves just that', async () => {
    const { nodes } = await analyse({ dimensions: ['SUPPLIER'] });
    const supplier = nodes.find(({ member }) => !['*', '-'].includes(member.id))!;
    const { selector, amountFactor, savedPerYear } = await effectOf([[step(supplier)]], 25);
    const { data } = await test.server.ask<{ createScenario: { id: string } }>(CREATE, {
      input: { name: 'A quarter less', changes: [{ kind: 'SCALE_AMOUNT', amountFactor, selector }] },
    });
    const base = await analyse({ dimensions: ['STAGE'] });
    const after = await analyse({ dimensions: ['STAGE'], scenarioId: data.createScenario.id });
    expect((base.total! - after.total!) / savedPerYear).toBeCloseTo(1, 6);
  });

  it('refuse scenarios as a dimension, gases as members, and percentages outside of 0 to 100', async () => {
    expect(await refusedField(ANALYSE, { dimensions: ['SCENARIO'] })).toMatchObject({
      field: 'dimensions',
      code: 'DIMENSIONS_NOT_NESTABLE',
    });
    expect(
      await refusedField(EFFECT, { percent: 10, members: [[{ dimension: 'GAS', id: 'CO2' }]] }),
    ).toMatchObject({ field: 'members[0][0].dimension', code: 'DIMENSION_NOT_REDUCIBLE' });
    expect(
      await refusedField(EFFECT, { percent: 101, members: [[{ dimension: 'STAGE', id: 'USE' }]] }),
    ).toMatchObject({ field: 'percent' });
    expect(await refusedField(EFFECT, { percent: 10, members: [] })).toMatchObject({ field: 'members' });
  });
});
