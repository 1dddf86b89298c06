import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neumaierSum } from '../../quantity/neumaierSum.ts';
import { certainSum } from './certainSum.ts';

/** Sum in two parts, and the sum of sizes. */
function inParts(terms: readonly number[]) {
  let [high, low, size] = [0, 0, 0];
  for (const term of terms) {
    const next = high + term;
    const kept = next - high;
    low += high - (next - kept) + (term - kept);
    high = next;
    size += Math.abs(term);
  }
  return { high, low, size };
}

const anyTerm = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('A sum that is certain', () => {
  it('is that of the rows in any other order, to the last bit', () => {
    let certain = 0;
    fc.assert(
      fc.property(
        fc
          .array(anyTerm, { minLength: 2, maxLength: 60 })
          .chain((terms) =>
            fc.tuple(
              fc.constant(terms),
              fc.shuffledSubarray(terms, { minLength: terms.length, maxLength: terms.length }),
            ),
          ),
        ([terms, shuffled]) => {
          const { high, low, size } = inParts(shuffled);
          const sum = certainSum(high, low, size, terms.length, 1);
          if (Number.isNaN(sum)) return;
          certain++;
          expect(sum).toBe(neumaierSum(terms));
        },
      ),
      { numRuns: 2000 },
    );
    expect(certain).toBeGreaterThan(1500);
  });

  it('is none at a tie: 1 and 2⁻⁵³, half of the last bit, may be rounded to either side', () => {
    expect(certainSum(1, 2 ** -53, 1, 2, 1)).toBeNaN();
    expect(certainSum(1, 1.5 * 2 ** -53, 1, 2, 1)).toBe(1 + 2 ** -52);
    expect(certainSum(1, 0.5 * 2 ** -53, 1, 2, 1)).toBe(1);
  });

  it('is none where rows cancel to less than they may be off, nor near the smallest numbers', () => {
    expect(certainSum(1e-20, 0, 1e12, 10, 1)).toBeNaN();
    expect(certainSum(1e-300, 0, 1e-300, 2, 1)).toBeNaN();
  });

  it('needs no proof where all rows are new and came in their order, as long as it is finite', () => {
    expect(certainSum(1, 2 ** -53, 1, 2, 0)).toBe(neumaierSum([1, 2 ** -53]));
    expect(certainSum(Number.POSITIVE_INFINITY, 0, 1, 2, 0)).toBeNaN();
  });
});
