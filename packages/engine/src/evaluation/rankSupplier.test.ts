import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from './calendar.ts';
import { LABEL_STATES, labelStateOn, labelTerms } from './labelState.ts';
import { DEFAULT_RANK_WEIGHTS, lowerThanShare, type RankedFacts, rankSupplier } from './rankSupplier.ts';

const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const anyFacts: fc.Arbitrary<RankedFacts> = fc.record({
  label: fc.option(fc.constantFrom(...LABEL_STATES)),
  verifiedShare: share,
  dataQuality: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
  primaryShare: share,
  lowerThanShare: share,
  ageMonths: fc.option(fc.double({ min: 0, max: 120, noNaN: true })),
});
const known: RankedFacts = {
  ...{
    label: 'VALID',
    verifiedShare: 0.5,
    dataQuality: 2,
    primaryShare: 0.4,
    lowerThanShare: 0.75,
    ageMonths: 6,
  },
};

describe('The rank of a supplier', () => {
  it('is the weighted sum of its parts: 50 + 5 + 7.5 + 4 + 7.5 + 10 = 84', () => {
    const { score, parts } = rankSupplier(known);
    expect(parts.map(({ points }) => points)).toEqual([50, 5, 7.5, 4, 7.5, 10]);
    expect(score).toBeCloseTo(84, 12);
  });

  it('is never below that of anybody without a label, whatever else is known of the two', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const labelled = rankSupplier({ ...one, label: 'VALID' }).score;
        for (const label of [null, 'SUSPENDED', 'EXPIRED', 'REVOKED'] as const)
          expect(labelled).toBeGreaterThanOrEqual(rankSupplier({ ...other, label }).score - 1e-12);
      }),
    );
  });

  it('follows the weights of the buyer and stays within 0 to 100', () => {
    const onlyFootprint = {
      ...DEFAULT_RANK_WEIGHTS,
      LABEL: 0,
      VERIFICATION: 0,
      DATA_QUALITY: 0,
      PRIMARY_SHARE: 0,
      RECENCY: 0,
    };
    expect(rankSupplier(known, onlyFootprint).score).toBe(75);
    expect(rankSupplier(known, { ...onlyFootprint, FOOTPRINT: 0 }).score).toBe(0);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score } = rankSupplier(facts);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });

  it('gains nothing from what is not known', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const silent = {
          ...facts,
          verifiedShare: null,
          dataQuality: null,
          primaryShare: null,
          lowerThanShare: null,
          ageMonths: null,
        };
        expect(rankSupplier(silent).score).toBeLessThanOrEqual(rankSupplier(facts).score + 1e-12);
      }),
    );
  });
});

it('Lower than its like: 1, 0.5 and 0 among three, half among equals, nothing alone', () => {
  expect([1, 2, 3].map((value) => lowerThanShare(value, [1, 2, 3]))).toEqual([1, 0.5, 0]);
  expect(lowerThanShare(2, [2, 2])).toBe(0.5);
  expect(lowerThanShare(2, [2])).toBeNull();
});

describe('A label', () => {
  const rules = { validMonths: 36, surveillanceMonths: 12, graceMonths: 3 };
  const terms = labelTerms(rules, '2026-01-31');
  const stands = { isSuspended: false, isRevoked: false };
  it.each([
    ['VALID', '2026-01-31'],
    ['VALID', '2027-01-30'],
    ['SURVEILLANCE_DUE', '2027-01-31'],
    ['SURVEILLANCE_DUE', '2027-04-30'],
    ['SUSPENDED', '2027-05-01'],
    ['EXPIRED', '2029-02-01'],
  ] as const)('is %s on %s by the calendar alone', (state, on) => {
    expect(labelStateOn(terms, stands, on)).toBe(state);
  });
  it('stays revoked or suspended whatever the day', () => {
    expect(labelStateOn(terms, { ...stands, isRevoked: true }, '2030-01-01')).toBe('REVOKED');
    expect(labelStateOn(terms, { ...stands, isSuspended: true }, '2026-02-01')).toBe('SUSPENDED');
  });
  it('ends on the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
  });
});
