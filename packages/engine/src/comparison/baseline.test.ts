import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFact, someFacts } from '../testing/index.ts';
import { compare } from './compare.ts';
import { BASE_CASE, type ComparisonQuery, type FootprintFacts } from './comparison.ts';
import { encodeSlice } from './encodeSlice.ts';

const bySea = { scenario: 'sea' };
const kettle = [
  someFacts('kettle', [aFact({ process: 'Flight', kgCo2e: 5 }), aFact({ process: 'Body', kgCo2e: 4 })]),
  someFacts(
    'kettle',
    [aFact({ process: 'Voyage', kgCo2e: 0.5 }), aFact({ process: 'Body', kgCo2e: 4 })],
    bySea,
  ),
];
const pan = someFacts('pan', [aFact({ process: 'Flight', kgCo2e: 3 })]);

function deltas(slices: readonly FootprintFacts[], query: Partial<ComparisonQuery>) {
  const { rows, columns, cells } = compare(slices.map(encodeSlice), {
    rows: ['PRODUCT'],
    columns: ['SCENARIO'],
    filters: [],
    measure: 'TOTAL',
    basis: 'DECLARED_UNIT',
    baselineColumn: [BASE_CASE],
    ...query,
  });
  return Object.fromEntries(
    cells.map(({ row, column, kgCo2e, deltaFromBaseline }) => [
      `${rows[row]}|${columns[column]}`,
      [kgCo2e, deltaFromBaseline],
    ]),
  );
}

describe('Against the base case', () => {
  it('a product for which a scenario was not calculated saves nothing', () => {
    expect(deltas([...kettle, pan], {})).toEqual({
      'kettle|BASE': [9, 0],
      'kettle|sea': [4.5, -4.5],
      'pan|BASE': [3, 0],
    });
  });

  it('what a scenario takes away is 0 less what it was, also where a filter leaves nothing else', () => {
    const flights = [{ dimension: 'PROCESS' as const, include: ['Flight'], exclude: [] }];
    expect(deltas([...kettle, pan, { ...pan, ...bySea }], { filters: flights })).toEqual({
      'kettle|BASE': [5, 0],
      'kettle|sea': [0, -5],
      'pan|BASE': [3, 0],
      'pan|sea': [3, 0],
    });
  });

  it('scenarios of the same product count what is absent as 0, other products do not', () => {
    const found = deltas([...kettle, pan], {
      rows: ['PROCESS'],
      columns: ['PRODUCT', 'SCENARIO'],
      baselineColumn: ['kettle', BASE_CASE],
    });
    expect(found).toEqual({
      'Flight|kettle,BASE': [5, 0],
      'Flight|kettle,sea': [0, -5],
      'Flight|pan,BASE': [3, -2],
      'Body|kettle,BASE': [4, 0],
      'Body|kettle,sea': [4, 0],
      'Voyage|kettle,sea': [0.5, 0.5],
    });
  });

  it('a gap is neither 0 nor a saving', () => {
    const unknown = aFact({ process: 'Flight', kgCo2e: null, gap: 'AMOUNT_MISSING' });
    const found = deltas(
      [someFacts('kettle', [aFact({}), unknown]), someFacts('kettle', [aFact({})], bySea)],
      {
        rows: ['PROCESS'],
      },
    );
    expect(found).toEqual({ 'P|BASE': [1, 0], 'P|sea': [1, 0], 'Flight|BASE': [null, null] });
  });

  it('a path with too few or too many members is no column', () => {
    for (const baselineColumn of [[], [BASE_CASE, 'kettle']]) {
      const values = Object.values(deltas(kettle, { baselineColumn }));
      expect(values.every(([, delta]) => delta === null)).toBe(true);
    }
  });

  it('the differences of a scenario add up to the difference of the totals', () => {
    const facts = fc.array(
      fc.record({
        process: fc.constantFrom('A', 'B', 'C', 'D'),
        kgCo2e: fc.double({ min: -9, max: 9, noNaN: true }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(facts, facts), { minLength: 1, maxLength: 4 }), (pairs) => {
        const slices = pairs.flatMap(([base, changed], index) => [
          someFacts(`p${index}`, base.map(aFact)),
          someFacts(`p${index}`, changed.map(aFact), { scenario: 's' }),
        ]);
        const { cells, columns, columnTotals } = compare(slices.map(encodeSlice), {
          rows: ['PRODUCT', 'PROCESS'],
          columns: ['SCENARIO'],
          filters: [],
          measure: 'TOTAL',
          basis: 'DECLARED_UNIT',
          baselineColumn: [BASE_CASE],
        });
        // Without any fact a column, and with it the question, does not exist.
        if (columns.length < 2) return;
        const sum = cells
          .filter(({ column }) => column === 1)
          .reduce((all, { deltaFromBaseline }) => all + deltaFromBaseline!, 0);
        expect(sum).toBeCloseTo(columnTotals[1]!.kgCo2e! - columnTotals[0]!.kgCo2e!, 9);
      }),
    );
  });
});
