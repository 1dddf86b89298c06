import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_STATES } from './labelState.ts';
import { lowerThanShares, rankColumns, scoreColumns } from './rankColumns.ts';
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

describe('Scores of many', () => {
  it('are those of each one alone', () => {
    fc.assert(
      fc.property(
        fc.array(anyFacts),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }),
        (facts, [label, verification, quality, primary, footprint, recency]) => {
          const weights = {
            ...{ LABEL: label!, VERIFICATION: verification!, DATA_QUALITY: quality! },
            ...{ PRIMARY_SHARE: primary!, FOOTPRINT: footprint!, RECENCY: recency! },
          };
          const scores = scoreColumns(rankColumns(facts), weights);
          facts.forEach((each, row) => {
            expect(scores[row]).toBeCloseTo(rankSupplier(each, weights).score, 9);
          });
        },
      ),
    );
  });

  it('are 0 where nothing weighs anything', () => {
    const none = Object.fromEntries(Object.keys(DEFAULT_RANK_WEIGHTS).map((part) => [part, 0]));
    const facts = fc.sample(anyFacts, 3);
    expect([...scoreColumns(rankColumns(facts), none as typeof DEFAULT_RANK_WEIGHTS)]).toEqual([0, 0, 0]);
  });
});

it('Parts that are higher are the same by one sort as by looking at all others', () => {
  expect(lowerThanShares([3, 1, null, 2])).toEqual([0, 1, null, 0.5]);
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 5 }))), (values) => {
      const known = values.filter((value) => value !== null);
      expect(lowerThanShares(values)).toEqual(
        values.map((value) => (value === null ? null : lowerThanShare(value, known))),
      );
    }),
  );
});
