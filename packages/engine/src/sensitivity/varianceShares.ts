import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { compileModel } from '../uncertainty/compileModel.ts';
import { type Moments, momentsOf } from '../uncertainty/distribution.ts';
import type { UncertainInput, UncertainProduct } from '../uncertainty/uncertainProduct.ts';

/** How much of the variance of a total one uncertain number causes. */
export interface VarianceShare {
  /** Key of the input, or name of the parameter. */
  readonly key: string;
  /** Variance that would go if only this number became certain at its mean, over the whole: 0..1. */
  readonly firstOrder: number;
  /** Variance that would stay if all others became certain: with the products it is part of. */
  readonly total: number;
}

export interface VarianceDecomposition {
  readonly mean: number;
  /** (kg CO2e)². */
  readonly variance: number;
  /** Largest total share first, then by key. First orders add up to 1 minus what only pairs cause. */
  readonly shares: readonly VarianceShare[];
}

/**
 * Exact decomposition of the variance of Σ coefficient × quantity × factor with independent inputs (Sobol 1993; the moments
 * of lognormal numbers are exact). With means μ and variances v: V_i = (Σ_j c_ij μ_j)² v_i for one input and
 * V_ij = c_ij² v_i v_j for a pair, where c_ij adds up all lines with the same two inputs. Example: one line of two lognormal
 * numbers with σ = 0.3 and 0.4: first orders 0.3316 and 0.6109, the pair 0.0575.
 *
 * @returns the refusals of the inputs, and `INPUT_SQUARED` for a line whose quantity and factor are the same number
 */
export function varianceShares(product: UncertainProduct): Outcome<VarianceDecomposition> {
  const checked = compileModel([product]);
  if (!checked.ok) return checked;
  const moments = new Map<string, Moments>();
  const pairs = new Map<string, Pair>();
  const means: number[] = [];
  for (const { quantity, factor, coefficient = 1 } of product.lines) {
    for (const { key, distribution } of [quantity, factor]) moments.set(key, momentsOf(distribution));
    if (quantity.key === factor.key && moments.get(quantity.key)!.variance > 0) return squared(quantity);
    means.push(coefficient * moments.get(quantity.key)!.mean * moments.get(factor.key)!.mean);
    const [a, b] = quantity.key < factor.key ? [quantity.key, factor.key] : [factor.key, quantity.key];
    const name = JSON.stringify([a, b]);
    pairs.set(name, { a, b, coefficient: (pairs.get(name)?.coefficient ?? 0) + coefficient });
  }
  return accept({ mean: neumaierSum(means), ...decompose([...pairs.values()], moments) });
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly coefficient: number;
}

function decompose(
  pairs: readonly Pair[],
  moments: ReadonlyMap<string, Moments>,
): Pick<VarianceDecomposition, 'variance' | 'shares'> {
  const slopes = new Map<string, number>();
  const together = new Map<string, number>();
  const add = (sums: Map<string, number>, key: string, value: number) =>
    sums.set(key, (sums.get(key) ?? 0) + value);
  let ofPairs = 0;
  for (const { a, b, coefficient } of pairs) {
    const [left, right] = [moments.get(a)!, moments.get(b)!];
    add(slopes, a, coefficient * right.mean);
    add(slopes, b, coefficient * left.mean);
    const variance = coefficient * coefficient * left.variance * right.variance;
    ofPairs += variance;
    add(together, a, variance);
    add(together, b, variance);
  }
  const alone = [...slopes].map(([key, slope]) => ({
    key,
    variance: slope * slope * moments.get(key)!.variance,
  }));
  const variance = neumaierSum(alone.map((one) => one.variance)) + ofPairs;
  const shares = alone
    .filter(({ key }) => moments.get(key)!.variance > 0)
    .map(({ key, variance: own }) => ({
      key,
      firstOrder: variance === 0 ? 0 : own / variance,
      total: variance === 0 ? 0 : (own + together.get(key)!) / variance,
    }));
  return { variance, shares: shares.sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1)) };
}

function squared({ key }: UncertainInput): Outcome<never> {
  return refuse({
    code: 'INPUT_SQUARED',
    field: 'factor',
    subject: key,
    message: `The input ${key} is multiplied by itself.`,
    remedy: 'Give quantity and factor keys of their own, or draw samples.',
  });
}
