import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backgroundSystem } from '../testing/backgroundSystem.ts';
import { nextUniform, seedStream, WORDS_PER_STREAM } from '../uncertainty/randomStream.ts';
import { type DenseLu, denseLu } from './denseLu.ts';
import { type Exchange, fromExchanges, fromRows, granted, processNames, ring } from './solverBuilders.ts';
import { adjointResidual, type SparseMatrix, transpose } from './sparseMatrix.ts';
import type { SolveWay } from './systemSolver.ts';
import { type TechnosphereSolver, technosphereSolver } from './technosphereSolver.ts';

function solverOf(matrix: SparseMatrix, way: SolveWay = 'AUTO'): TechnosphereSolver {
  return technosphereSolver(processNames(matrix.size), matrix, way);
}

function largestRelativeDifference(found: Float64Array, expected: Float64Array): number {
  return expected.reduce(
    (worst, value, index) =>
      found[index] === value ? worst : Math.max(worst, Math.abs(found[index]! - value) / Math.abs(value)),
    0,
  );
}

const WAYS: readonly SolveWay[] = ['AUTO', 'ITERATIVE', 'DIRECT'];

function uniforms(key: string): () => number {
  const stream = new Int32Array(WORDS_PER_STREAM);
  seedStream(stream, 0, 1, key);
  return () => nextUniform(stream, 0);
}

describe.each(WAYS)('A technosphere solved %s', (way) => {
  it('gives 11, 10 and 4 a unit where the last two processes use each other', () => {
    // One takes 1 of Two. Two takes 2 of Three. Three takes 0.1 of Two.
    const solver = solverOf(
      fromRows([
        [1, 0, 0],
        [-1, 1, -0.1],
        [0, -2, 1],
      ]),
      way,
    );
    const { values, residual } = granted(solver.intensities([Float64Array.of(1, 2, 3)]));
    // y2 = 2 + 2 y3, y3 = 3 + 0.1 y2
    expect([...values[0]!]).toEqual([expect.closeTo(11, 10), expect.closeTo(10, 10), expect.closeTo(4, 10)]);
    expect(residual).toBeLessThan(1e-12);
  });

  it('runs 8/3 times each for eight of the second where runs make two and four', () => {
    const solver = solverOf(
      fromRows([
        [2, -2],
        [-1, 4],
      ]),
      way,
    );
    const { values } = granted(solver.scalings([Float64Array.of(0, 8)]));
    expect([...values[0]!]).toEqual([expect.closeTo(8 / 3, 10), expect.closeTo(8 / 3, 10)]);
  });

  it('gives a waste treatment a negative diagonal and its burden to those that hand waste to it', () => {
    // A bottle of 1 kg CO2e hands over half a kg of waste; treating one kg emits 3.
    const solver = solverOf(
      fromRows([
        [1, 0],
        [0.5, -1],
      ]),
      way,
    );
    expect([...granted(solver.intensities([Float64Array.of(1, 3)])).values[0]!]).toEqual([2.5, -3]);
    expect([...granted(solver.scalings([Float64Array.of(2, 0)])).values[0]!]).toEqual([2, 1]);
  });

  it('takes off what is avoided', () => {
    // An incinerator of 5 kg CO2e avoids 2 units of heat of 1.5 each.
    const solver = solverOf(
      fromRows([
        [1, 0],
        [2, 1],
      ]),
      way,
    );
    expect([...granted(solver.intensities([Float64Array.of(5, 1.5)])).values[0]!]).toEqual([2, 1.5]);
  });

  it('follows a chain of 15,000 steps', () => {
    const size = 15_000;
    const chain = processNames(size).flatMap((_name, index): Exchange[] => [
      [index, index, 1],
      ...(index + 1 < size ? [[index + 1, index, -1] as const] : []),
    ]);
    const solver = solverOf(fromExchanges(size, chain), way);
    const { values } = granted(solver.intensities([new Float64Array(size).fill(1)]));
    expect(values[0]![0]).toBe(size);
    const demand = new Float64Array(size);
    demand[0] = 1;
    expect(granted(solver.scalings([demand])).values[0]![size - 1]).toBe(1);
  });

  it('agrees with dense elimination on random systems in units eight decades apart', () => {
    fc.assert(
      fc.property(productiveEconomy(20), fc.infiniteStream(fc.nat(1000)), ({ inMoney, units }, amounts) => {
        const { size } = inMoney;
        // In units far apart partial pivoting itself loses seven digits, so the reference is solved in money.
        const reference = denseReference(inMoney);
        const system = inUnits(inMoney, units);
        const times = (vector: Float64Array) => vector.map((value, at) => value * units[at]!);
        const over = (vector: Float64Array) => vector.map((value, at) => value / units[at]!);
        const solver = solverOf(system, way);
        // One to five right-hand sides: a lone one, a full panel and a panel with room.
        const sides = Array.from({ length: 1 + (system.rows.length % 5) }, () =>
          Float64Array.from({ length: size }, () => amounts.next().value!),
        );
        // Waste is handed over, not demanded: with the other sign terms could cancel to nothing.
        const demands = sides.map((side) => side.map((amount, at) => amount * signOf(inMoney, at)));
        const down = granted(solver.intensities(sides));
        const up = granted(solver.scalings(demands));
        expect(down.residual).toBeLessThan(1e-12);
        expect(up.residual).toBeLessThan(1e-12);
        sides.forEach((side, at) => {
          const y = down.values[at]!;
          const x = up.values[at]!;
          expect(adjointResidual(system, y, side)).toBeLessThan(1e-12);
          expect(adjointResidual(transpose(system), x, demands[at]!)).toBeLessThan(1e-12);
          const expectedY = times(reference.solveTransposed(over(side), 1));
          const expectedX = over(reference.solve(times(demands[at]!), 1));
          expect(largestRelativeDifference(y, expectedY)).toBeLessThan(1e-10);
          expect(largestRelativeDifference(x, expectedX)).toBeLessThan(1e-10);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('scores a background database the same by intensity and by scaling', () => {
    const { names, exchanges, impacts, treatments } = backgroundSystem({
      processes: 600,
      seed: 3,
      categories: 3,
    });
    expect(treatments.length).toBeGreaterThan(5);
    const system = fromExchanges(
      names.length,
      Array.from(
        exchanges.values,
        (value, at): Exchange => [exchanges.rows[at]!, exchanges.columns[at]!, value],
      ),
    );
    const solver = solverOf(system, way);
    const { values, residual, blocks } = granted(solver.intensities(impacts));
    const demand = new Float64Array(system.size);
    demand[17] = 2;
    const runs = granted(solver.scalings([demand])).values[0]!;
    expect(residual).toBeLessThan(1e-12);
    expect(Math.max(...blocks.map(({ processes }) => processes.length))).toBeGreaterThan(300);
    impacts.forEach((impact, category) => {
      const byScaling = runs.reduce((sum, run, process) => sum + run * impact[process]!, 0);
      expect((values[category]![17]! * 2) / byScaling).toBeCloseTo(1, 10);
    });
  });

  it.each([
    ['of the wrong length', Float64Array.of(1)],
    ['with NaN', Float64Array.of(1, Number.NaN)],
    ['with an infinite amount', Float64Array.of(1, Number.POSITIVE_INFINITY)],
  ])('refuses a vector %s', (_what, vector) => {
    const outcome = solverOf(ring(2, 0.1), way).intensities([vector]);
    expect(!outcome.ok && outcome.refusals.map(({ code }) => code)).toEqual(['VECTOR_INVALID']);
  });

  it('refuses a loop that needs all it makes, and names it alone', () => {
    // P2 and P3 need each other in full. P0, P1 use them, they use P4.
    const outcome = solverOf(
      fromRows([
        [1, 0, 0, 0, 0],
        [-1, 1, 0, 0, 0],
        [0, -1, 1, -0.5, 0],
        [0, 0, -2, 1, 0],
        [0, 0, -1, -1, 1],
      ]),
      way,
    ).intensities([Float64Array.of(1, 1, 1, 1, 1)]);
    const refusal = outcome.ok ? null : outcome.refusals[0]!;
    expect(refusal?.code).toBe(way === 'ITERATIVE' ? 'NOT_CONVERGED' : 'LOOP_UNSOLVABLE');
    expect(refusal?.message).toMatch(/P[23], P[23] (need|does not settle)/);
  });
});

describe.each(WAYS)('A table in which all buy of all, solved %s', (way) => {
  const size = 130;
  const numbers = uniforms('dense table');
  // Runs make 1/4, 2 or 1; a few products are waste, a few inputs are avoided; units are seven decades apart.
  const made = processNames(size).map((_name, at) => [1, 2, 0.25, at % 13 === 0 ? -1 : 1][at % 4]!);
  const units = made.map((_amount, at) => 2 ** ((at % 25) - 12));
  const table = processNames(size).flatMap((_name, column): Exchange[] =>
    processNames(size).map((__name, row) => {
      if (row === column) return [row, column, made[column]!];
      const spent = ((0.5 + numbers()) * 0.7 * Math.abs(made[column]!)) / size;
      const sign = (row + column) % 17 === 0 ? 1 : -1;
      return [row, column, (sign * Math.sign(made[row]!) * spent * units[column]!) / units[row]!];
    }),
  );
  const matrix = fromExchanges(size, table);
  const sides = Array.from({ length: 7 }, () =>
    Float64Array.from({ length: size }, (_, at) => numbers() * units[at]!),
  );

  it('has the intensities and scalings of plain elimination, to rounding', () => {
    const solver = solverOf(matrix, way);
    const { values, residual, blocks } = granted(solver.intensities(sides));
    expect(residual).toBeLessThan(1e-12);
    expect(blocks).toMatchObject([{ way: way === 'ITERATIVE' ? 'SWEEPS' : 'DENSE_LU', loop: null }]);
    const demand = units.map((unit, at) => (at % 3) / unit);
    const runs = granted(solver.scalings([Float64Array.from(demand)]));
    expect(runs.residual).toBeLessThan(1e-12);
    const reference = denseReference(matrix);
    expect(
      largestRelativeDifference(runs.values[0]!, reference.solve(Float64Array.from(demand), 1)),
    ).toBeLessThan(1e-10);
    sides.forEach((side, at) => {
      expect(adjointResidual(matrix, values[at]!, side)).toBeLessThan(1e-12);
      expect(largestRelativeDifference(values[at]!, reference.solveTransposed(side, 1))).toBeLessThan(1e-10);
    });
  });

  it('is refused with its processes where together they need all they make', () => {
    // Each of 33 takes 1/32 of every other.
    const closed = fromRows(
      processNames(33).map((_name, row) =>
        processNames(33).map((__name, column) => (row === column ? 1 : -1 / 32)),
      ),
    );
    const outcome = solverOf(closed, way).intensities([new Float64Array(33).fill(1)]);
    const refusal = outcome.ok ? null : outcome.refusals[0]!;
    expect(refusal?.code).toBe(way === 'ITERATIVE' ? 'NOT_CONVERGED' : 'LOOP_UNSOLVABLE');
    expect(refusal?.message).toMatch(way === 'ITERATIVE' ? /does not settle/ : /and 28 more need/);
  });
});

describe('The way taken', () => {
  const dense = (size: number, density: number) =>
    fromExchanges(
      size,
      processNames(size).flatMap((_name, column): Exchange[] =>
        processNames(size).flatMap((__name, row): Exchange[] => {
          const isTaken = (7 * row + 3 * column) % 100 < 100 * density || row === (column + 1) % size;
          if (row === column) return [[row, column, 1]];
          return isTaken ? [[row, column, -0.4 / (density * size)]] : [];
        }),
      ),
    );
  const waysOf = (matrix: SparseMatrix, sides: number) =>
    granted(
      solverOf(matrix).intensities(
        Array.from({ length: sides }, () => new Float64Array(matrix.size).fill(1)),
      ),
    ).blocks.map(({ way }) => way);

  it('is by dense factors where they cost less than the usual number of sweeps', () => {
    expect(waysOf(dense(200, 0.9), 20)).toEqual(['DENSE_LU']);
  });

  it('is by sweeps for one right-hand side of the same table', () => {
    expect(waysOf(dense(200, 0.9), 1)).toEqual(['SWEEPS']);
  });

  it('is by sweeps where most places are empty', () => {
    expect(waysOf(dense(200, 0.05), 20)).toEqual(['SWEEPS']);
  });
});

describe('A loop in which terms cancel to nothing', () => {
  // y0 = 5 + 0.5 y1, y1 = -10 + 0.25 y2, y2 = 0.5 y0: the first has 5 - 5.
  const system = fromRows([
    [1, 0, -0.5],
    [-0.5, 1, 0],
    [0, -0.25, 1],
  ]);
  const impact = Float64Array.of(5, -10, 0);

  it('is solved exactly, but not by sweeps: no share of nothing is small', () => {
    expect([...granted(solverOf(system).intensities([impact])).values[0]!]).toEqual([0, -10, 0]);
    const swept = solverOf(system, 'ITERATIVE').intensities([impact]);
    expect(!swept.ok && swept.refusals[0]!.code).toBe('NOT_CONVERGED');
  });
});

describe('Random loops that need more than they make', () => {
  it('are solved to rounding, or refused with their processes, and never leave a NaN', () => {
    const size = 80;
    const input = fc.tuple(
      fc.nat(size - 1),
      fc.nat(size - 1),
      // No doubles: those of fast-check are mostly too small to make a loop.
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: -3, max: 3 }),
    );
    let factorised = 0;
    fc.assert(
      fc.property(fc.array(input, { minLength: 160, maxLength: 320 }), (inputs) => {
        const diagonal = processNames(size).map((_name, at): Exchange => [at, at, 1]);
        const system = fromExchanges(size, [
          ...diagonal,
          ...inputs
            .filter(([row, column]) => row !== column)
            .map(([row, column, value, decade]): Exchange => [row, column, value * 10 ** decade]),
        ]);
        const side = Float64Array.from({ length: size }, (_, at) => at + 1);
        const outcome = solverOf(system).intensities([side]);
        if (!outcome.ok) {
          expect(outcome.refusals[0]!.code).toBe('LOOP_UNSOLVABLE');
          return;
        }
        const { values, residual, blocks } = outcome.value;
        expect(values[0]!.every(Number.isFinite)).toBe(true);
        expect(residual).toBeLessThan(1e-12);
        expect(adjointResidual(system, values[0]!, side)).toBeLessThan(1e-12);
        for (const { way, spectralRadius, loop } of blocks) {
          if (way === 'SPARSE_LU') factorised++;
          expect(loop === null).toBe(way === 'SWEEPS' || spectralRadius! < 1);
        }
      }),
      { numRuns: 100 },
    );
    expect(factorised).toBeGreaterThan(50);
  });
});

describe('A loop of a hundred processes', () => {
  const ones = new Float64Array(100).fill(1);

  it('is swept where it needs less than it makes', () => {
    const { values, blocks } = granted(solverOf(ring(100, 0.5)).intensities([ones]));
    expect(blocks).toMatchObject([{ way: 'SWEEPS', loop: null }]);
    expect(blocks[0]!.sweeps).toBeGreaterThan(0);
    expect(blocks[0]!.residual).toBeLessThan(1e-12);
    expect(values[0]!.every((value) => Math.abs(value - 2) < 1e-11)).toBe(true);
  });

  it('is factorised and named, with its gain, where it needs more than it makes', () => {
    const { values, blocks, residual } = granted(solverOf(ring(100, 2)).intensities([ones]));
    // y = 1 + 2 y
    expect(values[0]!.every((value) => Math.abs(value + 1) < 1e-11)).toBe(true);
    expect(residual).toBeLessThan(1e-14);
    expect(blocks).toMatchObject([{ way: 'SPARSE_LU' }]);
    expect(blocks[0]!.spectralRadius).toBeCloseTo(2, 6);
    expect(blocks[0]!.loop!.processes.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, at) => at),
    );
    expect(blocks[0]!.loop!.gain / 2 ** 100).toBeCloseTo(1, 10);
  });

  it('is factorised without complaint where it converges, but too slowly', () => {
    const { values, blocks } = granted(solverOf(ring(100, 0.999)).intensities([ones]));
    expect(blocks).toMatchObject([{ way: 'SPARSE_LU', loop: null }]);
    expect(values[0]![50]).toBeCloseTo(1000, 7);
  });

  it('does not pass for solved when its numbers overflow', () => {
    const { values, blocks } = granted(solverOf(ring(100, 1e9)).intensities([ones]));
    expect(blocks).toMatchObject([{ way: 'SPARSE_LU' }]);
    expect(values[0]![0]! * 1e9).toBeCloseTo(-1, 6);
  });
});

describe('A solver', () => {
  const { exchanges, impacts } = backgroundSystem({ processes: 2000, seed: 11, categories: 1 });
  const system = fromExchanges(
    2000,
    Array.from(
      exchanges.values,
      (value, at): Exchange => [exchanges.rows[at]!, exchanges.columns[at]!, value],
    ),
  );

  it('gives a right-hand side the same answer by sweeps and by factors', () => {
    const swept = granted(solverOf(system, 'ITERATIVE').intensities(impacts)).values[0]!;
    const factorised = granted(solverOf(system, 'DIRECT').intensities(impacts)).values[0]!;
    expect(largestRelativeDifference(swept, factorised)).toBeLessThan(1e-11);
  });

  it('needs fewer sweeps from a solution close by', () => {
    const solver = solverOf(system);
    const cold = granted(solver.intensities(impacts));
    const warm = granted(solver.intensities([impacts[0]!.map((value) => 1.0001 * value)], cold.values));
    const sweepsOf = (blocks: typeof cold.blocks) => Math.max(...blocks.map(({ sweeps }) => sweeps));
    expect(sweepsOf(warm.blocks)).toBeLessThan(sweepsOf(cold.blocks));
    expect(
      largestRelativeDifference(
        warm.values[0]!,
        cold.values[0]!.map((value) => 1.0001 * value),
      ),
    ).toBeLessThan(1e-11);
  });
});

interface Economy {
  readonly inMoney: SparseMatrix;
  /** Powers of two, so that a change of units rounds nothing. */
  readonly units: readonly number[];
}

describe('Gaining loops', () => {
  const loopOf = (need: number) =>
    solverOf(
      fromRows([
        [1, -need, 0],
        [-1, 1, 0],
        [-1, 0, 1],
      ]),
    ).gainingLoops();

  it('are none where every loop makes more than it needs', () => {
    expect(loopOf(0.999)).toEqual([]);
  });

  it('are found at a gain of exactly 1, where there is no solution at all', () => {
    expect(loopOf(1).map(({ processes }) => processes.toSorted())).toEqual([[0, 1]]);
  });

  it('are found above 1, where there is a solution that nobody could run', () => {
    const [loop] = loopOf(3);
    expect(loop!.gain).toBeCloseTo(3, 12);
  });

  it('counts loops that only together need more than they make', () => {
    const system = fromRows([
      [1, -0.6, -0.6],
      [-0.9, 1, 0],
      [-0.9, 0, 1],
    ]);
    const [loop] = solverOf(system).gainingLoops();
    expect(loop!.gain).toBeCloseTo(0.54, 12);
  });
});

/** Every process spends less than it makes; runs make different amounts, and waste has the opposite sign. */
function productiveEconomy(size: number): fc.Arbitrary<Economy> {
  const share = fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.double({ min: 0.001, max: 1, noNaN: true }));
  const unit = fc.integer({ min: -13, max: 13 }).map((power) => 2 ** power);
  const made = fc.constantFrom(1, 2, 0.25, -1);
  const each = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: size, maxLength: size });
  return fc
    .tuple(fc.array(share, { maxLength: 90 }), each(unit), each(made))
    .map(([shares, units, amounts]) => {
      const spent = new Float64Array(size);
      for (const [, column, value] of shares) spent[column]! += value;
      const inputs = shares
        .filter(([row, column]) => row !== column)
        .map(([row, column, value]): Exchange => {
          const money = ((0.9 * value) / spent[column]!) * Math.abs(amounts[column]!);
          return [row, column, -Math.sign(amounts[row]!) * money];
        });
      const products = amounts.map((amount, at): Exchange => [at, at, amount]);
      return { inMoney: fromExchanges(size, [...products, ...inputs]), units };
    });
}

/** Of the product of a process: -1 for waste. */
function signOf({ starts, rows, values }: SparseMatrix, process: number): number {
  return Math.sign(values[rows.indexOf(process, starts[process]!)]!);
}

/** A_ij u_j / u_i. */
function inUnits(matrix: SparseMatrix, units: readonly number[]): SparseMatrix {
  const values = matrix.values.slice();
  for (let column = 0; column < matrix.size; column++) {
    for (let at = matrix.starts[column]!; at < matrix.starts[column + 1]!; at++)
      values[at]! *= units[column]! / units[matrix.rows[at]!]!;
  }
  return { ...matrix, values };
}

function denseReference({ size, starts, rows, values }: SparseMatrix): DenseLu {
  return denseLu(size, (numbers, step) => {
    for (let column = 0; column < size; column++)
      for (let at = starts[column]!; at < starts[column + 1]!; at++)
        numbers[rows[at]! * step + column] = values[at]!;
  })!;
}
