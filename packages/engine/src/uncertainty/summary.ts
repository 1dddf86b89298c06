import type { Outcome } from '../outcome.ts';
import { accept } from '../outcome.ts';
import { analyticMoments } from './analytic.ts';
import type { Moments } from './distribution.ts';
import { takeQuantile } from './quantile.ts';
import { type Simulation, type SimulationRequest, simulate } from './simulate.ts';

/** Share of the draws inside an interval. */
const INTERVAL_SHARE = 0.95;
/** Convergence is shown at the full number of draws and after each halving, down to this. */
const SMALLEST_CHECKPOINT = 100;

export interface Checkpoint {
  readonly draws: number;
  /** Mean of the first `draws` draws [kg CO2e]. */
  readonly mean: number;
  /** Of that mean: standard deviation / √draws [kg CO2e]; falls by half when draws are four times as many. */
  readonly standardError: number;
}

/** All values in kg CO2e per declared unit. */
export interface UncertaintySummary {
  readonly productId: string;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly median: number;
  /** Ends of the middle 95 % of the draws. */
  readonly interval: { readonly lower: number; readonly upper: number };
  /** Rising number of draws; the last one is the mean above. */
  readonly convergence: readonly Checkpoint[];
  /** Mean and variance without a draw, to stand beside the simulated ones. */
  readonly analytic: Moments;
}

/** Simulates and summarises every product, in the order given. */
export function summariseUncertainty(request: SimulationRequest): Outcome<readonly UncertaintySummary[]> {
  const simulated = simulate(request);
  return simulated.ok ? accept(summariseSimulation(simulated.value)) : simulated;
}

export function summariseSimulation({ model, totals }: Simulation): readonly UncertaintySummary[] {
  return model.productIds.map((productId, product) => {
    const convergence = checkpoints(totals[product]!);
    const { mean, standardError, draws } = convergence.at(-1)!;
    const values = Float64Array.from(totals[product]!);
    const tail = (1 - INTERVAL_SHARE) / 2;
    return {
      productId,
      mean,
      standardDeviation: standardError * Math.sqrt(draws),
      median: takeQuantile(values, 0.5),
      interval: { lower: takeQuantile(values, tail), upper: takeQuantile(values, 1 - tail) },
      convergence,
      analytic: analyticMoments(model, product),
    };
  });
}

/** One pass by Welford's (1962) update, which does not lose the variance of large means. */
function checkpoints(values: Float64Array): readonly Checkpoint[] {
  const due = checkpointDraws(values.length);
  const found: Checkpoint[] = [];
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const draws = i + 1;
    const deviation = values[i]! - mean;
    mean += deviation / draws;
    squares += deviation * (values[i]! - mean);
    if (due.has(draws)) found.push({ draws, mean, standardError: Math.sqrt(squares / (draws - 1) / draws) });
  }
  return found;
}

function checkpointDraws(draws: number): ReadonlySet<number> {
  const due = new Set([draws]);
  for (let half = Math.floor(draws / 2); half >= SMALLEST_CHECKPOINT; half = Math.floor(half / 2))
    due.add(half);
  return due;
}
