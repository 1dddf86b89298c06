import type { RowSystem } from './rowSystem.ts';

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
const ALIKE = 1e-6;
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
 * Spectral radius of |W| of one block by power iteration: below 1 all its loops together make more than they need. From
 * one balanced unit of each place on, or the start would outweigh many steps. A loop makes the growth of single steps swing, so a
 * first round takes the mean over many; a second round adds this mean to the diagonal, which ends the swinging.
 *
 * @param units of the places, in which their numbers are comparable: `unitsOfBlock`
 */
export function jointGain(system: RowSystem, first: number, end: number, units: Float64Array): number {
  const rough = growthOf(system, first, end, units, 0);
  return rough.isExact
    ? rough.growth
    : growthOf(system, first, end, units, rough.growth).growth - rough.growth;
}

/**
 * By what |W| + shift I lets a vector grow in a step, once turned towards the dominant one. Exact as soon as all its
 * places grow alike: the spectral radius lies between the least and the largest growth of a place (Collatz 1942).
 */
function growthOf(
  { inside, ends, places, weights }: RowSystem,
  first: number,
  end: number,
  units: Float64Array,
  shift: number,
) {
  const size = end - first;
  let vector = units.map((unit) => 1 / unit);
  let next = new Float64Array(size);
  let logGrowth = 0;
  for (let iteration = 0; iteration < POWER_ITERATIONS; iteration++) {
    let largest = 0;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let place = 0; place < size; place++) {
      const last = ends[first + place]!;
      let at = inside[first + place]!;
      let sum = shift * vector[place]!;
      // Two sums, so that additions need not wait for each other.
      let odd = 0;
      for (; at < last - 1; at += 2) {
        sum += Math.abs(weights[at]!) * vector[places[at]! - first]!;
        odd += Math.abs(weights[at + 1]!) * vector[places[at + 1]! - first]!;
      }
      if (at < last) sum += Math.abs(weights[at]!) * vector[places[at]! - first]!;
      sum += odd;
      next[place] = sum;
      const growth = sum / vector[place]!;
      largest = Math.max(largest, sum * units[place]!);
      least = Math.min(least, growth);
      most = Math.max(most, growth);
    }
    if (largest === 0) return { growth: 0, isExact: true };
    // Not so where a place has underflown and its growth is no number.
    if (most - least <= ALIKE * most) return { growth: (least + most) / 2, isExact: true };
    if (iteration >= ITERATIONS_TO_TURN) logGrowth += Math.log(largest);
    for (let place = 0; place < size; place++) next[place]! /= largest;
    [vector, next] = [next, vector];
  }
  return { growth: Math.exp(logGrowth / (POWER_ITERATIONS - ITERATIONS_TO_TURN)), isExact: false };
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
