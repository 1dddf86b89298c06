import type { TransportMode } from '../inventory/inventory.ts';
import type { GwpSet } from './gwp.ts';

/** One gas emitted per unit of the factor; `gas` is a code of the GWP table, for instance `CH4_FOSSIL`. */
export interface EmissionFlow {
  readonly gas: string;
  readonly kgPerUnit: number;
}

/** An emission factor: emissions per one `unit` of an activity, in a region and a year, from a source. */
export interface Factor {
  readonly id: string;
  /** What is done or used, the same word for every region and year: `electricity-grid-mix`, `steel-primary`. */
  readonly activity: string;
  readonly unit: string;
  /** ISO 3166-1 alpha-2, ISO 3166-2, `GLO` for the world, or `RER` for Europe. */
  readonly region: string;
  readonly year: number | null;
  readonly boundary: string;
  /** The set the published total was made with; null when its source does not say. */
  readonly gwpSet: GwpSet | null;
  /** The published total, kg CO2e per unit; null when the source gives gases only. */
  readonly kgCo2e: number | null;
  readonly flows: readonly EmissionFlow[];
  /** kg CO2e per unit that no gas explains (refrigerant mixes, rounding); keeps the set it was published with. */
  readonly otherCo2e: number;
  readonly transportMode: TransportMode | null;
  readonly sourceId: string;
}
