import { takeQuantile } from '../uncertainty/quantile.ts';
import type { SimulatedScore } from './technosphereSimulation.ts';

/** Share of the draws inside an interval. */
const INTERVAL_SHARE = 0.95;

/** @param draws at least two */
export function summariseScore(nominal: number, draws: Float64Array): SimulatedScore {
  let mean = 0;
  let squares = 0;
  // Welford (1962): the variance of large means is not lost.
  for (let at = 0; at < draws.length; at++) {
    const deviation = draws[at]! - mean;
    mean += deviation / (at + 1);
    squares += deviation * (draws[at]! - mean);
  }
  const values = draws.slice();
  const tail = (1 - INTERVAL_SHARE) / 2;
  return {
    nominal,
    draws,
    mean,
    standardDeviation: Math.sqrt(squares / (draws.length - 1)),
    median: takeQuantile(values, 0.5),
    interval: { lower: takeQuantile(values, tail), upper: takeQuantile(values, 1 - tail) },
  };
}
