import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Path {
  path: { dimension: string; id: string; label: string; labelZh: string }[];
}

interface Comparison {
  rows: Path[];
  columns: Path[];
  cells: {
    row: number;
    column: number;
    kgCo2e: number | null;
    share: number | null;
    deltaFromBaseline: number | null;
    gaps: { code: string }[];
  }[];
  rowTotals: { kgCo2e: number | null; gaps: { code: string }[] }[];
  columnTotals: { kgCo2e: number | null }[];
  total: number | null;
  findings: { code: string; severity: string; subjects: string[]; message: string }[];
}

const COMPARE = `query ($input: ComparisonInput!) {
  comparison(input: $input) {
    rows { path { dimension id label labelZh } }
    columns { path { dimension id label labelZh } }
    cells { row column kgCo2e share deltaFromBaseline gaps { code } }
    rowTotals { kgCo2e gaps { code } } columnTotals { kgCo2e } total
    findings { code severity subjects message }
  }
}`;

const STAGE_ORDER = [
  'MATERIALS',
  'PRODUCTION',
  'DISTRIBUTION',
  'INSTALLATION',
  'USE',
  'END_OF_LIFE',
  'BEYOND_BOUNDARY',
  'UNSPLIT',
];

describe.each(TEST_DATABASES)('Comparisons on the $kind', (kind) => {
  const test = withServer(kind);
  const ask = (input: object) => test.server.ask<{ comparison: Comparison }>(COMPARE, { input });
  const compare = async (input: object) => {
    const { data, errors } = await ask(input);
    expect(errors).toBeUndefined();
    return data.comparison;
  };
  const scenarioIds = async () =>
    (
      await test.server.ask<{ scenarios: { edges: { node: { id: string } }[] } }>(
        '{ scenarios { edges { node { id } } } }',
      )
    ).data.scenarios.edges.map(({ node }) => node.id);

  it('of all demo products by stage add up in both directions', async () => {
    const { rows, columns, cells, rowTotals, columnTotals, total } = await compare({
      rows: ['PRODUCT'],
      columns: ['STAGE'],
    });
    expect(rows.length).toBeGreaterThanOrEqual(12);
    const stages = columns.map(({ path }) => path[0]!.id);
    expect(stages).toEqual([...stages].sort((a, b) => STAGE_ORDER.indexOf(a) - STAGE_ORDER.indexOf(b)));
    expect(stages).not.toContain('BEYOND_BOUNDARY');
    const sum = (values: (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
    rows.forEach((_row, index) => {
      const cellSum = sum(cells.filter(({ row }) => row === index).map(({ kgCo2e }) => kgCo2e));
      expect(rowTotals[index]!.kgCo2e ?? 0).toBeCloseTo(cellSum, 8);
    });
    expect(sum(rowTotals.map(({ kgCo2e }) => kgCo2e))).toBeCloseTo(total!, 6);
    expect(sum(columnTotals.map(({ kgCo2e }) => kgCo2e))).toBeCloseTo(total!, 6);
  });

  it('agree with the footprints of the products', async () => {
    const { rows, rowTotals } = await compare({ rows: ['PRODUCT'], columns: [] });
    const { data } = await test.server.ask<{
      products: {
        edges: { node: { id: string; currentAssessment: { footprint: { totalKgCo2e: number } } } }[];
      };
    }>('{ products(first: 100) { edges { node { id currentAssessment { footprint { totalKgCo2e } } } } } }');
    const totals = new Map(
      data.products.edges.map(({ node }) => [node.id, node.currentAssessment.footprint.totalKgCo2e]),
    );
    rows.forEach(({ path }, index) => {
      expect(rowTotals[index]!.kgCo2e, path[0]!.label).toBeCloseTo(totals.get(path[0]!.id)!, 8);
    });
  });

  it('have the same total whatever the rows and columns', async () => {
    const input = { scenarioIds: await scenarioIds() };
    const totals = await Promise.all(
      [
        { rows: ['PRODUCT'], columns: ['SCENARIO'] },
        { rows: ['SUPPLIER', 'REGION'], columns: ['STAGE'] },
        { rows: ['PROCESS'], columns: ['GAS', 'SCOPE'] },
        { rows: ['SOURCE'], columns: ['YEAR', 'PRODUCT_CATEGORY'] },
        { rows: [], columns: [] },
      ].map(async (axes) => (await compare({ ...input, ...axes })).total),
    );
    for (const total of totals) expect(total! / totals[0]!).toBeCloseTo(1, 9);
  });

  it('measure scenarios against the base case, and renewable electricity lowers something', async () => {
    const { columns, cells } = await compare({
      rows: ['PRODUCT'],
      columns: ['SCENARIO'],
      scenarioIds: await scenarioIds(),
      baselineColumn: ['BASE'],
    });
    expect(columns[0]!.path[0]).toEqual({
      dimension: 'SCENARIO',
      id: 'BASE',
      label: 'Base case',
      labelZh: '基准情景',
    });
    expect(columns.length).toBeGreaterThanOrEqual(4);
    const base = cells.filter(({ column }) => column === 0);
    expect(base.every(({ deltaFromBaseline }) => deltaFromBaseline === null || deltaFromBaseline === 0)).toBe(
      true,
    );
    for (const column of columns.keys()) {
      if (column === 0) continue;
      const deltas = cells
        .filter((cell) => cell.column === column)
        .map(({ deltaFromBaseline }) => deltaFromBaseline ?? 0);
      expect(Math.min(...deltas), columns[column]!.path[0]!.label).toBeLessThan(0);
    }
  });

  it('keep only what the filters ask for, by the ids an earlier answer gave', async () => {
    const all = await compare({ rows: ['SUPPLIER'], columns: ['STAGE'] });
    const supplier = all.rows.find(({ path }) => path[0]!.id !== '-')!.path[0]!;
    const some = await compare({
      rows: ['SUPPLIER'],
      columns: ['STAGE'],
      filters: [
        { dimension: 'SUPPLIER', include: [supplier.id] },
        { dimension: 'STAGE', exclude: ['USE'] },
      ],
    });
    expect(some.rows.map(({ path }) => path[0]!.id)).toEqual([supplier.id]);
    expect(some.columns.map(({ path }) => path[0]!.id)).not.toContain('USE');
  });

  it('show module D only when it is asked for', async () => {
    const { columns } = await compare({
      rows: ['PRODUCT'],
      columns: ['STAGE'],
      filters: [{ dimension: 'STAGE', include: ['BEYOND_BOUNDARY', 'MATERIALS'] }],
    });
    expect(columns.map(({ path }) => path[0]!.id)).toEqual(['MATERIALS', 'BEYOND_BOUNDARY']);
  });

  it('name in Chinese and English what they show', async () => {
    const { rows } = await compare({ rows: ['PRODUCT'], columns: ['STAGE'] });
    for (const { path } of rows) {
      expect(path[0]!.label).not.toBe('');
      expect(path[0]!.labelZh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('say when pieces of different products stand on one axis', async () => {
    const { findings } = await compare({ rows: ['PRODUCT'], columns: ['STAGE'] });
    expect(findings.length).toBeGreaterThan(0);
    for (const { code, subjects, message } of findings) {
      expect(code).not.toBe('');
      expect(message).toMatch(/\.$/);
      expect(subjects.length).toBeGreaterThan(0);
    }
  });

  it('refuse unknown products, scenarios and dimensions used twice, naming the field', async () => {
    const unknown = Buffer.from('Product:nothing').toString('base64');
    const fieldOf = async (input: object) => {
      const { errors } = await ask(input);
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
      return (errors![0]!.extensions.fields as { field: string }[])[0]!.field;
    };
    expect(await fieldOf({ rows: ['PRODUCT'], columns: ['STAGE'], productIds: [unknown] })).toBe(
      'productIds[0]',
    );
    expect(await fieldOf({ rows: ['PRODUCT'], columns: ['STAGE'], scenarioIds: [unknown] })).toBe(
      'scenarioIds[0]',
    );
    expect(await fieldOf({ rows: ['PRODUCT'], columns: ['PRODUCT'] })).toBe('columns');
    expect(await fieldOf({ rows: ['PRODUCT'], columns: ['STAGE'], baselineColumn: ['A', 'B'] })).toBe(
      'baselineColumn',
    );
  });
});
