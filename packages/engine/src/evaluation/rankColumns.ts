import { RANK_PARTS, type RankedFacts, type RankPart, type RankWeights, rankValue } from './rankSupplier.ts';

/** What many are ranked by, a column a part: 0 to 1, NaN where nothing is known. */
export type RankColumns = Readonly<Record<RankPart, Float64Array>>;

/** Lays out the facts of many in columns, so that other weights need one pass over numbers and nothing else. */
export function rankColumns(facts: readonly RankedFacts[]): RankColumns {
  const column = (part: RankPart) => Float64Array.from(facts, (each) => rankValue(part, each) ?? Number.NaN);
  return Object.fromEntries(RANK_PARTS.map((part) => [part, column(part)])) as Record<RankPart, Float64Array>;
}

/**
 * The scores of `rankSupplier`, 0 to 100, for all rows at once: 100 × Σ w·v / Σ w, where nothing known brings nothing. Weights
 * that are all 0 give 0.
 */
export function scoreColumns(columns: RankColumns, weights: RankWeights): Float64Array {
  const scores = new Float64Array(columns.LABEL.length);
  const sum = RANK_PARTS.reduce((all, part) => all + weights[part], 0);
  if (sum === 0) return scores;
  for (const part of RANK_PARTS) {
    const values = columns[part];
    const factor = (100 * weights[part]) / sum;
    for (let row = 0; row < scores.length; row++) {
      const value = values[row]!;
      if (!Number.isNaN(value)) scores[row]! += factor * value;
    }
  }
  return scores;
}

/**
 * `lowerThanShare` of every value among all that are known, in one sort: for 3, 1, unknown, 2 it is 0, 1, null, 0.5. Null also
 * for a value that stands alone.
 */
export function lowerThanShares(values: readonly (number | null)[]): readonly (number | null)[] {
  const sorted = Float64Array.from(values.filter((value) => value !== null)).sort();
  const others = sorted.length - 1;
  return values.map((value) => {
    if (value === null || others < 1) return null;
    const [from, to] = [firstAtLeast(sorted, value), firstAbove(sorted, value)];
    return (sorted.length - to + (to - from - 1) / 2) / others;
  });
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  return firstWhere(sorted, (each) => each >= value);
}

function firstAbove(sorted: Float64Array, value: number): number {
  return firstWhere(sorted, (each) => each > value);
}

function firstWhere(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
