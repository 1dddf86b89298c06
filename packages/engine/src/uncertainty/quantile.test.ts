import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeQuantile } from './quantile.ts';

describe('A quantile', () => {
  it('of 1, 2, 3, 4 is 1 at 0, 2.5 in the middle, 3.25 at three quarters and 4 at 1', () => {
    const quantile = (share: number) => takeQuantile(Float64Array.of(4, 1, 3, 2), share);
    expect([0, 0.5, 0.75, 1].map(quantile)).toEqual([1, 2.5, 3.25, 4]);
  });

  it('of one value is that value', () => {
    expect(takeQuantile(Float64Array.of(7), 0.3)).toBe(7);
  });

  it('is what a full sort gives, also among equal values', () => {
    const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const sorted = [...list].sort((a, b) => a - b);
        const position = share * (list.length - 1);
        const lower = sorted[Math.floor(position)]!;
        const upper = sorted[Math.ceil(position)]!;
        const expected = lower + (position - Math.floor(position)) * (upper - lower);
        expect(takeQuantile(Float64Array.from(list), share)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('can be taken several times from the same array', () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) => (i * 617) % 1001);
    expect([0.975, 0.025, 0.5].map((share) => takeQuantile(values, share))).toEqual([975, 25, 500]);
  });

  it('needs no longer for sorted and for equal values', () => {
    const sorted = Float64Array.from({ length: 200_000 }, (_, i) => i);
    const equal = new Float64Array(200_000).fill(5);
    expect(takeQuantile(sorted, 0.5)).toBe(99_999.5);
    expect(takeQuantile(equal, 0.975)).toBe(5);
  });
});
