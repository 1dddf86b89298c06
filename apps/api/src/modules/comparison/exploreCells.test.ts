import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Gap {
  code: string;
}
interface Total {
  kgCo2e: number | null;
  value: number | null;
  gaps: Gap[];
}
interface Step {
  id: string;
  label: string;
}
interface Comparison {
  rows: { path: Step[] }[];
  columns: { path: Step[] }[];
  cells: (Total & { row: number; column: number; deltaFromBaseline: number | null })[];
  rowTotals: Total[];
  columnSubtotals: {
    columns: { path: { id: string }[]; total: { kgCo2e: number | null } }[];
    cells: { row: number[]; column: number[]; kgCo2e: (number | null)[] };
    groupCells: { row: number[]; column: number[]; kgCo2e: (number | null)[] };
  };
  rowSubtotals: { path: Step[]; cells: (Total & { column: number })[]; total: Total }[];
  total: number | null;
  totalValue: number | null;
  findings: { code: string; severity: string }[];
  commonStages: string[];
  converted: string[];
}
interface Cell {
  interval: { gsd: number; lower: number; upper: number } | null;
  kgCo2e: number | null;
  totalCount: number;
  gaps: Gap[];
  contributions: {
    kgCo2e: number | null;
    share: number | null;
    gap: string | null;
    scenario: string;
    product: { name: string };
    contribution: {
      gas: string;
      stage: string;
      kgCo2e: number | null;
      line: { name: string } | null;
      factor: { id: string; source: { licence: string } } | null;
    };
  }[];
}

const COMPARE = `query ($input: ComparisonInput!) {
  comparison(input: $input) {
    rows { path { id label } } columns { path { id label } }
    cells { row column kgCo2e value deltaFromBaseline gaps { code } }
    rowTotals { kgCo2e value gaps { code } }
    columnSubtotals { columns { path { id } total { kgCo2e } }
      cells { row column kgCo2e } groupCells { row column kgCo2e } }
    rowSubtotals { path { id label } cells { column kgCo2e value gaps { code } } total { kgCo2e value gaps { code } } }
    total totalValue findings { code severity } commonStages converted
  }
}`;

const OPEN_CELL = `query ($input: ComparisonInput!, $row: [String!]!, $column: [String!]!, $first: Int, $offset: Int) {
  cellContributions(input: $input, row: $row, column: $column, first: $first, offset: $offset) {
    kgCo2e totalCount gaps { code } interval { gsd lower upper }
    contributions {
      kgCo2e share gap scenario product { name }
      contribution { gas stage kgCo2e line { name } factor { id source { licence } } }
    }
  }
}`;

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((all, value) => all + (value ?? 0), 0);

describe.each(TEST_DATABASES)('Exploring a comparison on the $kind', (kind) => {
  const test = withServer(kind);
  const compare = async (input: object) => {
    const { data, errors } = await test.server.ask<{ comparison: Comparison }>(COMPARE, { input });
    expect(errors).toBeUndefined();
    return data.comparison;
  };
  const open = async (input: object, row: string[], column: string[], page: object = {}) => {
    const variables = { input, row, column, first: 500, ...page };
    const { data, errors } = await test.server.ask<{ cellContributions: Cell }>(OPEN_CELL, variables);
    expect(errors).toBeUndefined();
    return data.cellContributions;
  };
  const byLabel = ({ rows }: Comparison, label: RegExp) => {
    const row = rows.findIndex(({ path }) => label.test(path[0]!.label));
    expect(row).toBeGreaterThanOrEqual(0);
    return row;
  };
  const productId = async (label: RegExp) => {
    const all = await compare({ rows: ['PRODUCT'], columns: [] });
    return all.rows[byLabel(all, label)]!.path[0]!.id;
  };
  const scenarioIds = async () =>
    (
      await test.server.ask<{ scenarios: { edges: { node: { id: string } }[] } }>(
        '{ scenarios { edges { node { id } } } }',
      )
    ).data.scenarios.edges.map(({ node }) => node.id);

  it('per piece and per revenue divides by what the product says, and what it does not say is a gap', async () => {
    const kg = await compare({ rows: ['PRODUCT'], columns: [] });
    const piece = await compare({ rows: ['PRODUCT'], columns: [], basis: 'PIECE' });
    const revenue = await compare({ rows: ['PRODUCT'], columns: [], basis: 'REVENUE' });
    const kettle = byLabel(kg, /Electric kettle 1.7 l, standard/);
    // All demo products are declared by the piece; the kettle costs 79 CNY.
    expect(piece.rowTotals[kettle]!.kgCo2e).toBe(kg.rowTotals[kettle]!.kgCo2e);
    expect(revenue.rowTotals[kettle]!.kgCo2e! * 79).toBeCloseTo(kg.rowTotals[kettle]!.kgCo2e!, 8);
    const shirt = byLabel(revenue, /recycled polyester and cotton/);
    expect(revenue.rowTotals[shirt]!.kgCo2e).toBeNull();
    expect(revenue.rowTotals[shirt]!.gaps).toContainEqual({ code: 'PRICE_UNKNOWN' });
    expect(revenue.rows).toHaveLength(kg.rows.length);
  });

  it('of aviation holds what flies: the power bank delivered by air, not that by sea', async () => {
    const { rows, rowTotals } = await compare({ rows: ['PRODUCT'], columns: [], measure: 'AVIATION' });
    const whole = await compare({ rows: ['PRODUCT'], columns: [] });
    const air = rows.findIndex(({ path }) => /Power bank.*by air/.test(path[0]!.label));
    expect(rowTotals[air]!.kgCo2e).toBeGreaterThan(0);
    expect(rowTotals[air]!.kgCo2e).toBeLessThan(whole.rowTotals[byLabel(whole, /by air/)]!.kgCo2e!);
    expect(sum(rowTotals.map(({ kgCo2e }) => kgCo2e))).toBeLessThan(whole.total!);
  });

  it('rates data quality and primary data as the footprints of the products do', async () => {
    const quality = await compare({ rows: ['PRODUCT'], columns: ['STAGE'], measure: 'DATA_QUALITY' });
    const primary = await compare({ rows: ['PRODUCT'], columns: ['STAGE'], measure: 'PRIMARY_SHARE' });
    const { data } = await test.server.ask<{
      products: {
        edges: {
          node: {
            id: string;
            currentAssessment: { footprint: { dataQuality: number; primaryDataShare: number } };
          };
        }[];
      };
    }>(
      '{ products(first: 100) { edges { node { id currentAssessment { footprint { dataQuality primaryDataShare } } } } } }',
    );
    const stored = new Map(
      data.products.edges.map(({ node }) => [node.id, node.currentAssessment.footprint]),
    );
    expect(quality.rows.length).toBeGreaterThan(12);
    quality.rows.forEach(({ path: [step] }, row) => {
      expect(quality.rowTotals[row]!.value, step!.label).toBeCloseTo(stored.get(step!.id)!.dataQuality, 8);
      expect(primary.rowTotals[row]!.value, step!.label).toBeCloseTo(
        stored.get(step!.id)!.primaryDataShare,
        8,
      );
    });
    for (const { value } of quality.cells) if (value !== null) expect(value).toBeGreaterThanOrEqual(1);
  });

  it('tells how uncertain a cell is, and a whole never more than its worst part', async () => {
    const { cells, rowTotals } = await compare({
      rows: ['PRODUCT'],
      columns: ['STAGE'],
      measure: 'UNCERTAINTY',
    });
    rowTotals.forEach(({ value }, row) => {
      const parts = cells.filter((cell) => cell.row === row).map((cell) => cell.value ?? 1);
      expect(value).toBeGreaterThanOrEqual(1);
      expect(value!).toBeLessThanOrEqual(Math.max(...parts) + 1e-9);
    });
  });

  it('keeps the largest rows and columns and closes with other', async () => {
    const input = { rows: ['PRODUCT'], columns: ['SUPPLIER'] };
    const whole = await compare(input);
    const short = await compare({ ...input, largestRows: 5, largestColumns: 3 });
    expect(short.rows).toHaveLength(6);
    expect(short.columns).toHaveLength(4);
    expect(short.rows.at(-1)!.path[0]).toEqual({ id: '*', label: 'Other' });
    expect(sum(short.rowTotals.map(({ kgCo2e }) => kgCo2e))).toBeCloseTo(whole.total!, 8);
    expect(short.total).toBe(whole.total);
    const cell = short.cells.find(({ row, column }) => row === 5 && column === 3)!;
    const opened = await open({ ...input, largestRows: 5, largestColumns: 3 }, ['*'], ['*']);
    expect(opened.kgCo2e).toBeCloseTo(cell.kgCo2e!, 8);
  });

  it('has subtotals of nested rows that are the sums of their rows', async () => {
    const { rows, rowTotals, rowSubtotals, total } = await compare({
      rows: ['PRODUCT_CATEGORY', 'PRODUCT'],
      columns: ['STAGE'],
    });
    for (const { path, total: subtotal, cells } of rowSubtotals) {
      const below = rows.flatMap((row, index) =>
        row.path[0]!.id === path[0]!.id ? [rowTotals[index]!] : [],
      );
      expect(subtotal.kgCo2e).toBeCloseTo(sum(below.map(({ kgCo2e }) => kgCo2e)), 8);
      expect(sum(cells.map(({ kgCo2e }) => kgCo2e))).toBeCloseTo(subtotal.kgCo2e!, 8);
    }
    expect(sum(rowSubtotals.map((subtotal) => subtotal.total.kgCo2e))).toBeCloseTo(total!, 6);
  });

  it('has subtotals of nested columns, also where they cross those of rows, that are the sums of their cells', async () => {
    const { rows, columns, cells, rowSubtotals, columnSubtotals, total } = await compare({
      rows: ['PRODUCT_CATEGORY', 'PRODUCT'],
      columns: ['STAGE', 'SCOPE'],
    });
    const { columns: groups, cells: across, groupCells } = columnSubtotals;
    expect(sum(groups.map((group) => group.total.kgCo2e))).toBeCloseTo(total!, 6);
    const isIn = (cell: { row: number; column: number }, category: string | null, stage: string) =>
      columns[cell.column]!.path[0]!.id === stage &&
      (category === null || rows[cell.row]!.path[0]!.id === category);
    for (const [index, row] of across.row.entries()) {
      const stage = groups[across.column[index]!]!.path[0]!.id;
      const own = cells.filter((cell) => cell.row === row && isIn(cell, null, stage));
      expect(sum(own.map(({ kgCo2e }) => kgCo2e))).toBeCloseTo(across.kgCo2e[index] ?? 0, 8);
    }
    for (const [index, row] of groupCells.row.entries()) {
      const category = rowSubtotals[row]!.path[0]!.id;
      const stage = groups[groupCells.column[index]!]!.path[0]!.id;
      const own = cells.filter((cell) => isIn(cell, category, stage));
      expect(sum(own.map(({ kgCo2e }) => kgCo2e))).toBeCloseTo(groupCells.kgCo2e[index] ?? 0, 6);
    }
    expect(groupCells.row.length).toBeGreaterThan(groups.length);
  });

  it('opens a cell to contributions that add up to it, each with its line, factor, source and licence', async () => {
    const input = { rows: ['PRODUCT'], columns: ['STAGE'], basis: 'KILOGRAM' };
    const { rows, columns, cells } = await compare(input);
    const cell = cells.find(({ kgCo2e, gaps }) => kgCo2e !== null && gaps.length > 0)!;
    const row = rows[cell.row]!.path.map(({ id }) => id);
    const column = columns[cell.column]!.path.map(({ id }) => id);
    const opened = await open(input, row, column);
    expect(opened.kgCo2e).toBeCloseTo(cell.kgCo2e!, 12);
    const { gsd, lower, upper } = opened.interval!;
    const spreads = await compare({ ...input, measure: 'UNCERTAINTY' });
    const spread = spreads.cells.find((each) => each.row === cell.row && each.column === cell.column)!;
    expect(gsd).toBeCloseTo(spread.value!, 10);
    expect(upper / opened.kgCo2e!).toBeCloseTo(gsd ** 1.96, 10);
    expect(lower * upper).toBeCloseTo(opened.kgCo2e! ** 2, 10);
    expect(opened.contributions).toHaveLength(opened.totalCount);
    expect(sum(opened.contributions.map(({ kgCo2e }) => kgCo2e))).toBeCloseTo(cell.kgCo2e!, 10);
    expect(sum(opened.contributions.map(({ share }) => share))).toBeCloseTo(1, 10);
    expect(opened.gaps).toEqual(cell.gaps);
    const known = opened.contributions.filter(({ gap }) => gap === null);
    for (const { contribution, product } of known) {
      expect(product.name).toBe(rows[cell.row]!.path[0]!.label);
      expect(contribution.stage).toBe(column[0]);
      expect(contribution.line!.name).not.toBe('');
      expect(contribution.factor!.source.licence).not.toBe('');
    }
    const massKg = known[0]!.contribution.kgCo2e! / known[0]!.kgCo2e!;
    for (const { kgCo2e, contribution } of known) {
      expect(contribution.kgCo2e).toBeCloseTo(kgCo2e! * massKg, 8);
    }
  });

  it('opens a cell page by page without a repetition, and a whole row by a path of its beginning', async () => {
    const input = { rows: ['PRODUCT_CATEGORY', 'PRODUCT'], columns: ['STAGE'] };
    const { rows, rowSubtotals } = await compare(input);
    const path = [rows[0]!.path[0]!.id];
    const all = await open(input, path, []);
    expect(all.kgCo2e).toBeCloseTo(rowSubtotals[0]!.total.kgCo2e!, 8);
    const pages = await Promise.all([0, 7].map((offset) => open(input, path, [], { first: 7, offset })));
    expect(pages.flatMap(({ contributions }) => contributions)).toEqual(all.contributions.slice(0, 14));
    const sizes = all.contributions.flatMap(({ kgCo2e }) => (kgCo2e === null ? [] : [Math.abs(kgCo2e)]));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('offers the stages all have, and is converted once only those are kept', async () => {
    const whole = await compare({ rows: ['PRODUCT'], columns: ['STAGE'] });
    const severity = ({ findings }: Comparison) => findings.find(({ code }) => code === 'K-02')?.severity;
    expect(severity(whole)).toBe('WARNING');
    expect(whole.commonStages).toEqual(['MATERIALS', 'PRODUCTION']);
    const shared = await compare({
      rows: ['PRODUCT'],
      columns: ['STAGE'],
      filters: [{ dimension: 'STAGE', include: whole.commonStages }],
    });
    expect(severity(shared)).toBe('CONVERTED');
  });

  it('characterises with another GWP set gas by gas, and names what it converted', async () => {
    const own = await compare({ rows: ['PRODUCT'], columns: ['GAS'] });
    const anew = await compare({ rows: ['PRODUCT'], columns: ['GAS'], gwpSet: 'AR5' });
    const totalOf = ({ columns, cells }: Comparison, gas: string) => {
      const column = columns.findIndex(({ path }) => path[0]!.id === gas);
      return sum(cells.filter((cell) => cell.column === column).map(({ kgCo2e }) => kgCo2e));
    };
    // IPCC: nitrous oxide is 273 in AR6 and 265 in AR5; carbon dioxide is 1 in both.
    expect(totalOf(anew, 'N2O') / totalOf(own, 'N2O')).toBeCloseTo(265 / 273, 8);
    expect(totalOf(anew, 'CO2_FOSSIL')).toBeCloseTo(totalOf(own, 'CO2_FOSSIL'), 8);
    expect(anew.converted.length).toBe(2 * own.rows.length);
    expect(anew.findings).toContainEqual({ code: 'K-05', severity: 'CONVERTED' });
  });

  describe('asks whether one footprint is lower', () => {
    const PAIR = `query ($input: PairedComparisonInput!) {
      pairedComparison(input: $input) {
        claim obstacles first { kgCo2e scenario product { name } } second { kgCo2e scenario }
        findings { code severity }
        outcome {
          draws firstLowerShare medianDifference lower upper smallestClaimableDifference
          firstDraws { lower upper shares } secondDraws { lower upper shares } differenceDraws { shares }
        }
      }
    }`;
    interface Histogram {
      lower: number;
      upper: number;
      shares: number[];
    }
    interface Pair {
      claim: string;
      obstacles: string[];
      first: { kgCo2e: number };
      second: { kgCo2e: number };
      outcome: {
        firstLowerShare: number;
        medianDifference: number;
        lower: number;
        upper: number;
        smallestClaimableDifference: number;
        firstDraws: Histogram;
        secondDraws: Histogram;
        differenceDraws: Histogram;
      } | null;
    }
    const pair = async (input: object) => {
      const { data, errors } = await test.server.ask<{ pairedComparison: Pair }>(PAIR, { input });
      expect(errors).toBeUndefined();
      return data.pairedComparison;
    };

    it('and says so only where 95 % of the draws agree, turned round the other way', async () => {
      const sea = await productId(/Power bank.*by sea/);
      const air = await productId(/Power bank.*by air/);
      const answer = await pair({ first: { productId: sea }, second: { productId: air } });
      const turned = await pair({ first: { productId: air }, second: { productId: sea } });
      expect(answer.outcome!.firstLowerShare + turned.outcome!.firstLowerShare).toBeCloseTo(1, 12);
      expect(answer.outcome!.medianDifference).toBeCloseTo(-turned.outcome!.medianDifference, 8);
      const agrees = answer.outcome!.firstLowerShare >= 0.95;
      expect(answer.claim).toBe(agrees && answer.obstacles.length === 0 ? 'FIRST_LOWER' : 'NONE');
      const { shares, lower } = answer.outcome!.firstDraws;
      expect(sum(shares)).toBeGreaterThan(0.99);
      expect(answer.outcome!.secondDraws.lower).toBe(lower);
    });

    it('between a product and itself under a scenario, what both share does not blur the difference', async () => {
      const [scenarioId] = await scenarioIds();
      const id = await productId(/Electric kettle 1.7 l, eco double wall/);
      const { first, second, outcome } = await pair({
        first: { productId: id, scenarioId },
        second: { productId: id },
      });
      if (first.kgCo2e === second.kgCo2e) return;
      expect(outcome!.firstLowerShare === 1 || outcome!.firstLowerShare === 0).toBe(true);
      expect(Math.sign(outcome!.medianDifference)).toBe(Math.sign(first.kgCo2e - second.kgCo2e));
    });

    it('and claims nothing about footprints with gaps or other boundaries', async () => {
      const kettle = await productId(/Electric kettle 1.7 l, standard/);
      const eco = await productId(/Electric kettle 1.7 l, eco double wall/);
      const box = await productId(/gift box/);
      const gap = await pair({ first: { productId: eco }, second: { productId: kettle } });
      expect(gap.obstacles).toContain('FACTOR_MISSING');
      expect(gap.claim).toBe('NONE');
      const boundary = await pair({ first: { productId: box }, second: { productId: eco } });
      expect(boundary.obstacles).toContain('K-02');
      expect(boundary.claim).toBe('NONE');
    });

    it('and claims nothing about what serves different functions', async () => {
      const shirt = await productId(/^Cotton T-shirt/);
      const jacket = await productId(/Padded polyester jacket/);
      const answer = await pair({ first: { productId: shirt }, second: { productId: jacket } });
      expect(answer.outcome!.firstLowerShare).toBeGreaterThan(0.95);
      expect(answer.obstacles).toEqual(['K-03']);
      expect(answer.claim).toBe('NONE');
    });

    it('of two different things only', async () => {
      const id = await productId(/gift box/);
      const { errors } = await test.server.ask(PAIR, {
        input: { first: { productId: id }, second: { productId: id } },
      });
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    });
  });
});
