import { neumaierSum } from '../quantity/neumaierSum.ts';
import {
  type BenchmarkBand,
  type BenchmarkCell,
  type BenchmarkContribution,
  type BenchmarkFigures,
  type BenchmarkOutcome,
  LARGEST_SHARE,
  LEAST_CHANGES,
  LEAST_CONTRIBUTORS,
  type PublishedBenchmark,
} from './benchmark.ts';

const SIGNIFICANT_DIGITS = 2;
const QUARTILES = { lowerQuartile: 0.25, median: 0.5, upperQuartile: 0.75 } as const;

/**
 * What may be published of a cell, so that no value of one organisation can be told from it:
 *
 * 1. threshold: at least five organisations contribute;
 * 2. dominance, the (1, 50 %) rule: none contributes more than half of the footprints, nor of the sum behind any figure;
 * 3. every figure is a mean of three neighbours or more, see {@link quantileWeights}, rounded to two significant digits;
 * 4. differencing: figures change only when at least three organisations have joined, left or changed since they were published
 *    last. Until then the last ones are held; where somebody has left, they are withdrawn instead, because consent has ended.
 *
 * Rules of statistical disclosure control after Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
 *
 * @param last null: the cell was never published
 */
export function publishBenchmark(
  cell: Pick<BenchmarkCell, 'contributions' | 'findings'>,
  last: PublishedBenchmark | null,
): BenchmarkOutcome {
  const { contributions, findings } = cell;
  if (contributions.length < LEAST_CONTRIBUTORS)
    return { state: 'SUPPRESSED', reason: 'TOO_FEW_CONTRIBUTORS' };
  if (findings.some(({ severity }) => severity === 'BLOCK'))
    return { state: 'SUPPRESSED', reason: 'NOT_COMPARABLE' };
  if (isDominated(contributions)) return { state: 'SUPPRESSED', reason: 'ONE_DOMINATES' };
  if (last !== null) {
    const { changed, left } = changesSince(last.contributions, contributions);
    if (changed > 0 && changed < LEAST_CHANGES)
      return left === 0
        ? { state: 'HELD', figures: last.figures, reason: 'TOO_FEW_CHANGES' }
        : { state: 'SUPPRESSED', reason: 'TOO_FEW_CHANGES' };
  }
  return { state: 'PUBLISHED', figures: figuresOf(contributions) };
}

function figuresOf(contributions: readonly BenchmarkContribution[]): BenchmarkFigures {
  const values = orderedValues(contributions);
  const figure = (share: number): number => rounded(neumaierSum(partsOf(values, share)));
  return {
    contributors: contributions.length,
    items: contributions.reduce((sum, { items }) => sum + items, 0),
    lowerQuartile: figure(QUARTILES.lowerQuartile),
    median: figure(QUARTILES.median),
    upperQuartile: figure(QUARTILES.upperQuartile),
  };
}

/**
 * What each of the ordered values weighs in a quantile: that of Hyndman and Fan's type 7, h = 1 + (n − 1) p, with every order
 * statistic replaced by the mean of itself and its two neighbours (at the ends, of the three outermost). None weighs more than a
 * third.
 *
 * Worked: of 10, 12, 20, 22, 30 the lower quartile has h = 2 and is (10 + 12 + 20) / 3 = 14.
 *
 * @param count at least three
 */
export function quantileWeights(count: number, share: number): readonly number[] {
  const place = (count - 1) * share;
  const below = Math.floor(place);
  const weights = new Array<number>(count).fill(0);
  for (const [index, part] of [
    [below, 1 - (place - below)],
    [Math.min(below + 1, count - 1), place - below],
  ] as const) {
    const start = Math.min(Math.max(index - 1, 0), count - 3);
    for (let i = start; i < start + 3; i++) weights[i]! += part / 3;
  }
  return weights;
}

/** What each of the ordered values adds to a quantile. */
function partsOf(values: readonly number[], share: number): readonly number[] {
  return quantileWeights(values.length, share).map((weight, index) => weight * values[index]!);
}

function isDominated(contributions: readonly BenchmarkContribution[]): boolean {
  const values = orderedValues(contributions)
    .map(Math.abs)
    .sort((a, b) => a - b);
  return [
    contributions.map(({ items }) => items),
    ...Object.values(QUARTILES).map((share) => partsOf(values, share)),
  ].some((parts) => Math.max(...parts) > LARGEST_SHARE * neumaierSum(parts));
}

/** How many organisations joined, left or have another value; and how many of them left. */
function changesSince(
  before: readonly BenchmarkContribution[],
  now: readonly BenchmarkContribution[],
): { readonly changed: number; readonly left: number } {
  const known = new Map(before.map((contribution) => [contribution.contributorId, contribution]));
  const isSame = ({ contributorId, kgCo2ePerUnit, items }: BenchmarkContribution): boolean => {
    const last = known.get(contributorId);
    return last?.kgCo2ePerUnit === kgCo2ePerUnit && last.items === items;
  };
  const stayed = new Set(now.map(({ contributorId }) => contributorId));
  const left = before.filter(({ contributorId }) => !stayed.has(contributorId)).length;
  return { left, changed: left + now.filter((contribution) => !isSame(contribution)).length };
}

function orderedValues(contributions: readonly BenchmarkContribution[]): readonly number[] {
  return contributions.map(({ kgCo2ePerUnit }) => kgCo2ePerUnit).sort((a, b) => a - b);
}

function rounded(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/** Where a value lies, told from the published figures alone: whoever reads it learns nothing that was not published. */
export function bandOf(
  value: number,
  { lowerQuartile, median, upperQuartile }: Omit<BenchmarkFigures, 'contributors' | 'items'>,
): BenchmarkBand {
  if (value <= lowerQuartile) return 'LOWEST_QUARTER';
  if (value <= median) return 'BELOW_MEDIAN';
  return value <= upperQuartile ? 'ABOVE_MEDIAN' : 'HIGHEST_QUARTER';
}
