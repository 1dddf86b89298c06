import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { negatives, notFinite, notShares, outside } from './amounts.ts';

/** Emissions of one kg of a material along its life [kg CO2e / kg], with the names of the formula of the PEF method. */
export interface MaterialEmissions {
  /** Ev: production from virgin material. */
  readonly virgin: number;
  /** Erec: recycling that makes the recycled content. */
  readonly recycled: number;
  /** ErecEoL: recycling at the end of life. */
  readonly recyclingAtEnd: number;
  /** E*v: virgin production that recyclate from the end of life replaces. */
  readonly replacedVirgin: number;
  /** ED: disposal without recovery. */
  readonly disposal: number;
}

/** Energy from waste, per kg burnt. */
export interface EnergyRecovery {
  /** EER: incineration itself [kg CO2e / kg]. */
  readonly incineration: number;
  /** LHV: lower heating value [MJ / kg]. */
  readonly lowerHeatingValue: number;
  /** XER,heat and XER,elec: efficiencies, 0 to 1. */
  readonly heatEfficiency: number;
  readonly electricityEfficiency: number;
  /** ESE,heat and ESE,elec: energy that it replaces [kg CO2e / MJ]. */
  readonly replacedHeat: number;
  readonly replacedElectricity: number;
}

/** Rates and qualities of one material, all shares from 0 to 1. */
export interface MaterialCycle {
  readonly emissions: MaterialEmissions;
  readonly energy: EnergyRecovery;
  /** R1: recycled content. */
  readonly recycledContent: number;
  /** R2: recycled at the end of life, measured at the output of the recycling plant. */
  readonly recyclingRate: number;
  /** R3: burnt with energy recovery at the end of life. */
  readonly energyRecoveryRate: number;
  /** Qsin / Qp and Qsout / Qp: quality of recyclate in and out against virgin material. */
  readonly qualityIn: number;
  readonly qualityOut: number;
}

/** Emissions by part [kg CO2e / kg]; `total` is their sum. */
export interface CycleEmissions {
  readonly material: number;
  readonly energy: number;
  readonly disposal: number;
  readonly total: number;
}

/** Who answers for burning waste with energy recovery: the producer of the waste, or the user of the energy. */
export type IncinerationBurden = 'WASTE_PRODUCER' | 'ENERGY_USER';

/**
 * Cut-off (100:0, recycled content): (1 − R1) Ev + R1 Erec + R3 EER + (1 − R2 − R3) ED, without any credit.
 *
 * Source: Catena-X PCF rulebook 4.0.1, 5.2.4 and 5.2.5 (incineration to the waste producer); PACT Methodology v3, 3.3.2.2
 * (to the energy user: the term R3 EER falls away).
 */
export function cutOff(cycle: MaterialCycle, burden: IncinerationBurden): Outcome<CycleEmissions> {
  const refusals = badCycle(cycle);
  if (refusals.length > 0) return refuse(...refusals);
  const { emissions, energy, recycledContent: r1, recyclingRate: r2, energyRecoveryRate: r3 } = cycle;
  return accept(
    withTotal(
      (1 - r1) * emissions.virgin + r1 * emissions.recycled,
      burden === 'WASTE_PRODUCER' ? r3 * energy.incineration : 0,
      (1 - r2 - r3) * emissions.disposal,
    ),
  );
}

/**
 * 50:50: burdens and benefits of recycling in halves to the user and the supplier of recyclate:
 * (1 − R1/2) Ev + R1/2 Erec + R2/2 (ErecEoL − E*v Qsout/Qp) + R3 net energy + (1 − R2/2 − R3) ED − R1/2 E*D.
 *
 * Source: PEF guide, Recommendation 2013/179/EU, annex V. E*D, the disposal that recycled content has avoided, is taken
 * as ED.
 */
export function fiftyFifty(cycle: MaterialCycle): Outcome<CycleEmissions> {
  const refusals = badCycle(cycle);
  if (refusals.length > 0) return refuse(...refusals);
  const { emissions, recycledContent: r1, recyclingRate: r2, energyRecoveryRate: r3 } = cycle;
  return accept(
    withTotal(
      (1 - r1 / 2) * emissions.virgin + (r1 / 2) * emissions.recycled + (r2 / 2) * recyclingCredit(cycle),
      r3 * netEnergy(cycle.energy),
      (1 - r2 / 2 - r3 - r1 / 2) * emissions.disposal,
    ),
  );
}

/** Bounds of A in the PEF method. */
const SMALLEST_A = 0.2;
const LARGEST_A = 0.8;

/** Split factors of the circular footprint formula. */
export interface CircularSplit {
  /**
   * A: share of burdens and credits that stays with the user of recyclate. 0.2 little offer and much demand (metals,
   * glass), 0.5 both alike, 0.8 much offer and little demand (textiles).
   */
  readonly a: number;
  /** B: the same for energy recovery; 0 unless the product category rules say otherwise. */
  readonly b: number;
}

/**
 * Circular footprint formula:
 * material (1 − R1) Ev + R1 (A Erec + (1 − A) Ev Qsin/Qp) + (1 − A) R2 (ErecEoL − E*v Qsout/Qp),
 * energy (1 − B) R3 (EER − LHV XER,heat ESE,heat − LHV XER,elec ESE,elec), disposal (1 − R2 − R3) ED.
 *
 * Source: PEF method, Recommendation (EU) 2021/2279, annex I, 4.4.8.
 */
export function circularFootprint(cycle: MaterialCycle, { a, b }: CircularSplit): Outcome<CycleEmissions> {
  const refusals = [
    ...badCycle(cycle),
    ...outside({ a }, SMALLEST_A, LARGEST_A, 'split'),
    ...notShares({ b }, 'split'),
  ];
  return refusals.length > 0 ? refuse(...refusals) : accept(splitCycle(cycle, { a, b }));
}

/** The formula itself for any A from 0 to 1, of which the cut-off (1) is one end. */
export function splitCycle(cycle: MaterialCycle, { a, b }: CircularSplit): CycleEmissions {
  const { emissions, recycledContent: r1, recyclingRate: r2, energyRecoveryRate: r3, qualityIn } = cycle;
  const recycledInput = a * emissions.recycled + (1 - a) * emissions.virgin * qualityIn;
  return withTotal(
    (1 - r1) * emissions.virgin + r1 * recycledInput + (1 - a) * r2 * recyclingCredit(cycle),
    (1 - b) * r3 * netEnergy(cycle.energy),
    (1 - r2 - r3) * emissions.disposal,
  );
}

/** Recycling at the end of life less the virgin production it replaces; below 0 where recycling pays. */
function recyclingCredit({ emissions, qualityOut }: MaterialCycle): number {
  return emissions.recyclingAtEnd - emissions.replacedVirgin * qualityOut;
}

function netEnergy(energy: EnergyRecovery): number {
  const { incineration, lowerHeatingValue, heatEfficiency, electricityEfficiency } = energy;
  const replacedPerMegajoule =
    heatEfficiency * energy.replacedHeat + electricityEfficiency * energy.replacedElectricity;
  return incineration - lowerHeatingValue * replacedPerMegajoule;
}

function withTotal(material: number, energy: number, disposal: number): CycleEmissions {
  return { material, energy, disposal, total: material + energy + disposal };
}

function badCycle(cycle: MaterialCycle): InputRefusal[] {
  const { emissions, energy, recycledContent, recyclingRate, energyRecoveryRate, qualityIn, qualityOut } =
    cycle;
  const { incineration, lowerHeatingValue, heatEfficiency, electricityEfficiency } = energy;
  const { replacedHeat, replacedElectricity } = energy;
  return [
    ...notFinite({ ...emissions, incineration, replacedHeat, replacedElectricity }, 'material'),
    ...negatives({ lowerHeatingValue }, 'material'),
    ...notShares({ recycledContent, recyclingRate, energyRecoveryRate, qualityIn, qualityOut }, 'material'),
    ...notShares({ heatEfficiency, electricityEfficiency }, 'material'),
    ...moreThanAll(recyclingRate, energyRecoveryRate),
  ];
}

/** One kg cannot be recycled and burnt. A rounding of 1e-9 is forgiven. */
function moreThanAll(recyclingRate: number, energyRecoveryRate: number): InputRefusal[] {
  if (!(recyclingRate + energyRecoveryRate > 1 + 1e-9)) return [];
  return [
    {
      code: 'RATES_ABOVE_ONE',
      field: 'recyclingRate',
      subject: 'material',
      message: `Recycling ${recyclingRate} and energy recovery ${energyRecoveryRate} are more than the whole.`,
      remedy: 'Give rates that sum up to at most 1.',
    },
  ];
}
