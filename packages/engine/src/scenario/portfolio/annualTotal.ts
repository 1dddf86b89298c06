import { neumaierSum } from '../../quantity/neumaierSum.ts';
import type { PortfolioTotals } from './portfolioTotals.ts';

/** A year of a portfolio under one scenario. */
export interface AnnualTotal {
  /** kg CO2e a year; null where nothing is known. */
  readonly kgCo2e: number | null;
  /** Places of the assessments whose volume is unknown; they are gaps of the total. */
  readonly withoutVolume: readonly number[];
  /** Places of the assessments that have no total, or one with gaps. */
  readonly withGaps: readonly number[];
}

/**
 * Σ total × annual volume over the assessments of a compiled portfolio: 2 kg × 1,000 + 3 kg × 100 = 2,300 kg a year.
 *
 * @param volumes declared units a year, in the order of the assessments; null where unknown
 */
export function annualTotal(
  totals: PortfolioTotals,
  scenario: number,
  volumes: readonly (number | null)[],
): AnnualTotal {
  const known: number[] = [];
  const withoutVolume: number[] = [];
  const withGaps: number[] = [];
  for (const [place, volume] of volumes.entries()) {
    const total = totals.total(scenario, place);
    if (volume === null) withoutVolume.push(place);
    if (total === null || totals.gaps(scenario, place) > 0) withGaps.push(place);
    if (total !== null && volume !== null) known.push(total * volume);
  }
  return { kgCo2e: known.length === 0 ? null : neumaierSum(known), withoutVolume, withGaps };
}
