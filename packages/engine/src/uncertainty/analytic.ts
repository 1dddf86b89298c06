import type { CompiledModel, Term } from './compileModel.ts';
import { type Moments, momentsOf } from './distribution.ts';

interface Slope {
  readonly mean: number;
  readonly variance: number;
  slope: number;
}

/**
 * Mean and variance of one product without a draw, by the Taylor series cut off after its first term:
 * mean = Σ coefficient × E(first) × E(second), variance = Σ over the inputs of (slope at the means)² × variance.
 *
 * Exact for sums of independent inputs, which all lines with their own lognormal quantity and factor are (the two are
 * merged into one). Where an input is multiplied by another that is uncertain too, the product of their variances is
 * missing. Source: JCGM 100:2008 (GUM), 5.1.2, equation 10.
 */
export function analyticMoments(model: CompiledModel, product: number): Moments {
  return weightedMoments(model, (candidate) => (candidate === product ? 1 : 0));
}

/** The same of product `first` minus product `second`; what both share takes itself away. */
export function analyticDifference(model: CompiledModel, first: number, second: number): Moments {
  return weightedMoments(model, (candidate) => Number(candidate === first) - Number(candidate === second));
}

function weightedMoments(model: CompiledModel, weight: (product: number) => number): Moments {
  const slopes = new Map<string, Slope>();
  let mean = model.constants.reduce((sum, constant, product) => sum + weight(product) * constant, 0);
  for (const term of model.terms) mean += addTerm(slopes, term, weightOf(term, weight));
  let variance = 0;
  for (const { slope, variance: own } of slopes.values()) variance += slope * slope * own;
  return { mean, variance };
}

function weightOf({ uses }: Term, weight: (product: number) => number): number {
  return uses.reduce((sum, { product, coefficient }) => sum + weight(product) * coefficient, 0);
}

/** Adds to the slopes of the inputs of a term; answers what the term adds to the mean. */
function addTerm(slopes: Map<string, Slope>, { first, second }: Term, coefficient: number): number {
  const left = slopeOf(slopes, first);
  if (second === null) {
    left.slope += coefficient;
    return coefficient * left.mean;
  }
  const right = slopeOf(slopes, second);
  left.slope += coefficient * right.mean;
  right.slope += coefficient * left.mean;
  return coefficient * left.mean * right.mean;
}

function slopeOf(slopes: Map<string, Slope>, { key, distribution }: Term['first']): Slope {
  const known = slopes.get(key);
  if (known !== undefined) return known;
  const slope = { ...momentsOf(distribution), slope: 0 };
  slopes.set(key, slope);
  return slope;
}
