import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backgroundSystem } from '../testing/backgroundSystem.ts';
import {
  type ExchangeChange,
  intensitiesAfter,
  type SolvedTechnosphere,
  withExchange,
} from './changedExchange.ts';
import { type Exchange, fromExchanges, fromRows, granted, processNames } from './solverBuilders.ts';
import type { SparseMatrix } from './sparseMatrix.ts';
import { technosphereSolver } from './technosphereSolver.ts';

function solved(matrix: SparseMatrix, impacts: readonly Float64Array[]): SolvedTechnosphere {
  const names = processNames(matrix.size);
  const solver = technosphereSolver(names, matrix);
  return { names, matrix, solver, impacts, intensities: granted(solver.intensities(impacts)).values };
}

function afresh(
  { names, matrix, impacts }: SolvedTechnosphere,
  change: ExchangeChange,
): readonly Float64Array[] {
  return granted(technosphereSolver(names, withExchange(matrix, change), 'DIRECT').intensities(impacts))
    .values;
}

const CAR_AND_STEEL = solved(
  fromRows([
    [1, 0],
    [-2, 1],
  ]),
  [Float64Array.of(1, 3), Float64Array.of(0, 10)],
);

describe('Intensities after a changed exchange', () => {
  it('follow the new amount: a car of 1 kg CO2e with 4 instead of 2 units of steel of 3 has 13 instead of 7', () => {
    expect(CAR_AND_STEEL.intensities.map((y) => [...y])).toEqual([
      [7, 3],
      [20, 10],
    ]);
    const { intensities, way } = granted(intensitiesAfter(CAR_AND_STEEL, { row: 1, column: 0, value: -4 }));
    expect(way).toBe('RANK_ONE');
    expect(intensities.map((y) => [...y])).toEqual([
      [13, 3],
      [40, 10],
    ]);
  });

  it('follow a new exchange that closes a loop', () => {
    // Steel now takes 0.1 of a car: y1 = 3 + 0.1 y0, y0 = 1 + 2 y1.
    const { intensities, way } = granted(intensitiesAfter(CAR_AND_STEEL, { row: 0, column: 1, value: -0.1 }));
    expect(way).toBe('RANK_ONE');
    expect([...intensities[0]!]).toEqual([expect.closeTo(8.75, 12), expect.closeTo(3.875, 12)]);
  });

  it('follow a change of what a run makes', () => {
    const { intensities } = granted(intensitiesAfter(CAR_AND_STEEL, { row: 1, column: 1, value: 2 }));
    expect([...intensities[0]!]).toEqual([expect.closeTo(4, 12), expect.closeTo(1.5, 12)]);
  });

  it('are those of a fresh solution on a background database, whatever exchange changes by a quarter', () => {
    const { exchanges, impacts } = backgroundSystem({ processes: 400, seed: 5, categories: 2 });
    const all = Array.from(
      exchanges.values,
      (value, at): Exchange => [exchanges.rows[at]!, exchanges.columns[at]!, value],
    );
    const system = solved(fromExchanges(400, all), impacts);
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.constantFrom(0.75, 1.25), (at, factor) => {
        const [row, column, value] = all[at]!;
        const change = { row, column, value: factor * value };
        // A market that makes a quarter less may make less than it needs.
        fc.pre(row !== column || factor > 1);
        const { intensities } = granted(intensitiesAfter(system, change));
        afresh(system, change).forEach((expected, category) => {
          expected.forEach((value, process) => {
            const off = Math.abs(intensities[category]![process]! - value);
            expect(off).toBeLessThanOrEqual(1e-9 * Math.abs(value));
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('are solved afresh where the change leaves almost nothing', () => {
    // Steel takes almost half a car: the loop makes a millionth more than it needs.
    const change = { row: 0, column: 1, value: -0.4999995 };
    const { intensities, way } = granted(intensitiesAfter(CAR_AND_STEEL, change));
    expect(way).toBe('RESOLVED');
    expect(intensities[0]![0]! / 7e6).toBeCloseTo(1, 6);
  });

  it('are exactly none of what is no longer used', () => {
    const one = solved(CAR_AND_STEEL.matrix, [Float64Array.of(0, 0.3)]);
    const { intensities } = granted(intensitiesAfter(one, { row: 1, column: 0, value: 0 }));
    expect([...intensities[0]!]).toEqual([0, 0.3]);
  });

  it('are refused, naming the loop, where the change makes the loop need all it makes', () => {
    const outcome = intensitiesAfter(CAR_AND_STEEL, { row: 0, column: 1, value: -0.5 });
    expect(!outcome.ok && outcome.refusals[0]).toMatchObject({ code: 'LOOP_UNSOLVABLE' });
    expect(!outcome.ok && outcome.refusals[0]!.message).toMatch(/P[01], P[01] need/);
  });

  it.each([
    ['EXCHANGE_OUTSIDE', { row: 2, column: 0, value: 1 }],
    ['EXCHANGE_NOT_FINITE', { row: 1, column: 0, value: Number.NaN }],
    ['PRODUCT_CANCELS', { row: 1, column: 1, value: 0 }],
  ])('are refused with %s for a change that is none', (code, change) => {
    const outcome = intensitiesAfter(CAR_AND_STEEL, change);
    expect(!outcome.ok && outcome.refusals.map((refusal) => refusal.code)).toEqual([code]);
  });
});

describe('A matrix with a changed exchange', () => {
  it('takes the exchange in at its place, changes it, and leaves it out at zero', () => {
    const { matrix } = CAR_AND_STEEL;
    const more = withExchange(matrix, { row: 0, column: 1, value: -0.5 });
    expect(more).toEqual(
      fromRows([
        [1, -0.5],
        [-2, 1],
      ]),
    );
    expect(withExchange(more, { row: 0, column: 1, value: 0 })).toEqual(matrix);
    expect(withExchange(matrix, { row: 1, column: 0, value: 0 })).toEqual(
      fromRows([
        [1, 0],
        [0, 1],
      ]),
    );
  });
});
