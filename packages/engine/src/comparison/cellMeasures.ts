import { momentsOf } from '../uncertainty/distribution.ts';
import type { RelativeError } from './factDetail.ts';
import type { CellMeasure } from './measureFacts.ts';

/** Gap of a figure some of whose contributions have no rating. */
export const QUALITY_NOT_RATED = 'QUALITY_NOT_RATED';
/** Gap of a cell that adds up to nothing or less: a geometric standard deviation needs a positive mean. */
export const UNCERTAINTY_UNDEFINED = 'UNCERTAINTY_UNDEFINED';

interface Mean {
  weighted: number;
  weight: number;
  unrated: boolean;
}

const meanParts = (): Mean => ({ weighted: 0, weight: 0, unrated: false });

function mergeMeans(parts: Mean, other: Mean): void {
  parts.weighted += other.weighted;
  parts.weight += other.weight;
  parts.unrated ||= other.unrated;
}

const meanOf = ({ weighted, weight }: Mean): number | null => (weight === 0 ? null : weighted / weight);

/**
 * Data quality rating: Σ |c| × rating / Σ |c| over the contributions that are rated, 1 (best) to 5; the others are the gap
 * `QUALITY_NOT_RATED`. 3 kg rated 2 and 1 kg rated 4 are (6 + 4) / 4 = 2.5.
 */
export const dataQualityMeasure: CellMeasure<Mean> = {
  start: meanParts,
  add(parts, kgCo2e, { quality }) {
    const weight = Math.abs(kgCo2e);
    if (quality === null) {
      parts.unrated ||= weight > 0;
      return;
    }
    parts.weighted += weight * quality;
    parts.weight += weight;
  },
  merge: mergeMeans,
  value: meanOf,
  gaps: ({ unrated }) => (unrated ? [QUALITY_NOT_RATED] : []),
};

/** Primary data share: Σ |c| of contributions on primary data / Σ |c|, 0 to 1 (PACT Methodology v3, 4.2.2). */
export const primaryShareMeasure: CellMeasure<Mean> = {
  start: meanParts,
  add(parts, kgCo2e, { primary }) {
    const weight = Math.abs(kgCo2e);
    if (primary) parts.weighted += weight;
    parts.weight += weight;
  },
  merge: mergeMeans,
  // The sums of shares of 1 may round apart; more than everything cannot be primary.
  value: (parts) => {
    const share = meanOf(parts);
    return share === null ? null : Math.min(1, share);
  },
  gaps: () => [],
};

interface Slope {
  slope: number;
  readonly variance: number;
}

interface Spread {
  mean: number;
  /** Whether nothing but zeros was added. */
  empty: boolean;
  readonly slopes: Map<string, Slope>;
}

/**
 * Uncertainty as geometric standard deviation, from the first-order propagation of JCGM 100:2008 (GUM), 5.1.2: what contributions
 * share (a factor, an amount) is counted once with the sum of their slopes, not once each. With mean m and variance v of the sum,
 * GSD = exp(√ln(1 + v / m²)): the lognormal with the same two moments, 95 % of which lies between median / GSD² and median × GSD².
 * 10 kg with GSD 1.2 beside 10 kg that are certain: m = 10.168 + 10 = 20.168, v = 3.494, GSD = 1.0967.
 */
export const uncertaintyMeasure: CellMeasure<Spread> = {
  start: () => ({ mean: 0, empty: true, slopes: new Map() }),
  add(parts, kgCo2e, { amount, factor }) {
    const ofAmount = momentsOf(distributionOf(amount));
    const ofFactor = momentsOf(distributionOf(factor));
    parts.mean += kgCo2e * ofAmount.mean * ofFactor.mean;
    parts.empty &&= kgCo2e === 0;
    addSlope(parts.slopes, amount.key, kgCo2e * ofFactor.mean, ofAmount.variance);
    addSlope(parts.slopes, factor.key, kgCo2e * ofAmount.mean, ofFactor.variance);
  },
  merge(parts, other) {
    parts.mean += other.mean;
    parts.empty &&= other.empty;
    for (const [key, { slope, variance }] of other.slopes) addSlope(parts.slopes, key, slope, variance);
  },
  value({ mean, slopes }) {
    if (mean <= 0) return null;
    let variance = 0;
    for (const { slope, variance: own } of slopes.values()) variance += slope * slope * own;
    return Math.exp(Math.sqrt(Math.log1p(variance / (mean * mean))));
  },
  gaps: ({ mean, empty }) => (!empty && mean <= 0 ? [UNCERTAINTY_UNDEFINED] : []),
};

function distributionOf({ gsd }: RelativeError) {
  return gsd > 1 ? ({ kind: 'LOGNORMAL', median: 1, gsd } as const) : ({ kind: 'FIXED', value: 1 } as const);
}

function addSlope(slopes: Map<string, Slope>, key: string, slope: number, variance: number): void {
  if (variance === 0) return;
  const known = slopes.get(key);
  if (known === undefined) slopes.set(key, { slope, variance });
  else known.slope += slope;
}
