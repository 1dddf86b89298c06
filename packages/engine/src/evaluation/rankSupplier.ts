import { neumaierSum } from '../quantity/neumaierSum.ts';
import type { LabelState } from './labelState.ts';

/** What a supplier is ranked by. */
export const RANK_PARTS = [
  'LABEL',
  'VERIFICATION',
  'DATA_QUALITY',
  'PRIMARY_SHARE',
  'FOOTPRINT',
  'RECENCY',
] as const;
export type RankPart = (typeof RANK_PARTS)[number];

export type RankWeights = Readonly<Record<RankPart, number>>;

/**
 * The label weighs as much as everything else together: whoever has a valid one stands no lower than anybody who has none. A
 * buyer may weigh otherwise.
 */
export const DEFAULT_RANK_WEIGHTS: RankWeights = {
  LABEL: 50,
  VERIFICATION: 10,
  DATA_QUALITY: 10,
  PRIMARY_SHARE: 10,
  FOOTPRINT: 10,
  RECENCY: 10,
};

/** What is known of a supplier; null is not known. */
export interface RankedFacts {
  /** The best label it has; null for none. */
  readonly label: LabelState | null;
  /** Part of its footprints that somebody else has verified, 0 to 1. */
  readonly verifiedShare: number | null;
  /** Mean data quality rating, 1 (best) to 5. */
  readonly dataQuality: number | null;
  /** Mean primary data share, 0 to 1. */
  readonly primaryShare: number | null;
  /** Mean part of the comparable footprints of a category that are higher, 0 (the highest) to 1 (the lowest). */
  readonly lowerThanShare: number | null;
  /** Months since the newest data. */
  readonly ageMonths: number | null;
}

export interface RankedPart {
  readonly part: RankPart;
  /** 0 to 1; null where nothing is known, which brings no points. */
  readonly value: number | null;
  readonly weight: number;
  /** What it adds to the score. */
  readonly points: number;
}

export interface SupplierRank {
  /** 0 to 100: the sum of the points. */
  readonly score: number;
  readonly parts: readonly RankedPart[];
}

/** Data of the last year count in full, those of four years ago no more. */
const FRESH_MONTHS = 12;
const STALE_MONTHS = 48;

/**
 * score = 100 × Σ w·v / Σ w. Parts: label 1 while it stands (valid, or due for surveillance), else 0; verified share; (5 −
 * rating) / 4; primary share; part of comparable footprints that are higher; age 1 up to 12 months, falling to 0 at 48. What is
 * not known brings nothing, so that nobody gains by saying less. Worked, with the weights given at first: a valid label, half
 * verified, rating 2, primary share 0.4, lower than 0.75 of its like, 6 months old: 50 + 5 + 7.5 + 4 + 7.5 + 10 = 84.
 *
 * @param weights 0 or more each; all 0 gives the score 0
 */
export function rankSupplier(facts: RankedFacts, weights: RankWeights = DEFAULT_RANK_WEIGHTS): SupplierRank {
  const sum = neumaierSum(RANK_PARTS.map((part) => weights[part]));
  const parts = RANK_PARTS.map((part): RankedPart => {
    const value = rankValue(part, facts);
    const weight = weights[part];
    return { part, value, weight, points: sum === 0 ? 0 : (100 * weight * (value ?? 0)) / sum };
  });
  return { score: neumaierSum(parts.map(({ points }) => points)), parts };
}

/** What a part comes to, 0 to 1, before it is weighed; null where nothing is known. */
export function rankValue(part: RankPart, facts: RankedFacts): number | null {
  return VALUE_OF[part](facts);
}

const VALUE_OF: Readonly<Record<RankPart, (facts: RankedFacts) => number | null>> = {
  LABEL: ({ label }) => (label === 'VALID' || label === 'SURVEILLANCE_DUE' ? 1 : 0),
  VERIFICATION: ({ verifiedShare }) => verifiedShare,
  DATA_QUALITY: ({ dataQuality }) => (dataQuality === null ? null : within((5 - dataQuality) / 4)),
  PRIMARY_SHARE: ({ primaryShare }) => (primaryShare === null ? null : within(primaryShare)),
  FOOTPRINT: ({ lowerThanShare }) => lowerThanShare,
  RECENCY: ({ ageMonths }) =>
    ageMonths === null ? null : within((STALE_MONTHS - ageMonths) / (STALE_MONTHS - FRESH_MONTHS)),
};

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** The best label first; among equals the first. Null where there is none. */
export function bestLabel(labels: readonly LabelState[]): LabelState | null {
  const order: readonly LabelState[] = ['VALID', 'SURVEILLANCE_DUE', 'SUSPENDED', 'EXPIRED', 'REVOKED'];
  return order.find((state) => labels.includes(state)) ?? null;
}

/**
 * Part of the others that are higher, ties half: among 1, 2, 3 the 1 has 1, the 2 has 0.5, the 3 has 0. Null where there are
 * no others.
 */
export function lowerThanShare(value: number, all: readonly number[]): number | null {
  const others = all.length - 1;
  if (others < 1) return null;
  const higher = all.filter((other) => other > value).length;
  const equal = all.filter((other) => other === value).length - 1;
  return (higher + equal / 2) / others;
}
