import type { SparseMatrix } from '../matrix/sparseMatrix.ts';
import type { UncertainExchange } from './uncertainExchange.ts';

export interface TechnosphereSimulationRequest {
  readonly names: readonly string[];
  readonly matrix: SparseMatrix;
  /** Direct impacts of one run of each process, one array for each category. They are taken as certain. */
  readonly impacts: readonly Float64Array[];
  readonly exchanges: readonly UncertainExchange[];
  /** Positions of the products whose scores are wanted. */
  readonly products: readonly number[] | 'ALL';
  readonly draws: number;
  /** Whole number of 32 bits; the same seed gives the same draws. */
  readonly seed: number;
}

/** Score of one product in one category, per unit of the product, in the unit of the category. */
export interface SimulatedScore {
  /** With every exchange as it stands in the matrix. */
  readonly nominal: number;
  /** Draw d of every score stems from the same draw of the exchanges: scores are paired. */
  readonly draws: Float64Array;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly median: number;
  /** Ends of the middle 95 % of the draws. */
  readonly interval: { readonly lower: number; readonly upper: number };
}

export interface TechnosphereSimulation {
  /** In the order asked. */
  readonly products: readonly number[];
  /** By category, then by product. */
  readonly scores: readonly (readonly SimulatedScore[])[];
  /** Largest componentwise backward error of any draw; 1e-12 at most when all is well. */
  readonly residual: number;
  /** How many draws were solved by sweeps from the nominal solution on, and how many needed factors. */
  readonly ways: { readonly swept: number; readonly factorised: number };
  /**
   * Draws in which a loop needs as much of itself as it makes, or more: they have scores, but of a supply that nobody
   * could run. Many of them say that a spread is too wide for its loop.
   */
  readonly gaining: number;
}
