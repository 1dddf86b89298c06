import type { CbamGas } from './cnCode.ts';

export const STREAM_KINDS = ['COMBUSTION', 'PROCESS', 'MEASURED'] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

/** Fuel or material whose carbon, or another gas, leaves the process within the reporting period. */
export interface SourceStream {
  readonly id: string;
  readonly name: string;
  readonly kind: StreamKind;
  readonly gas: CbamGas;
  /** In `unit`; of a measured stream, tonnes of the gas. */
  readonly amount: number | null;
  readonly unit: string;
  /** GJ per unit; null where the emission factor is per unit of the amount. */
  readonly netCalorificValue: number | null;
  /** Tonnes of the gas per TJ where there is a calorific value, else per unit. */
  readonly emissionFactor: number | null;
  /** Oxidation or conversion, 0 to 1. */
  readonly oxidation: number;
  /** Carbon from biomass that meets the criteria and counts 0; 0 to 1. */
  readonly biomassShare: number;
  readonly factorId: string | null;
  /** The line of the product’s assessment it was taken from. */
  readonly lineId: string | null;
}

export const ENERGY_KINDS = [
  'ELECTRICITY',
  'ELECTRICITY_EXPORTED',
  'HEAT_IMPORTED',
  'HEAT_EXPORTED',
  'WASTE_GAS_IMPORTED',
  'WASTE_GAS_EXPORTED',
] as const;
export type EnergyKind = (typeof ENERGY_KINDS)[number];

/** What a factor of electricity rests on. Guarantees of origin are none of these. */
export const ELECTRICITY_EVIDENCE = ['GRID_DEFAULT', 'DIRECT_LINE', 'POWER_PURCHASE_AGREEMENT'] as const;
export type ElectricityEvidence = (typeof ELECTRICITY_EVIDENCE)[number];

export interface EnergyFlow {
  readonly id: string;
  readonly name: string;
  readonly kind: EnergyKind;
  /** Electricity in MWh, heat and waste gas in TJ. */
  readonly amount: number | null;
  /** t CO2e per MWh or TJ; waste gas has the one of the act. */
  readonly emissionFactor: number | null;
  /** Of electricity that is consumed; null elsewhere. */
  readonly evidence: ElectricityEvidence | null;
  /** What proves a direct line or an agreement. */
  readonly evidenceNote: string;
  readonly factorId: string | null;
  readonly lineId: string | null;
}

/** Where the embedded emissions of a precursor come from. */
export type PrecursorOrigin =
  | { readonly kind: 'OWN_GOOD'; readonly goodId: string }
  | {
      readonly kind: 'SUPPLIED';
      readonly country: string;
      readonly installation: string;
      /** t CO2e / t, as the supplier has communicated. */
      readonly direct: number | null;
      readonly indirect: number | null;
      /** Letter of its production route. */
      readonly route: string | null;
      /** Its free allocation with CBAM factor and correction in it, where the supplier gives one [t CO2e / t]. */
      readonly sefa: number | null;
    }
  | { readonly kind: 'DEFAULT'; readonly country: string; readonly route: string | null };

export interface PrecursorUse {
  readonly id: string;
  readonly name: string;
  /** Of the precursor; of an own good its own code counts. */
  readonly cnCode: string;
  /** Consumed in the reporting period [t]. */
  readonly mass: number | null;
  readonly origin: PrecursorOrigin;
  readonly lineId: string | null;
}

/** What a sector asks beside the emissions; each is null while it is not known. Shares 0 to 1. */
export interface SectorParameters {
  readonly clinkerShare: number | null;
  readonly nitrogenShare: number | null;
  readonly alloyShare: number | null;
  readonly scrapShare: number | null;
  readonly reducingAgent: string;
}

/** A carbon price that was paid in the country of origin, in its currency per t CO2e. */
export interface CarbonPricePaid {
  /** False: it was stated that none was due. */
  readonly isDue: boolean;
  readonly pricePerTonne: number | null;
  readonly rebatePerTonne: number | null;
  /** ISO 4217. */
  readonly currency: string;
  /** EUR for one unit of the currency. */
  readonly exchangeRate: number | null;
  readonly instrument: string;
}

/** A good of one installation in one reporting year. */
export interface CbamGood {
  readonly id: string;
  readonly name: string;
  /** Eight digits, of annex I. */
  readonly cnCode: string;
  /** Country of the installation, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly year: number;
  /** Letter of the production route. */
  readonly route: string | null;
  readonly parameters: SectorParameters;
  /** Activity level: produced in the year [t]. */
  readonly produced: number | null;
  /** Brought into the customs territory of the Union in the year [t]. */
  readonly exported: number | null;
  readonly streams: readonly SourceStream[];
  readonly energy: readonly EnergyFlow[];
  readonly precursors: readonly PrecursorUse[];
  /** Benchmark of the process alone: column A [t CO2e / t]. */
  readonly processBenchmark: number | null;
  /** Null while nobody has said whether a carbon price was due. */
  readonly carbonPrice: CarbonPricePaid | null;
}
