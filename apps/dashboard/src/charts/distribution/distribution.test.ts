import { describe, expect, it } from 'vitest';
import { deriveDistribution, peakOf, pointsOf } from './deriveDistribution.ts';
import { DISTRIBUTION_GALLERY as GALLERY } from './distribution.gallery.ts';

describe('what two distributions mean', () => {
  it('nothing, where nothing was drawn', () => {
    expect(deriveDistribution(GALLERY.empty)).toBeNull();
  });

  it('a bin stands at its middle: two bins between 0 and 4 are 1 and 3', () => {
    expect(pointsOf({ lower: 0, upper: 4, shares: [0.25, 0.75] })).toEqual([
      { value: 1, share: 0.25 },
      { value: 3, share: 0.75 },
    ]);
    expect(peakOf(pointsOf({ lower: 0, upper: 4, shares: [0.25, 0.75] }))).toBe(1);
  });

  it('draws without spread are one point at their value', () => {
    const { sides, difference } = deriveDistribution(GALLERY.certain)!;
    expect(sides.map(({ points }) => points)).toEqual([[{ value: 2, share: 1 }], [{ value: 2, share: 1 }]]);
    expect(difference).toEqual([{ value: 0, share: 1 }]);
  });

  it('both sides stand over one axis, each in a colour of its own', () => {
    for (const name of ['overlapping', 'apart', 'negative', 'longNames'] as const) {
      const [first, second] = deriveDistribution(GALLERY[name])!.sides;
      expect(first!.points.map(({ value }) => value)).toEqual(second!.points.map(({ value }) => value));
      expect(first!.colour).not.toEqual(second!.colour);
    }
  });
});
