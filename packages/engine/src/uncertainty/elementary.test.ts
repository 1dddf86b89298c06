import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, exponentiate, logarithm } from './elementary.ts';

const relativeError = (actual: number, expected: number) => Math.abs(actual / expected - 1);

describe('The exponential', () => {
  it('is exact at 0 and knows e', () => {
    expect(exponential(0)).toBe(1);
    expect(relativeError(exponential(1), Math.E)).toBeLessThan(1e-14);
    expect(relativeError(exponential(-20), 2.061153622438558e-9)).toBeLessThan(1e-14);
  });

  it('agrees with Math.exp to 14 digits between -700 and 700', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(relativeError(exponential(x), Math.exp(x))).toBeLessThan(2e-14);
      }),
    );
  });

  it('runs into 0, infinity and NaN as Math.exp does', () => {
    expect(exponential(-1000)).toBe(0);
    expect(exponential(1000)).toBe(Number.POSITIVE_INFINITY);
    expect(exponential(Number.NaN)).toBeNaN();
  });
});

describe('The exponential of a column', () => {
  it('scales before and after, and leaves what lies behind the count', () => {
    const column = Float64Array.of(-1, 0, 2, 9);
    exponentiate(column, 3, 0.5, 3);
    const expected = [3 * Math.exp(-0.5), 3, 3 * Math.E, 9];
    for (let i = 0; i < 4; i++) expect(column[i]).toBeCloseTo(expected[i]!, 13);
  });
});

describe('The logarithm', () => {
  it('knows the logarithms of 1, 2 and 10', () => {
    expect(logarithm(1)).toBe(0);
    expect(logarithm(2)).toBeCloseTo(Math.LN2, 15);
    expect(logarithm(10)).toBeCloseTo(Math.LN10, 14);
  });

  it('agrees with Math.log', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-15 * (1 + Math.abs(Math.log(x))));
      }),
    );
  });

  it('undoes the exponential', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (x) => {
        expect(Math.abs(logarithm(exponential(x)) - x)).toBeLessThan(1e-13);
      }),
    );
  });

  it('of 0 is minus infinity, of infinity infinite, and of a negative number none', () => {
    expect(logarithm(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(logarithm(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(logarithm(-1)).toBeNaN();
  });
});
