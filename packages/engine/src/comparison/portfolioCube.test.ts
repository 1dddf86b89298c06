import { describe, expect, it } from 'vitest';
import {
  aCubeQuery,
  aFact,
  aSubject,
  type ContractCase,
  contractCases,
  contractDifferences,
  KITCHEN,
  type PlainFootprint,
} from '../testing/index.ts';
import { compare } from './compare.ts';
import { type ComparisonQuery, OTHER } from './comparison.ts';
import type { CubeQuery } from './cubeQuery.ts';
import type { CubeTable } from './cubeTable.ts';
import { type EncodedSlice, encodeSlice, isFactDimension } from './encodeSlice.ts';
import { type PortfolioCube, portfolioCube } from './portfolioCube.ts';

function sliceOf({ subject, facts }: PlainFootprint): EncodedSlice {
  return encodeSlice({ ...subject, facts });
}

function cubeOf(footprints: readonly PlainFootprint[]): PortfolioCube {
  const cube = portfolioCube();
  for (const footprint of footprints)
    expect(cube.put(footprint.subject, sliceOf(footprint))).toEqual({ ok: true, value: undefined });
  return cube;
}

function tableOf(cube: PortfolioCube, query: CubeQuery): CubeTable {
  const outcome = cube.compare(query, null);
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
}

/** The query as `compare` knows it; null when only the cube can answer it, or would put rows in another order. */
function sharedQuery({ basis, largestRows, filters, ...query }: CubeQuery): ComparisonQuery | null {
  if (basis === 'PIECE' || basis === 'REVENUE' || largestRows !== null) return null;
  // Suppliers, say, stand in order of appearance, in the cube over footprints that a filter leaves out as well.
  return filters.every(({ dimension }) => isFactDimension(dimension)) ? { ...query, basis, filters } : null;
}

describe('The cube in memory', () => {
  it.each(contractCases(0).map((own): [string, ContractCase] => [own.name, own]))(
    'answers %s',
    (_name, own) => {
      expect(contractDifferences(tableOf(cubeOf(own.footprints), own.query), own)).toEqual([]);
    },
  );

  it('answers made-up questions about made-up portfolios', () => {
    for (const own of contractCases(400)) {
      const differences = contractDifferences(tableOf(cubeOf(own.footprints), own.query), own);
      expect(differences, own.name).toEqual([]);
    }
  });

  it('gives what a comparison of slices gives, to the bit', () => {
    let compared = 0;
    for (const { name, footprints, query } of contractCases(400)) {
      const shared = sharedQuery(query);
      if (shared === null) continue;
      const { rowSubtotals: _rows, columnSubtotals: _columns, ...table } = tableOf(cubeOf(footprints), query);
      expect(table, name).toEqual(compare(footprints.map(sliceOf), shared));
      compared++;
    }
    expect(compared).toBeGreaterThan(100);
  });
});

describe('Rows that are largest', () => {
  const table = tableOf(
    cubeOf([
      { subject: aSubject('large'), facts: [aFact({ kgCo2e: 9 }), aFact({ stage: 'USE', kgCo2e: 1 })] },
      { subject: aSubject('small'), facts: [aFact({ kgCo2e: 2 })] },
      {
        subject: aSubject('smaller'),
        facts: [aFact({ kgCo2e: 1 }), aFact({ kgCo2e: null, gap: 'AMOUNT_MISSING' })],
      },
    ]),
    aCubeQuery({ rows: ['PRODUCT', 'STAGE'], largestRows: 1 }),
  );

  it('stand alone, and other closes on the total with its gaps', () => {
    expect(table.rows).toEqual([
      ['large', 'MATERIALS'],
      ['large', 'USE'],
      [OTHER, 'MATERIALS'],
    ]);
    expect(table.rowTotals.map(({ kgCo2e, missing }) => [kgCo2e, missing])).toEqual([
      [9, 0],
      [1, 0],
      [3, 1],
    ]);
    expect(table.total).toEqual({ kgCo2e: 13, facts: 4, missing: 1, gaps: ['AMOUNT_MISSING'] });
  });

  it('have a subtotal each', () => {
    expect(table.rowSubtotals.map(({ path, total, across }) => [path, total.kgCo2e, across.length])).toEqual([
      [['large'], 10, 1],
      [[OTHER], 3, 1],
    ]);
  });
});

describe('A cube that is followed', () => {
  const byStage = aCubeQuery({ rows: ['STAGE'], columns: ['PRODUCT'], basis: 'KILOGRAM' });

  it('shows a footprint that came, changed and went', () => {
    const cube = cubeOf(KITCHEN);
    const outcome = cube.follow(byStage);
    if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
    const followed = outcome.value;
    const wok = { subject: aSubject('wok', { massKg: 4 }), facts: [aFact({ kgCo2e: 8 })] };
    cube.put(wok.subject, sliceOf(wok));
    expect(followed.table()).toEqual(tableOf(cube, byStage));
    expect(followed.table().columns).toContainEqual(['wok']);
    const heavier = { subject: aSubject('wok', { massKg: null }), facts: wok.facts };
    cube.put(heavier.subject, sliceOf(heavier));
    expect(followed.table()).toEqual(tableOf(cube, byStage));
    expect(followed.table().columnTotals.at(-1)).toEqual({
      kgCo2e: null,
      facts: 0,
      missing: 1,
      gaps: ['MASS_UNKNOWN'],
    });
    expect([cube.remove('wok'), cube.remove('wok')]).toEqual([true, false]);
    expect(followed.table().columns).not.toContainEqual(['wok']);
    followed.close();
  });

  it('compares some of its footprints in the order asked for', () => {
    const outcome = cubeOf(KITCHEN).compare(aCubeQuery({ rows: ['PRODUCT'], columns: ['STAGE'] }), [
      'pan',
      'nobody',
      'kettle',
    ]);
    if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
    const chosen = [KITCHEN[2]!, KITCHEN[0]!].map(sliceOf);
    const { rowSubtotals: _rows, columnSubtotals: _columns, ...table } = outcome.value;
    const { largestRows: _largest, ...query } = aCubeQuery({ rows: ['PRODUCT'], columns: ['STAGE'] });
    expect(table).toEqual(compare(chosen, { ...query, basis: 'DECLARED_UNIT' }));
  });

  it('counts the contributions it holds', () => {
    expect(cubeOf(KITCHEN).facts()).toBe(10);
  });
});
