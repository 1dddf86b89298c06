import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextUniform, seedStream, WORDS_PER_STREAM } from '../uncertainty/randomStream.ts';
import { type DenseLu, denseLu } from './denseLu.ts';
import { type DenseMemory, denseMemory, plainMemory } from './multiplySubtract.ts';

/** Row-major. */
function luOf(matrix: Float64Array, size: number, allocate?: (count: number) => DenseMemory): DenseLu | null {
  const fill = (numbers: Float64Array, step: number) => {
    for (let row = 0; row < size; row++)
      numbers.set(matrix.subarray(row * size, (row + 1) * size), row * step);
  };
  return denseLu(size, fill, allocate === undefined ? {} : { allocate });
}

describe('A dense system', () => {
  it('is solved by hand: 2x + y = 5, x + 3y = 10', () => {
    const lu = luOf(Float64Array.of(2, 1, 1, 3), 2)!;
    expect([...lu.solve(Float64Array.of(5, 10), 1)]).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
  });

  it('with a zero on its diagonal needs its rows exchanged', () => {
    const lu = luOf(Float64Array.of(0, 2, 4, 1), 2)!;
    expect([...lu.solve(Float64Array.of(6, 11), 1)]).toEqual([2, 3]);
    // Transposed: 4y = 8, 2x + y = 8
    expect([...lu.solveTransposed(Float64Array.of(8, 8), 1)]).toEqual([3, 2]);
  });

  it.each([
    ['zeros', [0, 0, 0, 0]],
    ['a row twice', [1, 2, 1, 2]],
    ['a multiple of a row up to rounding', [0.1, 0.3, 0.2, 0.6]],
  ])('has no solution with %s', (_what, entries) => {
    expect(luOf(Float64Array.from(entries), 2)).toBeNull();
  });

  it('of units eight decades apart is not taken for one without solution', () => {
    const lu = luOf(Float64Array.of(1e-8, 0, 0, 1e8), 2)!;
    expect([...lu.solve(Float64Array.of(1, 1), 1)]).toEqual([
      expect.closeTo(1e8, 4),
      expect.closeTo(1e-8, 16),
    ]);
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
        const lu = luOf(matrix, size)!;
        const x = lu.solve(Float64Array.from(rhs), 1);
        const y = lu.solveTransposed(Float64Array.from(rhs), 1);
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

/** Numbers between -1 and 1 without order. */
function scattered(count: number): Float64Array {
  const stream = new Int32Array(WORDS_PER_STREAM);
  seedStream(stream, 0, count, 'scattered');
  return Float64Array.from({ length: count }, () => 2 * nextUniform(stream, 0) - 1);
}

/** The three loops of the textbook, with the exchanges that the factors have. */
function textbookFactors(matrix: Float64Array, size: number): Float64Array | null {
  const lu = matrix.slice();
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++)
      if (Math.abs(lu[i * size + k]!) > Math.abs(lu[pivot * size + k]!)) pivot = i;
    const kept = lu.slice(k * size, (k + 1) * size);
    lu.copyWithin(k * size, pivot * size, (pivot + 1) * size);
    lu.set(kept, pivot * size);
    for (let i = k + 1; i < size; i++) {
      lu[i * size + k]! /= lu[k * size + k]!;
      for (let j = k + 1; j < size; j++) lu[i * size + j]! -= lu[i * size + k]! * lu[k * size + j]!;
    }
  }
  return lu;
}

describe('Dense factors', () => {
  const bitsOf = (numbers: Float64Array) => new BigUint64Array(numbers.slice().buffer);

  // Full tiles, tiles with room, one column too many; more right-hand sides than are solved together.
  it.each([
    [64, 4],
    [67, 1],
    [130, 33],
    [257, 5],
  ])('of %i places have the same bits in WebAssembly and in JavaScript, for %i sides', (size, width) => {
    const matrix = scattered(size * size);
    const sides = scattered(size * width);
    const [fast, plain] = [luOf(matrix, size)!, luOf(matrix, size, plainMemory)!];
    expect(bitsOf(fast.solve(sides, width))).toEqual(bitsOf(plain.solve(sides, width)));
    expect(bitsOf(fast.solveTransposed(sides, width))).toEqual(bitsOf(plain.solveTransposed(sides, width)));
  });

  it('are those of three plain loops to the last bit', () => {
    const size = 140;
    const matrix = scattered(size * size);
    let numbers: Float64Array = new Float64Array(0);
    luOf(matrix, size, (count) => {
      const memory = denseMemory(count);
      numbers = memory.numbers;
      return memory;
    });
    // Rows of 140 numbers begin 19 lines of eight apart.
    const step = 8 * 19;
    const found = Float64Array.from({ length: size * size }, (_, at) => {
      const row = Math.floor(at / size);
      return numbers[row * step + (at % size)]!;
    });
    expect(bitsOf(found)).toEqual(bitsOf(textbookFactors(matrix, size)!));
  });

  it('solve each of several right-hand sides as if it were alone', () => {
    const size = 90;
    const lu = luOf(scattered(size * size), size)!;
    const sides = scattered(size * 7);
    const together = lu.solve(sides, 7);
    for (let lane = 0; lane < 7; lane++) {
      const pick = (all: Float64Array) =>
        Float64Array.from({ length: size }, (_, row) => all[row * 7 + lane]!);
      expect(bitsOf(lu.solve(pick(sides), 1))).toEqual(bitsOf(pick(together)));
    }
  });

  it('of a larger system are none where a row is the sum of two others', () => {
    const size = 120;
    const matrix = scattered(size * size);
    for (let column = 0; column < size; column++)
      matrix[50 * size + column] = matrix[3 * size + column]! + matrix[99 * size + column]!;
    expect(luOf(matrix, size)).toBeNull();
  });
});
