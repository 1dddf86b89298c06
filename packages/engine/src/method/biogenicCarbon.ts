import { type GwpSet, gwpOf } from '../factor/gwp.ts';
import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { negatives, outside } from './amounts.ts';

/** kg CO2 and kg CH4 of one kg of carbon. */
export const CO2_PER_CARBON = 44 / 12;
export const CH4_PER_CARBON = 16 / 12;

/** Carbon that stays away from the air longer than this counts as stored for good [years]. */
export const PERMANENT_YEARS = 100;

/** Unexplained carbon up to this share of the content is rounding of the data. */
const BALANCE_TOLERANCE = 0.01;

/**
 * What becomes of a part of the carbon. Carbon handed to another product system counts as released here, as that system
 * counts it as its uptake. Storage up to 100 years is a release that comes later.
 */
export type CarbonFate =
  | { readonly kind: 'CARBON_DIOXIDE' | 'METHANE' | 'TRANSFERRED'; readonly carbon: number }
  | { readonly kind: 'STORED'; readonly carbon: number; readonly years: number };

export interface BiogenicCarbon {
  /** Carbon that plants took up and the product (with its packaging) holds [kg C per declared unit]. */
  readonly content: number;
  /** From gate to grave, parts of the content [kg C]; empty for a cradle-to-gate footprint. */
  readonly fates: readonly CarbonFate[];
}

/** [kg CO2e per declared unit] unless stated otherwise; uptake is negative. */
export interface BiogenicBalance {
  readonly uptake: number;
  /** CO2 at once, later, by transfer, and from methane that oxidises in the air. */
  readonly releasedDioxide: number;
  /** Methane at the GWP of biogenic origin, without the CO2 it turns into. */
  readonly methane: number;
  /** CO2 that stays away for more than 100 years; not released, so contained in no other number [kg CO2]. */
  readonly permanentlyStored: number;
  /** Uptake + released dioxide + methane: the total including biogenic uptake. */
  readonly includingUptake: number;
  /** Methane alone: CO2 taken up and given back counts 0. */
  readonly excludingUptake: number;
  /** Content to be reported for a product that leaves the boundary at the gate [kg C]. */
  readonly content: number;
}

/**
 * Uptake and release of biogenic carbon, kept apart.
 *
 * Source: ISO 14067:2018, 6.4.9.2 (−1 and +1), 6.4.9.3 (content at the gate), 7.2 (reported apart); PEF method,
 * Recommendation (EU) 2021/2279 (permanent above 100 years); EN 15804+A2 (transfer counts as release). For methane
 * −1/+1 needs the CO2 after oxidation too, as 27.0 (AR6) leaves it out.
 */
export function biogenicBalance(
  { content, fates }: BiogenicCarbon,
  gwpSet: GwpSet,
): Outcome<BiogenicBalance> {
  const refusals = [
    ...negatives({ content }, 'carbon'),
    ...fates.flatMap((fate) => negatives({ carbon: fate.carbon }, fate.kind)),
    ...fates.flatMap((fate) => (fate.kind === 'STORED' ? badYears(fate.years) : [])),
  ];
  if (refusals.length > 0) return refuse(...refusals);
  const unbalanced = badBalance(content, fates);
  if (unbalanced.length > 0) return refuse(...unbalanced);
  const uptake = noMinusZero(-content * CO2_PER_CARBON);
  const permanentlyStored = carbonOf(fates.filter(isPermanent)) * CO2_PER_CARBON;
  const releasedDioxide = carbonOf(fates.filter((fate) => !isPermanent(fate))) * CO2_PER_CARBON;
  const methaneMass = carbonOf(fates.filter(({ kind }) => kind === 'METHANE')) * CH4_PER_CARBON;
  const methane = methaneMass * (gwpOf('CH4_BIOGENIC', gwpSet) ?? 0);
  return accept({
    uptake,
    releasedDioxide,
    methane,
    permanentlyStored,
    includingUptake: uptake + releasedDioxide + methane,
    excludingUptake: methane,
    content,
  });
}

function isPermanent(fate: CarbonFate): boolean {
  return fate.kind === 'STORED' && fate.years > PERMANENT_YEARS;
}

function carbonOf(fates: readonly CarbonFate[]): number {
  return neumaierSum(fates.map(({ carbon }) => carbon));
}

function noMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** Infinite is allowed: a quarry that is never opened again. */
function badYears(years: number): InputRefusal[] {
  return years === Number.POSITIVE_INFINITY ? [] : outside({ years }, 0, Number.MAX_VALUE, 'STORED');
}

function badBalance(content: number, fates: readonly CarbonFate[]): InputRefusal[] {
  const explained = carbonOf(fates);
  if (fates.length === 0 || Math.abs(explained - content) <= BALANCE_TOLERANCE * content) return [];
  return [
    {
      code: 'CARBON_NOT_BALANCED',
      field: 'fates',
      subject: 'carbon',
      message: `The product holds ${content} kg of carbon, its fates explain ${explained} kg.`,
      remedy: 'Say what becomes of all the carbon: released, transferred or stored.',
    },
  ];
}
