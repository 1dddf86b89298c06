import { accept, type Outcome, refuse } from '../outcome.ts';
import { notFinite, notPositive, outside } from './amounts.ts';
import { CO2_PER_CARBON } from './biogenicCarbon.ts';

/** A change counts in this many years, in equal parts, the year of the change being the first. */
export const AMORTISATION_YEARS = 20;

/** One change of the use of the land on which the product grows. */
export interface LandUseChange {
  /** Carbon in vegetation and soil [t C / ha] before and after. */
  readonly carbonBefore: number;
  readonly carbonAfter: number;
  readonly yearOfChange: number;
  /** Year of the harvest that is assessed. */
  readonly yearOfHarvest: number;
  /** [t of product per ha and year] */
  readonly yield: number;
}

/**
 * Emissions of direct land use change by one kg of product [kg CO2e / kg], below 0 where carbon was gained:
 * (before − after) × 44/12 / 20 years / yield; 0 from the twentieth year after the change on.
 *
 * Source: ISO 14067:2018, 6.4.9.5 (20 years, reported apart); PAS 2050:2011, 5.6; GHG Protocol Product Standard, appendix
 * on land use change.
 */
export function landUseChangeEmissions(change: LandUseChange): Outcome<number> {
  const { carbonBefore, carbonAfter, yearOfChange, yearOfHarvest, yield: perHectare } = change;
  const refusals = [
    ...outside({ carbonBefore, carbonAfter }, 0, Number.MAX_VALUE, 'land'),
    ...notFinite({ yearOfChange, yearOfHarvest }, 'land'),
    ...notPositive({ yield: perHectare }, 'land'),
  ];
  if (refusals.length > 0) return refuse(...refusals);
  const age = yearOfHarvest - yearOfChange;
  if (age < 0)
    return refuse({
      code: 'CHANGE_AFTER_HARVEST',
      field: 'yearOfChange',
      subject: 'land',
      message: `The land changed in ${yearOfChange}, after the harvest of ${yearOfHarvest}.`,
      remedy: 'Give the change that came before the harvest.',
    });
  if (age >= AMORTISATION_YEARS || carbonBefore === carbonAfter) return accept(0);
  return accept(((carbonBefore - carbonAfter) * CO2_PER_CARBON) / AMORTISATION_YEARS / perHectare);
}
