import { describe, expect, it } from 'vitest';
import { comparisonBars } from './comparisonBars.ts';

const SEE = {
  ...{ ownDirect: 0.2, ownIndirect: 0.3, precursorDirect: 1.8, precursorIndirect: 0.4 },
  ...{ direct: 2, indirect: 0.7, basis: 2, informationalTotal: 2.7, defaultShare: 0 },
};
const HELD = {
  markUps: [
    { year: 2026, base: 3, share: 0.1, value: 3.3 },
    { year: 2027, base: 3, share: 0.2, value: 3.6 },
  ],
};
const bars = (see: object = {}) =>
  comparisonBars(
    { see: { ...SEE, ...see }, gaps: [], default: HELD } as unknown as Parameters<typeof comparisonBars>[0],
    'Own',
    (year) => `Default ${year}`,
  );

describe('Actual against default', () => {
  it('is a bar of own figures and one for each year, the mark-up apart', () => {
    expect(bars().map(({ label, total }) => [label, total])).toEqual([
      ['Own', 2],
      ['Default 2026', 3.3],
      ['Default 2027', 3.6],
    ]);
    expect(bars()[1]?.values.map(({ part }) => part)).toEqual(['base', 'markUp']);
  });

  it('has parts that add up to the total of their bar', () => {
    for (const { values, total } of bars({ basis: 2.7 }))
      expect(values.reduce((sum, { kgCo2e }) => sum + (kgCo2e ?? 0), 0)).toBeCloseTo(total!, 12);
  });

  it('shows the indirect part only where certificates are due for it', () => {
    expect(bars()[0]?.values.map(({ part }) => part)).toEqual(['ownDirect', 'precursorDirect']);
    expect(bars({ basis: 2.7 })[0]?.values.map(({ part }) => part)).toContain('counted');
  });

  it('of a good about which nothing is known is a gap, not a bar of 0', () => {
    const [own] = bars({ ownDirect: null, precursorDirect: null, basis: null });
    expect(own?.total).toBeNull();
    expect(own?.values.every(({ kgCo2e }) => kgCo2e === null)).toBe(true);
  });
});
