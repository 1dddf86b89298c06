import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjointResidual, sparseMatrix, transpose } from './sparseMatrix.ts';

type Exchange = readonly [row: number, column: number, value: number];

function built(names: readonly string[], exchanges: readonly Exchange[]) {
  return sparseMatrix(names, {
    rows: exchanges.map(([row]) => row),
    columns: exchanges.map(([, column]) => column),
    values: exchanges.map(([, , value]) => value),
  });
}

function checked(names: readonly string[], exchanges: readonly Exchange[]) {
  const outcome = built(names, exchanges);
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
}

function codes(names: readonly string[], exchanges: readonly Exchange[]) {
  const outcome = built(names, exchanges);
  return outcome.ok ? [] : outcome.refusals.map(({ code, subject }) => [code, subject]);
}

describe('A sparse technosphere', () => {
  it('stores the exchanges by column with rising rows, whatever the order given', () => {
    const { matrix, added } = checked(
      ['A', 'B'],
      [
        [1, 1, 4],
        [1, 0, -1],
        [0, 1, -2],
        [0, 0, 2],
      ],
    );
    expect([...matrix.starts]).toEqual([0, 2, 4]);
    expect([...matrix.rows]).toEqual([0, 1, 0, 1]);
    expect([...matrix.values]).toEqual([2, -1, -2, 4]);
    expect(added).toEqual([]);
  });

  it('adds exchanges of the same place, says so, and leaves out sums of zero', () => {
    const { matrix, added } = checked(
      ['A', 'B'],
      [
        [0, 0, 1],
        [1, 1, 1],
        [1, 0, -0.5],
        [0, 0, -0.25],
        [1, 0, 0.5],
      ],
    );
    expect([...matrix.values]).toEqual([0.75, 1]);
    expect(added).toEqual([
      { row: 0, column: 0, count: 2, value: 0.75 },
      { row: 1, column: 0, count: 2, value: 0 },
    ]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses %s, naming the process',
    (value) => {
      expect(
        codes(
          ['Steel', 'Power'],
          [
            [0, 0, 1],
            [1, 0, value],
            [1, 1, 1],
          ],
        ),
      ).toEqual([['EXCHANGE_NOT_FINITE', 'Steel']]);
    },
  );

  it('refuses exchanges that sum to more than a number can hold', () => {
    expect(
      codes(
        ['Steel'],
        [
          [0, 0, 1.5e308],
          [0, 0, 1.5e308],
        ],
      ),
    ).toEqual([['EXCHANGE_NOT_FINITE', 'Steel']]);
  });

  it('refuses an exchange outside of it', () => {
    expect(
      codes(
        ['Steel'],
        [
          [0, 0, 1],
          [1, 0, -1],
        ],
      ),
    ).toEqual([['EXCHANGE_OUTSIDE', 'exchanges[1]']]);
    expect(codes(['Steel'], [[0, 0.5, 1]])).toEqual([['EXCHANGE_OUTSIDE', 'exchanges[0]']]);
  });

  it('refuses every process without product and every product that cancels', () => {
    expect(
      codes(
        ['Steel', 'Power', 'Heat'],
        [
          [1, 0, -1],
          [1, 1, 1],
          [2, 2, 1],
          [2, 2, -1],
        ],
      ),
    ).toEqual([
      ['PROCESS_WITHOUT_PRODUCT', 'Steel'],
      ['PRODUCT_CANCELS', 'Heat'],
    ]);
  });
});

describe('The transpose', () => {
  it('has every entry at the mirrored place, and its own transpose is the matrix', () => {
    const size = 6;
    const exchange = fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(exchange, { maxLength: 30 }), (exchanges) => {
        const names = Array.from({ length: size }, (_, index) => `P${index}`);
        const diagonal = names.map((_name, index): Exchange => [index, index, 1]);
        const { matrix } = checked(names, [...diagonal, ...exchanges]);
        const turned = transpose(matrix);
        const mirrored = [...diagonal, ...exchanges].map(
          ([row, column, value]): Exchange => [column, row, value],
        );
        expect(turned).toEqual(checked(names, mirrored).matrix);
        expect(transpose(turned)).toEqual(matrix);
      }),
    );
  });
});

describe('The residual of A^T y = c', () => {
  // y0 = 3 + 2 y1, y1 = 5
  const { matrix } = checked(
    ['A', 'B'],
    [
      [0, 0, 1],
      [1, 0, -2],
      [1, 1, 1],
    ],
  );
  const c = Float64Array.of(3, 5);

  it('is zero for the solution', () => {
    expect(adjointResidual(matrix, Float64Array.of(13, 5), c)).toBe(0);
  });

  it('is the error as a share of the terms of the worst process', () => {
    expect(adjointResidual(matrix, Float64Array.of(14, 5), c)).toBeCloseTo(1 / 27, 15);
  });

  it('is NaN, not small, where y is no number', () => {
    expect(adjointResidual(matrix, Float64Array.of(Number.NaN, 5), c)).toBeNaN();
    expect(adjointResidual(matrix, Float64Array.of(Number.POSITIVE_INFINITY, 5), c)).toBeNaN();
  });
});
