import type { Panel, PanelWidth, RowSystem } from './rowSystem.ts';
import { UNDERFLOW } from './sparseMatrix.ts';

/** Replaces each y from place `first` to `end` - 1, in this order, by what its own equation says (Gauss–Seidel). */
export function sweep(system: RowSystem, first: number, end: number, { width, given, y }: Panel): void {
  add(system, width, system.inside, system.ends, first, end, given, y, y);
}

/** Places that are blocks of their own need no sweeps: what they take is known. */
export function substitute(system: RowSystem, first: number, end: number, { width, given, y }: Panel): void {
  add(system, width, system.starts, system.inside, first, end, given, y, y);
}

/** Adds what the places of a block take of earlier blocks to what they are given. */
export function takeFromEarlier(
  system: RowSystem,
  first: number,
  end: number,
  { width, y, given }: Panel,
): void {
  add(system, width, system.starts, system.inside, first, end, given, y, given);
}

/**
 * A sweep that tells how much it changed, and leaves the earlier unknowns in the scratch.
 *
 * @returns the largest |new y - old y| / sum of |terms of its equation|, over the places and the right-hand sides. Not
 * finite as soon as one y is not: NaN must never pass for "no change"
 */
export function measuredSweep(system: RowSystem, first: number, end: number, panel: Panel): number {
  const { width, y, scratch } = panel;
  scratch.set(y.subarray(first * width, end * width), first * width);
  sweep(system, first, end, panel);
  return largestDifference(system, first, end, panel);
}

/**
 * How far y is from the equations of the places `first` to `end` - 1: the largest difference over the sum of the
 * magnitudes of the terms. The division by the diagonal leaves this ratio as it was.
 */
export function largestResidual(system: RowSystem, first: number, end: number, panel: Panel): number {
  const { width, direct, y, scratch } = panel;
  add(system, width, system.starts, system.ends, first, end, direct, y, scratch);
  return largestDifference(system, first, end, panel);
}

/**
 * The largest difference of y to what stands in the scratch, as a share of the magnitude of the terms of the equation.
 * The magnitude is at least |y|, so it is only summed up where a new largest is possible.
 */
function largestDifference(system: RowSystem, first: number, end: number, panel: Panel): number {
  const { width, y, scratch } = panel;
  let worst = 0;
  for (let at = first * width; at < end * width; at++) {
    const difference = Math.abs(y[at]! - scratch[at]!);
    // Also true for NaN. Math.max keeps it.
    if (!(difference <= worst * Math.abs(y[at]!)) && !(difference <= UNDERFLOW))
      worst = Math.max(worst, difference / magnitudeOf(system, at, panel));
  }
  return worst;
}

function magnitudeOf(
  { starts, ends, places, weights, lanes }: RowSystem,
  at: number,
  { width, y, direct, scratch }: Panel,
): number {
  const place = Math.floor(at / width);
  const lane = at - place * width;
  let magnitude = Math.abs(direct[at]!);
  const ownLane = lanes === 1 ? 0 : lane;
  for (let entry = starts[place]!; entry < ends[place]!; entry++)
    magnitude += Math.abs(weights[entry * lanes + ownLane]! * y[places[entry]! * width + lane]!);
  // Where nothing is left of a warm start there are no terms.
  return Math.max(magnitude, Math.abs(scratch[at]!));
}

/**
 * out_p = given_p + sum of weight_pq y_q over the entries from[p] to to[p] - 1, one place after the other.
 *
 * @param out may be y itself
 */
function add(
  system: RowSystem,
  width: PanelWidth,
  from: Int32Array,
  to: Int32Array,
  first: number,
  end: number,
  given: Float64Array,
  y: Float64Array,
  out: Float64Array,
): void {
  const { kernel, places, weights } = system;
  if (width === 1) addOne(system, from, to, first, end, given, y, out);
  else if (kernel === null && system.lanes === 1) addFour(system, from, to, first, end, given, y, out);
  else if (kernel === null) addFourOfFour(system, from, to, first, end, given, y, out);
  else
    kernel(
      from.byteOffset,
      to.byteOffset,
      places.byteOffset,
      weights.byteOffset,
      first,
      end,
      given.byteOffset,
      y.byteOffset,
      out.byteOffset,
    );
}

function addOne(
  { places, weights }: RowSystem,
  from: Int32Array,
  to: Int32Array,
  first: number,
  end: number,
  given: Float64Array,
  y: Float64Array,
  out: Float64Array,
): void {
  for (let place = first; place < end; place++) {
    const last = to[place]!;
    let at = from[place]!;
    let even = given[place]!;
    let odd = 0;
    for (; at < last - 1; at += 2) {
      even += weights[at]! * y[places[at]!]!;
      odd += weights[at + 1]! * y[places[at + 1]!]!;
    }
    if (at < last) even += weights[at]! * y[places[at]!]!;
    out[place] = even + odd;
  }
}

/** Two entries a turn: each lane keeps two sums so that additions need not wait for each other. */
function addFour(
  { places, weights }: RowSystem,
  from: Int32Array,
  to: Int32Array,
  first: number,
  end: number,
  given: Float64Array,
  y: Float64Array,
  out: Float64Array,
): void {
  for (let place = first; place < end; place++) {
    const last = to[place]!;
    const own = 4 * place;
    let at = from[place]!;
    let even0 = given[own]!;
    let even1 = given[own + 1]!;
    let even2 = given[own + 2]!;
    let even3 = given[own + 3]!;
    let odd0 = 0;
    let odd1 = 0;
    let odd2 = 0;
    let odd3 = 0;
    for (; at < last - 1; at += 2) {
      const weight = weights[at]!;
      const other = weights[at + 1]!;
      const near = places[at]! << 2;
      const far = places[at + 1]! << 2;
      even0 += weight * y[near]!;
      even1 += weight * y[near + 1]!;
      even2 += weight * y[near + 2]!;
      even3 += weight * y[near + 3]!;
      odd0 += other * y[far]!;
      odd1 += other * y[far + 1]!;
      odd2 += other * y[far + 2]!;
      odd3 += other * y[far + 3]!;
    }
    if (at < last) {
      const weight = weights[at]!;
      const near = places[at]! << 2;
      even0 += weight * y[near]!;
      even1 += weight * y[near + 1]!;
      even2 += weight * y[near + 2]!;
      even3 += weight * y[near + 3]!;
    }
    out[own] = even0 + odd0;
    out[own + 1] = even1 + odd1;
    out[own + 2] = even2 + odd2;
    out[own + 3] = even3 + odd3;
  }
}

/** The same for four matrices, each with its own right-hand side. */
function addFourOfFour(
  { places, weights }: RowSystem,
  from: Int32Array,
  to: Int32Array,
  first: number,
  end: number,
  given: Float64Array,
  y: Float64Array,
  out: Float64Array,
): void {
  for (let place = first; place < end; place++) {
    const last = to[place]!;
    for (let lane = 0; lane < 4; lane++) {
      let at = from[place]!;
      let even = given[4 * place + lane]!;
      let odd = 0;
      for (; at < last - 1; at += 2) {
        even += weights[4 * at + lane]! * y[4 * places[at]! + lane]!;
        odd += weights[4 * at + 4 + lane]! * y[4 * places[at + 1]! + lane]!;
      }
      if (at < last) even += weights[4 * at + lane]! * y[4 * places[at]! + lane]!;
      out[4 * place + lane] = even + odd;
    }
  }
}
