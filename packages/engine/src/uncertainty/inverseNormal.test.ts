import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalShare } from './drawStatistics.ts';
import { lowerNormalQuantile } from './inverseNormal.ts';

describe('The lower quantile of the normal distribution', () => {
  it('agrees with tables to 15 digits in the centre, at the side and far out', () => {
    const known: readonly (readonly [number, number])[] = [
      [0.5, 0],
      [0.3, -0.5244005127080407],
      [0.025, -1.9599639845400545],
      [1e-3, -3.090232306167813],
      [1e-8, -5.612001244174789],
      [1e-12, -7.034483825301131],
      [1e-19, -9.013271153126675],
    ];
    for (const [share, z] of known) expect(lowerNormalQuantile(share)).toBeCloseTo(z, 13);
  });

  it('is undone by the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (share) => {
        expect(Math.abs(normalShare(lowerNormalQuantile(share)) - share)).toBeLessThan(1e-7);
      }),
    );
  });

  it('goes up with the share, also where one rational function takes over from another', () => {
    const shares = [1e-20, 1e-12, Math.exp(-25.0001), Math.exp(-24.9999), 0.0749999, 0.0750001, 0.4];
    const scores = shares.map(lowerNormalQuantile);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });
});
