import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsOfBlock } from './balance.ts';
import { components } from './components.ts';
import { eliminationOrder } from './eliminationOrder.ts';
import { rowSystem } from './rowSystem.ts';
import { type Exchange, fromExchanges, processNames } from './solverBuilders.ts';
import { sparseLu } from './sparseLu.ts';
import { solveLu, solveLuTransposed } from './sparseLuSolve.ts';
import { type SparseMatrix, transpose } from './sparseMatrix.ts';

/** `fromExchanges` without its demand for a diagonal. */
function compressed(size: number, entries: readonly Exchange[]): SparseMatrix {
  const sorted = [...entries].sort(([rowA, columnA], [rowB, columnB]) => columnA - columnB || rowA - rowB);
  const starts = new Int32Array(size + 1);
  for (const [, column] of sorted) for (let after = column + 1; after <= size; after++) starts[after]!++;
  return {
    size,
    starts,
    rows: Int32Array.from(sorted, ([row]) => row),
    values: Float64Array.from(sorted, ([, , value]) => value),
  };
}

/** M x for interleaved x. */
function times({ size, starts, rows, values }: SparseMatrix, x: Float64Array, width: number): number[] {
  const product = new Array<number>(x.length).fill(0);
  for (let column = 0; column < size; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      for (let lane = 0; lane < width; lane++)
        product[rows[at]! * width + lane]! += values[at]! * x[column * width + lane]!;
    }
  }
  return product;
}

describe('Sparse factors', () => {
  it('solve by hand: 2x + y = 5, x + 3y = 10, and the transposed 2x + y = 4, x + 3y = 7', () => {
    const lu = sparseLu(
      compressed(2, [
        [0, 0, 2],
        [1, 0, 1],
        [0, 1, 1],
        [1, 1, 3],
      ]),
    );
    expect([...solveLu(lu, Float64Array.of(5, 10), 1)]).toEqual([
      expect.closeTo(1, 14),
      expect.closeTo(3, 14),
    ]);
    expect([...solveLuTransposed(lu, Float64Array.of(4, 7), 1)]).toEqual([
      expect.closeTo(1, 14),
      expect.closeTo(2, 14),
    ]);
  });

  it('leave a diagonal of zero for another pivot', () => {
    const lu = sparseLu(
      compressed(2, [
        [1, 0, 4],
        [0, 1, 2],
        [1, 1, 1],
      ]),
    );
    expect(lu.singularSteps).toEqual([]);
    expect([...solveLu(lu, Float64Array.of(6, 11), 1)]).toEqual([2, 3]);
  });

  it.each([
    [
      'a column twice',
      [
        [0, 0, 1],
        [1, 0, 2],
        [0, 1, 1],
        [1, 1, 2],
      ],
    ],
    [
      'an empty column',
      [
        [0, 0, 1],
        [1, 0, 2],
      ],
    ],
  ] satisfies [string, Exchange[]][])('tell that %s leaves no solution', (_what, entries) => {
    expect(sparseLu(compressed(2, entries)).singularSteps).toHaveLength(1);
  });

  it('give back every right-hand side, straight and transposed, one or four at a time', () => {
    const size = 15;
    const entry = fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 80 }), fc.constantFrom(1, 4), (entries, width) => {
        // Entries of one place are added; eight on a shifted diagonal keep it far from singular, off the diagonal.
        const sums = new Map<number, number>();
        for (const [row, column, value] of entries) sums.set(column * size + row, value / 8);
        for (let column = 0; column < size; column++) sums.set(column * size + ((column + 1) % size), 8);
        const matrix = compressed(
          size,
          [...sums].map(([place, value]): Exchange => [place % size, Math.floor(place / size), value]),
        );
        const lu = sparseLu(matrix);
        const rhs = Float64Array.from({ length: size * width }, (_, at) => (at % 7) - 3);
        const close = [...rhs].map((value) => expect.closeTo(value, 10));
        expect(times(matrix, solveLu(lu, rhs, width), width)).toEqual(close);
        expect(times(transpose(matrix), solveLuTransposed(lu, rhs, width), width)).toEqual(close);
      }),
    );
  });
});

describe('The order of elimination', () => {
  it('takes the centre of a star last, which keeps the factors as sparse as the star', () => {
    const size = 50;
    const star = processNames(size).flatMap((_name, at): Exchange[] =>
      at === 0
        ? [[0, 0, 1]]
        : [
            [at, at, 1],
            [0, at, -0.01],
            [at, 0, -0.01],
          ],
    );
    const matrix = fromExchanges(size, star);
    const order = eliminationOrder(matrix);
    expect([...order].indexOf(0)).toBeGreaterThanOrEqual(size - 2);
    const lu = sparseLu(matrix);
    expect(lu.lower.rows.length + lu.upper.rows.length).toBe(2 * (size - 1));
  });

  it('works a chain off without fill-in from its ends', () => {
    const size = 200;
    const chain = processNames(size).flatMap((_name, at): Exchange[] =>
      at === 0
        ? [[0, 0, 1]]
        : [
            [at, at, 1],
            [at - 1, at, -0.3],
            [at, at - 1, -0.3],
          ],
    );
    const lu = sparseLu(fromExchanges(size, chain));
    expect(lu.lower.rows.length + lu.upper.rows.length).toBe(2 * (size - 1));
  });

  it('holds every node once, in every network', () => {
    const size = 40;
    const edge = fc.tuple(fc.nat(size - 1), fc.nat(size - 1));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 400 }), (edges) => {
        const matrix = fromExchanges(size, [
          ...processNames(size).map((_name, at): Exchange => [at, at, 1]),
          ...edges.map(([row, column]): Exchange => [row, column, 1]),
        ]);
        expect([...eliminationOrder(matrix)].sort((a, b) => a - b)).toEqual(
          Array.from({ length: size }, (_, at) => at),
        );
      }),
    );
  });
});

describe('Factors of a matrix that fills up', () => {
  // A hundred processes in a chain; the last sixty-four take of all of each other, and each of one of the chain.
  const size = 164;
  const chain = 100;
  const exchanges = (last: (row: number, column: number) => number): Exchange[] =>
    processNames(size).flatMap((_name, column): Exchange[] => {
      if (column < chain)
        return [
          [column, column, 2],
          [(column + 1) % chain, column, -0.3],
          [chain + (column % 64), column, -0.1],
        ];
      const taken = [column - chain, ...Array.from({ length: size - chain }, (_, place) => chain + place)];
      return taken.map((row): Exchange => [row, column, row < chain ? -0.2 : last(row, column)]);
    });
  const numberAt = (row: number, column: number) => ((7 * row * column + row) % 23) / 23 - 0.4;
  const matrix = compressed(
    size,
    exchanges((row, column) => numberAt(row, column) + (row === column ? 1 : 0)),
  );
  const b = Float64Array.from({ length: 4 * size }, (_, at) => ((13 * at) % 17) - 8);

  it('end with a dense block', () => {
    const { sparseSteps, rest, singularSteps } = sparseLu(matrix);
    expect(rest).not.toBeNull();
    expect(sparseSteps).toBeGreaterThanOrEqual(90);
    expect(sparseSteps).toBeLessThan(size - 32);
    expect(singularSteps).toEqual([]);
  });

  it.each([solveLu, solveLuTransposed])('solve as those without it: %o', (solve) => {
    const found = solve(sparseLu(matrix), b, 4);
    const expected = solve(sparseLu(matrix, 1, false), b, 4);
    found.forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at]!, 9);
    });
    // Alone as among others.
    const first = solve(
      sparseLu(matrix),
      b.filter((_value, at) => at % 4 === 0),
      1,
    );
    first.forEach((value, row) => {
      expect(value).toBeCloseTo(found[4 * row]!, 12);
    });
  });

  it('have a step without a pivot where the dense part has one row twice', () => {
    const twice = (row: number) => (row === size - 1 ? size - 2 : row);
    const entries = exchanges((row, column) => numberAt(twice(row), column));
    const singular = entries.filter(([row, column]) => row < size - 2 || column >= chain);
    expect(sparseLu(compressed(size, singular), 1).singularSteps.length).toBeGreaterThan(0);
  });
});

describe('Balancing units', () => {
  it('undo a choice of units: tonnes and milligrams weigh alike', () => {
    // P0 in tonnes takes 1e9 mg of P1; P1 takes 1e-10 t of P0 a mg.
    const matrix = fromExchanges(2, [
      [0, 0, 1],
      [1, 1, 1],
      [1, 0, -1e9],
      [0, 1, -1e-10],
    ]);
    const units = unitsOfBlock(rowSystem(matrix, components(matrix)), 0, 2);
    const there = (1e9 * units[0]!) / units[1]!;
    const back = (1e-10 * units[1]!) / units[0]!;
    expect(there * back).toBeCloseTo(0.1, 14);
    expect(Math.max(there / back, back / there)).toBeLessThan(20);
    expect(units.every((unit) => Number.isInteger(Math.log2(unit)))).toBe(true);
  });
});
