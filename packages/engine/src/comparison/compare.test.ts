import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFact, someFacts } from '../testing/index.ts';
import { compare } from './compare.ts';
import {
  BASE_CASE,
  type ComparisonQuery,
  type ComparisonResult,
  type Dimension,
  type FootprintFacts,
} from './comparison.ts';
import { encodeSlice } from './encodeSlice.ts';
import { hotspots } from './hotspots.ts';

const run = (slices: readonly FootprintFacts[], query: Partial<ComparisonQuery>) =>
  compare(slices.map(encodeSlice), {
    rows: [],
    columns: [],
    filters: [],
    measure: 'TOTAL',
    basis: 'DECLARED_UNIT',
    baselineColumn: null,
    ...query,
  });
const table = ({ rows, columns, cells }: ComparisonResult) =>
  Object.fromEntries(cells.map(({ row, column, kgCo2e }) => [`${rows[row]}|${columns[column]}`, kgCo2e]));

describe('A comparison of a kettle and a pan', () => {
  const kettle = someFacts('kettle', [
    aFact({ stage: 'USE', kgCo2e: 60, process: 'Boiling', region: 'DE', year: 2024 }),
    aFact({ stage: 'MATERIALS', kgCo2e: 4, supplier: 'wang', region: 'CN', year: 2022 }),
    aFact({ stage: 'MATERIALS', kgCo2e: 1, emissionClass: 'BIOGENIC', gas: 'CH4_BIOGENIC' }),
    aFact({ stage: 'BEYOND_BOUNDARY', kgCo2e: -2 }),
  ]);
  const pan = someFacts(
    'pan',
    [
      aFact({ stage: 'MATERIALS', kgCo2e: 6, supplier: 'wang' }),
      aFact({ stage: 'END_OF_LIFE', kgCo2e: null, gap: 'FACTOR_MISSING' }),
    ],
    { massKg: null, annualVolume: null },
  );

  it('sums what each stage of each product contributes, stages in life-cycle order', () => {
    const result = run([kettle, pan], { rows: ['PRODUCT'], columns: ['STAGE'] });
    expect(result.columns).toEqual([['MATERIALS'], ['USE'], ['END_OF_LIFE']]);
    expect(table(result)).toEqual({
      'kettle|MATERIALS': 5,
      'kettle|USE': 60,
      'pan|MATERIALS': 6,
      'pan|END_OF_LIFE': null,
    });
    expect(result.rowTotals).toEqual([
      { kgCo2e: 65, gaps: [], facts: 3, missing: 0 },
      { kgCo2e: 6, gaps: ['FACTOR_MISSING'], facts: 1, missing: 1 },
    ]);
    expect(result.total).toEqual({ kgCo2e: 71, gaps: ['FACTOR_MISSING'], facts: 4, missing: 1 });
  });

  it('gives each cell its share of its column', () => {
    const { cells } = run([kettle, pan], { rows: ['PRODUCT'], columns: ['STAGE'] });
    expect(cells.map(({ share }) => share)).toEqual([5 / 11, 1, 6 / 11, null]);
  });

  it('shows module D where a filter names it', () => {
    const filters = [{ dimension: 'STAGE' as const, include: ['BEYOND_BOUNDARY'], exclude: [] }];
    expect(run([kettle, pan], { filters }).total.kgCo2e).toBe(-2);
  });

  it('counts one class of emissions, and gaps with every class', () => {
    expect(run([kettle, pan], { measure: 'BIOGENIC' }).total).toEqual({
      kgCo2e: 1,
      gaps: ['FACTOR_MISSING'],
      facts: 1,
      missing: 1,
    });
    expect(run([kettle, pan], { measure: 'FOSSIL' }).total.kgCo2e).toBe(70);
  });

  it('divides by mass or multiplies by volume, and is a gap where they are unknown', () => {
    const perKilogram = run([kettle, pan], { rows: ['PRODUCT'], basis: 'KILOGRAM' });
    expect(perKilogram.rowTotals).toEqual([
      { kgCo2e: 32.5, gaps: [], facts: 3, missing: 0 },
      { kgCo2e: null, gaps: ['FACTOR_MISSING', 'MASS_UNKNOWN'], facts: 0, missing: 2 },
    ]);
    const perYear = run([kettle, pan], { rows: ['PRODUCT'], basis: 'ANNUAL_VOLUME' });
    expect(perYear.rowTotals.map(({ kgCo2e }) => kgCo2e)).toEqual([650, null]);
  });

  it('includes and excludes members', () => {
    const filtered = run([kettle, pan], {
      rows: ['STAGE'],
      filters: [
        { dimension: 'PRODUCT', include: ['kettle'], exclude: [] },
        { dimension: 'STAGE', include: null, exclude: ['USE'] },
      ],
    });
    expect(table(filtered)).toEqual({ 'MATERIALS|': 5 });
  });

  it('nests dimensions from the left and puts what is not stated last among years', () => {
    const { rows } = run([kettle, pan], { rows: ['YEAR', 'SUPPLIER'] });
    expect(rows).toEqual([
      ['2022', 'wang'],
      ['2024', '-'],
      ['-', '-'],
      ['-', 'wang'],
    ]);
  });

  it('of nothing is empty and has no total', () => {
    expect(run([], { rows: ['PRODUCT'] })).toMatchObject({
      rows: [],
      cells: [],
      total: { kgCo2e: null, gaps: [] },
    });
  });

  it('ranks hotspots with their share and running share', () => {
    const query = { dimension: 'STAGE', basis: 'DECLARED_UNIT', filters: [], limit: 2 } as const;
    expect(hotspots([kettle, pan].map(encodeSlice), query)).toEqual({
      members: [
        { member: 'USE', kgCo2e: 60, share: 60 / 71, cumulativeShare: 60 / 71 },
        { member: 'MATERIALS', kgCo2e: 11, share: 11 / 71, cumulativeShare: 1 },
      ],
      total: { kgCo2e: 71, gaps: ['FACTOR_MISSING'], facts: 4, missing: 1 },
    });
  });
});

describe('A comparison with a baseline', () => {
  const base = someFacts('kettle', [
    aFact({ process: 'Flight', kgCo2e: 5 }),
    aFact({ process: 'Body', kgCo2e: 4 }),
    aFact({ process: 'Unknown', kgCo2e: null, gap: 'AMOUNT_MISSING' }),
  ]);
  const bySea = someFacts(
    'kettle',
    [aFact({ process: 'Voyage', kgCo2e: 0.5 }), aFact({ process: 'Body', kgCo2e: 4 })],
    {
      scenario: 'sea',
    },
  );
  const query = { rows: ['PROCESS'], columns: ['SCENARIO'], baselineColumn: [BASE_CASE] } as const;

  it('shows what a scenario adds, keeps and takes away; the differences add up', () => {
    const { rows, cells, columnTotals } = run([bySea, base], query);
    const deltas = cells
      .filter(({ column }) => column === 1)
      .map(({ row, kgCo2e, deltaFromBaseline }) => [rows[row]![0], kgCo2e, deltaFromBaseline]);
    expect(deltas).toEqual([
      ['Voyage', 0.5, 0.5],
      ['Body', 4, 0],
      ['Flight', 0, -5],
    ]);
    expect(columnTotals[1]!.kgCo2e! - columnTotals[0]!.kgCo2e!).toBe(0.5 + 0 - 5);
  });

  it('puts the base case first, whatever comes first', () => {
    expect(run([bySea, base], query).columns).toEqual([[BASE_CASE], ['sea']]);
  });

  it('has no difference to what may lie outside a boundary, nor to a gap', () => {
    const { cells } = run([base, someFacts('pan', [aFact({ process: 'Handle', kgCo2e: 1 })])], {
      rows: ['PROCESS'],
      columns: ['PRODUCT'],
      baselineColumn: ['kettle'],
    });
    expect(cells.find(({ column }) => column === 1)!.deltaFromBaseline).toBeNull();
    expect(cells.find(({ gaps }) => gaps.length > 0)!.deltaFromBaseline).toBeNull();
  });

  it('says when the baseline does not occur', () => {
    const { findings, cells } = run([base], { ...query, baselineColumn: ['nowhere'] });
    expect(findings).toMatchObject([{ code: 'BASELINE_NOT_FOUND', severity: 'WARNING' }]);
    expect(cells.every(({ deltaFromBaseline }) => deltaFromBaseline === null)).toBe(true);
  });
});

const anyFact = fc.record({
  stage: fc.constantFrom('MATERIALS', 'USE', 'END_OF_LIFE', 'BEYOND_BOUNDARY'),
  supplier: fc.constantFrom('wang', 'nguyen', null),
  process: fc.constantFrom('A', 'B', ''),
  gas: fc.constantFrom('CO2_FOSSIL', 'N2O'),
  year: fc.constantFrom(2022, 2024, null),
  scope: fc.constantFrom(1, 2, 3),
  kgCo2e: fc.option(fc.double({ min: -50, max: 50, noNaN: true }), { nil: null, freq: 6 }),
});
const anyFacts = fc
  .array(anyFact, { maxLength: 12 })
  .map((facts) =>
    facts.map((fields) => aFact({ ...fields, gap: fields.kgCo2e === null ? 'AMOUNT_MISSING' : null })),
  );
const anySlices = fc
  .array(
    fc.record({
      product: fc.constantFrom('a', 'b', 'c'),
      scenario: fc.constantFrom(BASE_CASE, 's'),
      facts: anyFacts,
    }),
    { maxLength: 8 },
  )
  .map((specs) => specs.map(({ product, scenario, facts }) => someFacts(product, facts, { scenario })));
const ALL: readonly Dimension[] = [
  'PRODUCT',
  'STAGE',
  'SUPPLIER',
  'SCENARIO',
  'PROCESS',
  'GAS',
  'YEAR',
  'SCOPE',
];
const anyAxes = fc
  .shuffledSubarray([...ALL], { maxLength: 5 })
  .chain((dimensions) =>
    fc
      .nat(dimensions.length)
      .map((cut) => ({ rows: dimensions.slice(0, cut), columns: dimensions.slice(cut) })),
  );

/** The same in the plainest words: one loop, text keys. */
function naive(slices: readonly FootprintFacts[], rows: readonly Dimension[], columns: readonly Dimension[]) {
  const sums = new Map<string, number | null>();
  for (const own of slices) {
    for (const one of own.facts) {
      if (one.stage === 'BEYOND_BOUNDARY') continue;
      const member = (dimension: Dimension): string => {
        if (dimension === 'PRODUCT') return own.product;
        if (dimension === 'SCENARIO') return own.scenario;
        const value = one[dimension.toLowerCase() as 'stage'] as string | number | null;
        return value === null || value === '' ? '-' : String(value);
      };
      const key = `${rows.map(member)}|${columns.map(member)}`;
      const sum = sums.get(key) ?? null;
      sums.set(key, one.kgCo2e === null ? sum : (sum ?? 0) + one.kgCo2e);
    }
  }
  return sums;
}

describe('For any facts and any axes', () => {
  it('the cube gives what one plain loop gives', () => {
    fc.assert(
      fc.property(anySlices, anyAxes, (slices, { rows, columns }) => {
        const expected = naive(slices, rows, columns);
        const cells = table(run(slices, { rows, columns }));
        expect(Object.keys(cells).sort()).toEqual([...expected.keys()].sort());
        for (const [key, value] of expected) {
          if (value === null) expect(cells[key]).toBeNull();
          else expect(cells[key]).toBeCloseTo(value, 9);
        }
      }),
    );
  });

  it('cells add up to rows, columns and the total, and the total is the same for all axes', () => {
    fc.assert(
      fc.property(anySlices, anyAxes, (slices, axes) => {
        const { cells, rowTotals, columnTotals, total } = run(slices, axes);
        const sum = (values: readonly { kgCo2e: number | null }[]) =>
          values.reduce((all, { kgCo2e }) => all + (kgCo2e ?? 0), 0);
        const whole = run(slices, {}).total;
        for (const parts of [cells, rowTotals, columnTotals])
          expect(sum(parts)).toBeCloseTo(whole.kgCo2e ?? 0, 8);
        expect(total.gaps).toEqual(whole.gaps);
      }),
    );
  });
});
