import { accept, type Outcome, refuse } from '../outcome.ts';
import { analyticDifference } from './analytic.ts';
import type { Moments } from './distribution.ts';
import { takeQuantile } from './quantile.ts';
import type { Simulation } from './simulate.ts';

/** Share of the draws that has to agree before one product may be called lower than another. */
const CLAIM_SHARE = 0.95;

/** First product minus second, draw by draw; values in kg CO2e per declared unit. */
export interface PairedComparison {
  /** P(first < second); draws in which both are equal count half. */
  readonly firstLowerShare: number;
  /** Of that share, from the number of draws. */
  readonly standardError: number;
  readonly medianDifference: number;
  /** Ends of the middle 95 % of the differences. */
  readonly interval: { readonly lower: number; readonly upper: number };
  /**
   * What the median difference would have to be at least, with the spread as it is, for 95 % of the draws to agree on
   * which is lower. Not negative.
   */
  readonly smallestClaimableDifference: number;
  readonly verdict: 'FIRST_LOWER' | 'SECOND_LOWER' | 'NOT_DISTINGUISHABLE';
  /** Mean and variance of the difference without a draw. */
  readonly analytic: Moments;
}

/**
 * Compares two products of one simulation. Because inputs with the same key were drawn once for both, what they share
 * does not blur the difference. Source of the paired comparison: Henriksson et al. 2015 (PLoS ONE 10(3) e0121221).
 */
export function comparePaired(
  simulation: Simulation,
  firstId: string,
  secondId: string,
): Outcome<PairedComparison> {
  const first = simulation.model.productIds.indexOf(firstId);
  const second = simulation.model.productIds.indexOf(secondId);
  if (first === -1) return notSimulated(firstId);
  if (second === -1) return notSimulated(secondId);
  const differences = subtract(simulation.totals[first]!, simulation.totals[second]!);
  const firstLowerShare = shareBelowZero(differences);
  const medianDifference = takeQuantile(differences, 0.5);
  return accept({
    firstLowerShare,
    standardError: Math.sqrt((firstLowerShare * (1 - firstLowerShare)) / differences.length),
    medianDifference,
    interval: { lower: takeQuantile(differences, 0.025), upper: takeQuantile(differences, 0.975) },
    smallestClaimableDifference: spreadTowardsZero(differences, medianDifference),
    verdict: verdictOf(firstLowerShare),
    analytic: analyticDifference(simulation.model, first, second),
  });
}

function notSimulated(id: string): Outcome<never> {
  return refuse({
    code: 'PRODUCT_NOT_SIMULATED',
    field: 'productId',
    subject: id,
    message: `The simulation has no product ${id}.`,
    remedy: 'Simulate both products together, then compare them.',
  });
}

function subtract(first: Float64Array, second: Float64Array): Float64Array {
  return first.map((value, draw) => value - second[draw]!);
}

function shareBelowZero(differences: Float64Array): number {
  let doubled = 0;
  for (const difference of differences) {
    if (difference < 0) doubled += 2;
    else if (difference === 0) doubled += 1;
  }
  return doubled / (2 * differences.length);
}

/** Distance from the median to the end of the 95 % that lies on the side of zero. */
function spreadTowardsZero(differences: Float64Array, median: number): number {
  return median < 0
    ? takeQuantile(differences, CLAIM_SHARE) - median
    : median - takeQuantile(differences, 1 - CLAIM_SHARE);
}

function verdictOf(firstLowerShare: number): PairedComparison['verdict'] {
  if (firstLowerShare >= CLAIM_SHARE) return 'FIRST_LOWER';
  return firstLowerShare <= 1 - CLAIM_SHARE ? 'SECOND_LOWER' : 'NOT_DISTINGUISHABLE';
}
