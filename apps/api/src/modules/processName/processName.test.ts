import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Named {
  readonly name: string;
  readonly nameZh: string;
  readonly lineCount: number;
}

const NAME = `mutation ($name: String!, $nameZh: String!) { named: nameProcess(name: $name, nameZh: $nameZh) {
  ... on ProcessName { name nameZh lineCount }
  ... on InvalidInput { fields { field code remedy } } } }`;

describe.each(TEST_DATABASES)('Names of unit processes on the $kind', (kind) => {
  const test = withServer(kind);
  const names = async () =>
    (await test.server.ask<{ processNames: Named[] }>('{ processNames { name nameZh lineCount } }')).data
      .processNames;
  const name = async (variables: { name: string; nameZh: string }) =>
    (await test.server.ask<{ named: object }>(NAME, variables)).data.named;
  /** Chinese labels of a comparison by unit process, by their id. */
  const labels = async () => {
    const { data } = await test.server.ask<{
      comparison: { rows: { path: { id: string; labelZh: string }[] }[] };
    }>(`{ comparison(input: { rows: [PROCESS], columns: [STAGE] }) { rows { path { id labelZh } } } }`);
    return new Map(data.comparison.rows.map(({ path }) => [path[0]!.id, path[0]!.labelZh]));
  };

  it('are all those that lines name, the most used first; those of the demo have Chinese names', async () => {
    const all = await names();
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(({ nameZh }) => nameZh === '')).toEqual([]);
    expect(all.map(({ lineCount }) => lineCount)).toEqual(
      all.map(({ lineCount }) => lineCount).toSorted((a, b) => b - a),
    );
    const lines = await test.database.prisma.inventoryLine.count({
      where: { organisationId: 'local', process: 'Housing moulding' },
    });
    expect(all.find((each) => each.name === 'Housing moulding')).toEqual({
      ...{ name: 'Housing moulding', nameZh: '外壳注塑', lineCount: lines },
    });
  });

  it('are read in comparisons, at lines and at what lines emit, in one statement for all of them', async () => {
    expect((await labels()).get('Surface treatment')).toBe('表面处理');
    const statements: string[] = [];
    const stop = test.database.onStatement((statement) => statements.push(statement));
    const { data } = await test.server.ask<{
      products: {
        edges: { node: { currentAssessment: { lines: { process: string; processZh: string }[] } } }[];
      };
    }>('{ products(first: 4) { edges { node { currentAssessment { lines { process processZh } } } } } }');
    stop();
    const lines = data.products.edges.flatMap(({ node }) => node.currentAssessment.lines);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter(({ process, processZh }) => process !== '' && processZh === '')).toEqual([]);
    expect(statements.filter((statement) => statement.includes('"ProcessName"'))).toHaveLength(1);
    const emitted = await test.server.ask<{
      products: {
        edges: {
          node: {
            currentAssessment: {
              footprint: { contributions: { edges: { node: { process: string; processZh: string } }[] } };
            };
          };
        }[];
      };
    }>(`{ products(first: 1) { edges { node { currentAssessment { footprint { contributions(first: 5) {
      edges { node { process processZh } } } } } } } } }`);
    for (const { node } of emitted.data.products.edges[0]!.node.currentAssessment.footprint.contributions
      .edges)
      expect(node.processZh).toMatch(/\p{Script=Han}/u);
  });

  it('can be given, changed and taken away', async () => {
    expect(await name({ name: 'Weaving', nameZh: ' 梭织 ' })).toMatchObject({ nameZh: '梭织' });
    expect((await labels()).get('Weaving')).toBe('梭织');
    expect(await name({ name: 'Weaving', nameZh: '' })).toMatchObject({ nameZh: '' });
    expect((await labels()).get('Weaving')).toBe('Weaving');
    expect((await names()).find((each) => each.name === 'Weaving')?.nameZh).toBe('');
  });

  it('are refused for a process that no line names, and where they are too long', async () => {
    expect(await name({ name: 'Smelting', nameZh: '熔炼' })).toMatchObject({
      fields: [{ field: 'name', code: 'PROCESS_UNKNOWN' }],
    });
    expect(await name({ name: 'Sewing', nameZh: '缝'.repeat(201) })).toMatchObject({
      fields: [{ field: 'nameZh', code: 'TOO_BIG' }],
    });
  });
});
