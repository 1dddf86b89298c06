import { balancingUnits } from './balance.ts';
import { rowsAsColumns } from './blockFactor.ts';
import type { RowSystem } from './rowSystem.ts';
import type { SparseMatrix } from './sparseMatrix.ts';

/** A loop of processes: each takes of the next, the last of the first. */
export interface SupplyLoop {
  readonly processes: readonly number[];
  /**
   * What one unit that goes round needs of itself: the product of what each takes of the next for one unit of its own. At
   * 1 or more the loop makes no more than it needs. Negative: something on the way is avoided.
   */
  readonly gain: number;
}

/** Howard's policies settle within some tens of rounds; this only guards against rounding. */
const MOST_ROUNDS = 200;
const IMPROVES = 1e-9;
const POWER_ITERATIONS = 60;
/** Iterations that only turn the vector towards the dominant one. */
const ITERATIONS_TO_TURN = 20;
const NONE = -1;

/**
 * The loop with the greatest gain per step of one block of a system, signs aside. Some loop has a gain of 1 or more
 * exactly if this one has. By policy iteration for the maximum cycle mean of the logarithms (Howard 1960; Dasdan 2004,
 * "Experimental analysis of the fastest optimum cycle ratio and mean algorithms").
 *
 * @returns null for a block without exchanges
 */
export function strongestLoop(system: RowSystem, first: number, end: number): SupplyLoop | null {
  const { starts, inside, places, weights, processes } = system;
  const size = end - first;
  const chosen = new Int32Array(size);
  const value = new Float64Array(size);
  for (let place = 0; place < size; place++) {
    chosen[place] = largestEntry(system, first + place);
    if (chosen[place] === NONE) return null;
  }
  const target = (place: number) => places[chosen[place]!]! - first;
  const logOf = (at: number) => Math.log(Math.abs(weights[at]!));

  let loop: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    loop = bestLoopOfPolicy(size, target, (place) => logOf(chosen[place]!));
    const mean = loop.reduce((sum, place) => sum + logOf(chosen[place]!), 0) / loop.length;
    for (const place of usersOf(loop[0]!, size, target))
      value[place] = value[target(place)]! + logOf(chosen[place]!) - mean;
    let isImproved = false;
    for (let place = 0; place < size; place++) {
      for (let at = inside[first + place]!; at < starts[first + place + 1]!; at++) {
        const better = value[places[at]! - first]! + logOf(at) - mean;
        if (better <= value[place]!) continue;
        isImproved ||= better - value[place]! > IMPROVES;
        value[place] = better;
        chosen[place] = at;
      }
    }
    if (!isImproved) break;
    loop = [];
  }
  if (loop.length === 0) loop = bestLoopOfPolicy(size, target, (place) => logOf(chosen[place]!));
  return {
    processes: loop.map((place) => processes[first + place]!),
    gain: loop.reduce((gain, place) => gain * weights[chosen[place]!]!, 1),
  };
}

/**
 * Spectral radius of |W| of one block by power iteration: below 1 all its loops together make more than they need. In
 * balanced units, or the start would outweigh many steps. A loop makes the growth of single steps swing, so a first
 * round takes the mean over many; a second round adds this mean to the diagonal, which ends the swinging.
 */
export function jointGain(system: RowSystem, first: number, end: number): number {
  const matrix = magnitudes(rowsAsColumns(system, first, end));
  const rough = meanGrowth(matrix, 0);
  return rough === 0 ? 0 : meanGrowth(matrix, rough) - rough;
}

/** |W|^T in balanced units: it has the same spectral radius as |W|. */
function magnitudes(matrix: SparseMatrix): SparseMatrix {
  const units = balancingUnits(matrix);
  const values = new Float64Array(matrix.values.length);
  for (let column = 0; column < matrix.size; column++) {
    for (let at = matrix.starts[column]!; at < matrix.starts[column + 1]!; at++) {
      const row = matrix.rows[at]!;
      if (row !== column) values[at] = (Math.abs(matrix.values[at]!) * units[column]!) / units[row]!;
    }
  }
  return { ...matrix, values };
}

/** By what M + shift I lets a vector grow in a step, once turned towards the dominant one. */
function meanGrowth({ size, starts, rows, values }: SparseMatrix, shift: number): number {
  let vector = new Float64Array(size).fill(1);
  let logGrowth = 0;
  for (let iteration = 0; iteration < POWER_ITERATIONS; iteration++) {
    const next = vector.map((each) => shift * each);
    for (let column = 0; column < size; column++) {
      for (let at = starts[column]!; at < starts[column + 1]!; at++)
        next[rows[at]!]! += values[at]! * vector[column]!;
    }
    const largest = next.reduce((most, each) => Math.max(most, each), 0);
    if (largest === 0) return 0;
    if (iteration >= ITERATIONS_TO_TURN) logGrowth += Math.log(largest);
    vector = next.map((each) => each / largest);
  }
  return Math.exp(logGrowth / (POWER_ITERATIONS - ITERATIONS_TO_TURN));
}

function largestEntry({ starts, inside, weights }: RowSystem, place: number): number {
  let best = NONE;
  for (let at = inside[place]!; at < starts[place + 1]!; at++) {
    if (best === NONE || Math.abs(weights[at]!) > Math.abs(weights[best]!)) best = at;
  }
  return best;
}

/** Every place has one successor, so every walk ends in a loop; this is the one with the greatest mean. */
function bestLoopOfPolicy(
  size: number,
  target: (place: number) => number,
  logOf: (place: number) => number,
): number[] {
  const walkOf = new Int32Array(size).fill(NONE);
  let best: number[] = [];
  let bestMean = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < size; start++) {
    let place = start;
    while (walkOf[place] === NONE) {
      walkOf[place] = start;
      place = target(place);
    }
    if (walkOf[place] !== start) continue;
    const loop = [place];
    for (let next = target(place); next !== place; next = target(next)) loop.push(next);
    const mean = loop.reduce((sum, each) => sum + logOf(each), 0) / loop.length;
    if (mean <= bestMean) continue;
    best = loop;
    bestMean = mean;
  }
  return best;
}

/** All places whose walk leads to `root`, without it, nearest first. */
function usersOf(root: number, size: number, target: (place: number) => number): number[] {
  const headOf = new Int32Array(size).fill(NONE);
  const nextOf = new Int32Array(size).fill(NONE);
  for (let place = 0; place < size; place++) {
    nextOf[place] = headOf[target(place)]!;
    headOf[target(place)] = place;
  }
  const reached = [root];
  for (let at = 0; at < reached.length; at++) {
    for (let user = headOf[reached[at]!]!; user !== NONE; user = nextOf[user]!) {
      if (user !== root) reached.push(user);
    }
  }
  return reached.slice(1);
}
