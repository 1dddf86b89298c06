import { exponential, logarithm } from '../uncertainty/elementary.ts';
import { extrapolate, keepEarlier, nextSteps } from './extrapolate.ts';
import type { Panel, RowSystem } from './rowSystem.ts';
import { measuredSweep, sweep } from './sweep.ts';

export type SweepEnd = 'CONVERGED' | 'DIVERGED' | 'TOO_SLOW';

export interface SweepOutcome {
  readonly end: SweepEnd;
  readonly sweeps: number;
  /** By what the error shrinks in one sweep; below 1 where the loops of the block use less than they make. Null: too few sweeps to tell. */
  readonly spectralRadius: number | null;
}

/** Largest error of an unknown as a share of its terms. */
const TOLERANCE = 1e-12;
/** Below this a change is rounding. */
const ROUNDING = 1e-15;
/** Every so many sweeps the change is measured. */
const SWEEPS_A_TEST = 6;
/** Before this many sweeps nothing is said about convergence. */
const FIRST_SWEEPS = 8;
/** While the impacts have not reached every user, changes need not fall, up to this many sweeps. */
const SWEEPS_TO_SPREAD = 60;
/** A change that falls by less between two tests does not count as falling. */
const FALLS = 0.97;
/** Tests in a row without a fall. */
const PATIENCE = 2;
/** What a sparse factorisation of a large block costs, in sweeps. */
const MOST_SWEEPS = 400;

/**
 * Sweeps over one block until the error left, change x radius / (1 - radius), is below the tolerance everywhere, or until
 * it is plain that it will not be: then y holds nothing of use. Once the sweeps are seen to converge, every sixth is
 * followed by a step to where they seem to lead, which saves a third of them; more memory of earlier sweeps (Anderson
 * acceleration of depth 2 to 15) saved little more than it cost.
 */
export function gaussSeidel(system: RowSystem, first: number, end: number, panel: Panel): SweepOutcome {
  let previous = Number.NaN;
  let spectralRadius: number | null = null;
  let withoutFall = 0;
  let isSpreading = true;
  let isExtrapolated = false;
  for (let sweeps = SWEEPS_A_TEST; ; sweeps += SWEEPS_A_TEST) {
    for (let plain = 2; plain < SWEEPS_A_TEST; plain++) sweep(system, first, end, panel);
    keepEarlier(first, end, panel);
    sweep(system, first, end, panel);
    const change = measuredSweep(system, first, end, panel);
    if (!Number.isFinite(change)) return { end: 'DIVERGED', sweeps, spectralRadius };
    if (change <= ROUNDING) return { end: 'CONVERGED', sweeps, spectralRadius };

    // Not by the power of the language, the last bits of which differ between engines.
    const radius = exponential(logarithm(change / previous) / SWEEPS_A_TEST);
    if (!Number.isNaN(radius) && !isExtrapolated) spectralRadius = radius;
    // Steps between the sweeps make them seem quicker than they are: the radius without them bounds the error.
    const bound = Math.max(radius, spectralRadius ?? 0);
    if (bound < 1 && change * Math.max(1, bound / (1 - bound)) <= TOLERANCE)
      return { end: 'CONVERGED', sweeps, spectralRadius };
    isSpreading &&= reachesMore(first, end, panel);
    const steps = nextSteps(first, end, panel);
    if (sweeps > (isSpreading ? SWEEPS_TO_SPREAD : FIRST_SWEEPS)) {
      const falls = change < FALLS * previous && !(isExtrapolated && steps.grows);
      withoutFall = falls ? 0 : withoutFall + 1;
      if (withoutFall === PATIENCE) return { end: 'DIVERGED', sweeps, spectralRadius };
      if (sweeps + sweepsLeft(change, radius) > MOST_SWEEPS)
        return { end: 'TOO_SLOW', sweeps, spectralRadius };
    }
    isExtrapolated = !isSpreading && sweeps >= FIRST_SWEEPS && change < FALLS * previous && !steps.grows;
    if (isExtrapolated) extrapolate(first, end, panel, steps.lengths);
    previous = change;
  }
}

/** A place had nothing before the last, measured sweep and has something now: impacts are still on their way. */
function reachesMore(first: number, end: number, { width, y, scratch }: Panel): boolean {
  for (let at = first * width; at < end * width; at++) if (scratch[at] === 0 && y[at] !== 0) return true;
  return false;
}

/** Zero while the change does not fall: that is divergence, told apart by patience. */
function sweepsLeft(change: number, radius: number): number {
  return radius < 1 ? logarithm(TOLERANCE / change) / logarithm(radius) : 0;
}
