import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { negatives, notFinite } from './amounts.ts';

/** Later than this after production, emissions are reported apart [years]. */
export const DELAY_TO_REPORT = 10;
const ASSESSMENT_YEARS = 100;
const FIRST_SINGLE_YEAR = 2;
const LAST_SINGLE_YEAR = 25;

export interface TimedEmission {
  /** Years after production, 0 for at once. */
  readonly year: number;
  /** [kg CO2e per declared unit], fossil or biogenic */
  readonly emissions: number;
}

/** [kg CO2e per declared unit] */
export interface DelayedEmissions {
  /** All emissions as if they came at once: the one that belongs into the footprint. */
  readonly total: number;
  /** Part of it that comes more than 10 years after production. */
  readonly afterTenYears: number;
  /** By the weighting of PAS 2050, to stand beside the total and never in it. */
  readonly weighted: number;
  /** Weighted less total: the effect of timing, 0 or below. */
  readonly effect: number;
}

/**
 * Effect of emissions that come late, by the share of 100 years in which they warm. A single release in a year t from 2
 * to 25: 1 − 0.0076 t. Otherwise Σ x (100 − t) / 100; from year 100 on nothing.
 *
 * Source: ISO 14067:2018, 6.4.8 (total without timing, effect apart); PAS 2050:2011, 5.5 and annex on weighting.
 */
export function delayedEmissions(timeline: readonly TimedEmission[]): Outcome<DelayedEmissions> {
  const refusals = timeline.flatMap(({ year, emissions }) => [
    ...negatives({ year }, 'timeline'),
    ...notFinite({ emissions }, 'timeline'),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  const isSingle = new Set(timeline.map(({ year }) => year)).size === 1;
  const weightOf = isSingle ? weightOfSingleRelease : weightOfYear;
  const total = neumaierSum(timeline.map(({ emissions }) => emissions));
  const weighted = neumaierSum(timeline.map(({ year, emissions }) => emissions * weightOf(year)));
  return accept({
    total,
    afterTenYears: neumaierSum(
      timeline.filter(({ year }) => year > DELAY_TO_REPORT).map(({ emissions }) => emissions),
    ),
    weighted,
    effect: weighted - total,
  });
}

function weightOfSingleRelease(year: number): number {
  return year >= FIRST_SINGLE_YEAR && year <= LAST_SINGLE_YEAR
    ? (100 - 0.76 * year) / 100
    : weightOfYear(year);
}

function weightOfYear(year: number): number {
  return Math.max(0, (ASSESSMENT_YEARS - year) / ASSESSMENT_YEARS);
}
