import type { GwpSet } from '../factor/gwp.ts';
import type { Finding } from '../footprint/footprint.ts';
import type { Scope } from '../inventory/inventory.ts';
import type { Saying } from '../saying.ts';
import type { CarriedRuns } from './carriedRuns.ts';
import type { EmissionKind, SystemDemand, SystemStage } from './productSystem.ts';

/** What a result can be divided by. */
export const SYSTEM_DIMENSIONS = ['STAGE', 'PROCESS', 'SUPPLIER', 'REGION', 'GAS', 'SCOPE', 'PART'] as const;
export type SystemDimension = (typeof SYSTEM_DIMENSIONS)[number];

/** A solved demand before any GWP set: kilograms of gas only. Positions are those of the prepared system. */
export interface SystemSolution {
  readonly demand: readonly SystemDemand[];
  /** The scaling vector: how often each process runs. */
  readonly runs: Float64Array;
  readonly runsByStage: readonly CarriedRuns<SystemStage>[];
  readonly runsByScope: readonly CarriedRuns<Scope>[];
  /** Kilograms of all that runs, by kind. */
  readonly kg: Float64Array;
  /** Kilograms of each member of each dimension; members without any emission are left out. */
  readonly masses: Readonly<Record<SystemDimension, readonly MassRow[]>>;
  /** The share of the runs of each process that does not go round to make itself; null: not calculated. */
  readonly loopFactors: readonly (number | null)[];
  /** Largest componentwise backward error of both ways. */
  readonly residual: number;
  /** How far sum of demand x intensity and sum of runs x emissions differ, as a share of the sum of magnitudes. */
  readonly closingError: number;
  readonly loops: readonly SolvedLoop[];
}

/** Kilograms of one member of a dimension, by kind of emission. */
export interface MassRow {
  /** Code or id; null: not stated. */
  readonly member: string | null;
  readonly kg: Float64Array;
}

/** A group of processes that need each other, and the way it was solved. */
export interface SolvedLoop {
  readonly processIds: readonly string[];
  readonly way: 'SWEEPS' | 'SPARSE_LU' | 'DENSE_LU';
  readonly sweeps: number;
  readonly residual: number;
  readonly spectralRadius: number | null;
}

/** The finished result of one demand on a product system. kg CO2e of the whole demand, emissions above 0. */
export interface SystemResult {
  readonly gwpSet: GwpSet;
  readonly solution: SystemSolution;
  readonly totals: SystemTotals;
  readonly inventory: readonly InventoryAmount[];
  /** For each dimension rows that add up to the total. */
  readonly contributions: Readonly<Record<SystemDimension, readonly SystemContribution[]>>;
  /** The processes that run, in the order of the system. */
  readonly nodes: readonly SystemNode[];
  readonly cutOff: readonly CutOffExchange[];
  readonly gaps: readonly SystemGap[];
  readonly findings: readonly Finding[];
}

/** Total = fossil + biogenic + land use (PACT v3, excluding biogenic uptake). Null where only gaps are. */
export interface SystemTotals {
  readonly totalKgCo2e: number | null;
  /** Aircraft among them. */
  readonly fossilKgCo2e: number | null;
  /** Of the fossil emissions those of aircraft. */
  readonly aircraftKgCo2e: number | null;
  /** Biogenic gases other than CO2. */
  readonly biogenicKgCo2e: number | null;
  readonly landUseKgCo2e: number | null;
  /** CO2 of biological origin that is released [kg], at least 0 unless credits outweigh it. */
  readonly biogenicDioxideKg: number;
  /** CO2 that plants took up [kg], 0 or less. */
  readonly uptakeKg: number;
  /** Total + biogenic CO2 + uptake + the CO2 that biogenic methane turns into (ISO 14067:2018, 6.4.9.2: -1 and +1). */
  readonly includingUptakeKgCo2e: number | null;
}

export interface InventoryAmount extends EmissionKind {
  readonly kg: number;
  /** Null where the GWP set does not know the gas. */
  readonly kgCo2e: number | null;
}

/** What one member of a dimension has of the result. */
export interface SystemContribution extends MassRow {
  /** Null where only gaps are. */
  readonly kgCo2e: number | null;
  /** Of the total; null where there is no total or it is 0. */
  readonly share: number | null;
  readonly gaps: readonly string[];
}

/** One process in the supply of the demand. */
export interface SystemNode {
  readonly processId: string;
  readonly runs: number;
  /** What all its runs make, or treat. */
  readonly amount: number;
  readonly unit: string;
  /** What a unit of its product causes over its whole supply. */
  readonly kgCo2ePerUnit: number | null;
  /** What all its runs emit themselves. */
  readonly directKgCo2e: number | null;
  /** What the others emit for it: total - direct. Null also where the loop factor was not calculated. */
  readonly upstreamKgCo2e: number | null;
  /** Intensity x amount x loop factor: what passes through it, each kilogram once. */
  readonly totalKgCo2e: number | null;
  /** 1 / (A_jj (A^-1)_jj); one minus it is the share of its product that it needs itself, over its suppliers. */
  readonly loopFactor: number | null;
  readonly gaps: readonly string[];
}

/** An exchange that nobody provides, over all runs of its process. Never part of a total. */
export interface CutOffExchange {
  readonly processId: string;
  readonly flow: string;
  readonly direction: 'INPUT' | 'OUTPUT';
  readonly amount: number;
  readonly unit: string;
  /** What it may cause, where someone stated a price for the unit; null: no idea. */
  readonly estimatedKgCo2e: number | null;
}

/** A gas without a potential in the GWP set. */
export interface SystemGap extends Saying {
  readonly code: 'GWP_UNKNOWN';
  readonly gas: string;
  readonly kg: number;
}
