import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neumaierSum, sumKnown } from './neumaierSum.ts';

describe('A sum', () => {
  it('keeps what a plain loop loses', () => {
    expect(neumaierSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(neumaierSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  it('hardly depends on the order of its terms', () => {
    const terms = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(terms, (values) => {
        const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
        expect(Math.abs(neumaierSum(values) - neumaierSum([...values].reverse()))).toBeLessThanOrEqual(
          1e-15 * size,
        );
      }),
    );
  });

  it('of gaps is a gap, of nothing too, and of some is the sum of what is known', () => {
    expect(sumKnown([null, null])).toBeNull();
    expect(sumKnown([])).toBeNull();
    expect(sumKnown([null, 2, 3])).toBe(5);
    expect(sumKnown([0])).toBe(0);
  });
});
