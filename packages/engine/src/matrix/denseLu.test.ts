import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseLu } from './denseLu.ts';

describe('A dense system', () => {
  it('is solved by hand: 2x + y = 5, x + 3y = 10', () => {
    const lu = denseLu(Float64Array.of(2, 1, 1, 3), 2)!;
    expect([...lu.solve(Float64Array.of(5, 10))]).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
  });

  it('with a zero on its diagonal needs its rows exchanged', () => {
    const lu = denseLu(Float64Array.of(0, 2, 4, 1), 2)!;
    expect([...lu.solve(Float64Array.of(6, 11))]).toEqual([2, 3]);
    // Transposed: 4y = 8, 2x + y = 8
    expect([...lu.solveTransposed(Float64Array.of(8, 8))]).toEqual([3, 2]);
  });

  it.each([
    ['zeros', [0, 0, 0, 0]],
    ['a row twice', [1, 2, 1, 2]],
    ['a multiple of a row up to rounding', [0.1, 0.3, 0.2, 0.6]],
  ])('has no solution with %s', (_what, entries) => {
    expect(denseLu(Float64Array.from(entries), 2)).toBeNull();
  });

  it('of units eight decades apart is not taken for one without solution', () => {
    const lu = denseLu(Float64Array.of(1e-8, 0, 0, 1e8), 2)!;
    expect([...lu.solve(Float64Array.of(1, 1))]).toEqual([expect.closeTo(1e8, 4), expect.closeTo(1e-8, 16)]);
  });

  it('gives back its right-hand side, straight and transposed', () => {
    const size = 6;
    const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: size * size,
      maxLength: size * size,
    });
    const sides = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
      minLength: size,
      maxLength: size,
    });
    fc.assert(
      fc.property(entries, sides, (values, rhs) => {
        // A heavy diagonal keeps every example far from singular.
        const matrix = Float64Array.from(values, (value, at) => (at % (size + 1) === 0 ? value + 8 : value));
        const lu = denseLu(matrix, size)!;
        const x = lu.solve(Float64Array.from(rhs));
        const y = lu.solveTransposed(Float64Array.from(rhs));
        for (let i = 0; i < size; i++) {
          let straight = 0;
          let transposed = 0;
          for (let j = 0; j < size; j++) {
            straight += matrix[i * size + j]! * x[j]!;
            transposed += matrix[j * size + i]! * y[j]!;
          }
          expect(straight).toBeCloseTo(rhs[i]!, 10);
          expect(transposed).toBeCloseTo(rhs[i]!, 10);
        }
      }),
    );
  });
});
