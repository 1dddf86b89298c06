import type { Scope } from '../inventory/inventory.ts';
import type { Stage } from '../inventory/stage.ts';

/** Module D is a demand of its own, solved apart: it is never inside a total (EN 15804:2012+A2, 6.4.1). */
export type SystemStage = Exclude<Stage, 'BEYOND_BOUNDARY'>;

/** Unit processes that need one another, and what crosses between them and nature (ISO 14040:2006, 3.28). */
export interface ProductSystem {
  readonly processes: readonly SystemProcess[];
  readonly elementaryFlows: readonly ElementaryFlow[];
}

/**
 * A unit process. Where a stage or scope is null, the process takes over that of whoever calls it: a market or a grid
 * has none of its own, a plant has.
 */
export interface SystemProcess {
  readonly id: string;
  readonly name: string;
  /** Null is refused: every process of a system makes, or treats, something. */
  readonly product: ReferenceFlow | null;
  readonly exchanges: readonly ProductExchange[];
  readonly emissions: readonly ElementaryExchange[];
  readonly stage: SystemStage | null;
  readonly scope: Scope | null;
  readonly supplierId: string | null;
  /** ISO 3166-1 alpha-2, ISO 3166-2, or null. */
  readonly region: string | null;
  /** A flight: its fossil emissions are reported apart (ISO 14067:2018, 7.2). */
  readonly isAircraft: boolean;
}

/** What one run of a process makes of its own product; negative for waste that it takes in and treats. */
export interface ReferenceFlow {
  readonly amount: number;
  readonly unit: string;
}

/**
 * A product or a waste that one run takes (`INPUT`) or hands on (`OUTPUT`). An output of another process' product
 * avoids that process: co-products are expanded this way, or allocated before.
 */
export interface ProductExchange {
  /** For people. */
  readonly flow: string;
  readonly direction: 'INPUT' | 'OUTPUT';
  readonly amount: number;
  readonly unit: string;
  /** The process that makes or treats it; null: nobody does, the exchange is cut off and listed in the result. */
  readonly providerId: string | null;
  /** Not null: the stage of all that is called through this exchange, before that of the provider. */
  readonly stage: SystemStage | null;
  /** Not null: the scope of what the provider emits for this exchange, before the provider's own. */
  readonly scope: Scope | null;
  /** What a unit exchanged is thought to cause, where nobody provides it [kg CO2e / unit]; null: no idea. */
  readonly estimatedKgCo2ePerUnit: number | null;
}

/** What crosses between a process and nature, and the greenhouse gas that it is. */
export interface ElementaryFlow {
  readonly id: string;
  readonly name: string;
  /** A code of the GWP table; null: not a greenhouse gas. */
  readonly gas: string | null;
  /** `UPTAKE`: taken from the air, so amounts above 0 count as negative kilograms. */
  readonly kind: 'EMISSION' | 'UPTAKE';
  /** Emitted by aircraft, for databases that say so by flow. */
  readonly isAircraft: boolean;
}

/** What one run sends into nature, or takes from it. */
export interface ElementaryExchange {
  readonly flowId: string;
  readonly amount: number;
  /** Of mass, where the flow is a gas. */
  readonly unit: string;
}

/** What is wanted of a system, for instance a line of an assessment. Negative: avoided. */
export interface SystemDemand {
  readonly id: string;
  readonly processId: string;
  /** Of the product; of the waste, for a treatment. */
  readonly amount: number;
  readonly unit: string;
  /** Null: that of the process, and `UNSPLIT` where it has none. */
  readonly stage: SystemStage | null;
  /** Null: that of the process, and 3 where it has none. */
  readonly scope: Scope | null;
}

/**
 * Parts of an inventory that are reported apart. `FOSSIL` is without aircraft: the fossil emissions of PACT v3 are
 * FOSSIL + AIRCRAFT. `BIOGENIC_DIOXIDE` and `UPTAKE` are masses of CO2 with 0 kg CO2e.
 */
export const EMISSION_PARTS = [
  'FOSSIL',
  'AIRCRAFT',
  'BIOGENIC',
  'LAND_USE',
  'BIOGENIC_DIOXIDE',
  'UPTAKE',
] as const;
export type EmissionPart = (typeof EMISSION_PARTS)[number];

/** One gas in one part: what inventories are resolved by. */
export interface EmissionKind {
  readonly gas: string;
  readonly part: EmissionPart;
}
