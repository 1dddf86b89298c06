import type { Panel } from './rowSystem.ts';

/** How far each right-hand side is to go on in the direction of its last sweep, in lengths of that sweep. */
export interface NextSteps {
  readonly lengths: Float64Array;
  /** The last sweep changed more than the one before it. */
  readonly grows: boolean;
}

/** Keeps the unknowns, as they are before the last sweep but one. */
export function keepEarlier(first: number, end: number, { width, y, earlier }: Panel): void {
  earlier.set(y.subarray(first * width, end * width), first * width);
}

/**
 * Of two sweeps with the changes f1 and f2, relative to the unknowns, the step from the last on that would leave the least
 * change if sweeping were linear: − f2·(f2 − f1) / (f2 − f1)² times f2 (Anderson 1965, "Iterative procedures for nonlinear
 * integral equations", with a memory of one). For changes that shrink by ρ each, that is the rest of the geometric
 * series, ρ / (1 − ρ).
 *
 * The panel holds the unknowns before the two sweeps in `earlier`, between them in the scratch, and after them in y.
 */
export function nextSteps(first: number, end: number, { width, y, scratch, earlier }: Panel): NextSteps {
  const lengths = new Float64Array(width);
  let grows = false;
  for (let lane = 0; lane < width; lane++) {
    let products = 0;
    let squares = 0;
    let last = 0;
    let before = 0;
    for (let at = first * width + lane; at < end * width; at += width) {
      const value = y[at]!;
      if (value === 0) continue;
      const share = 1 / value;
      const f1 = (scratch[at]! - earlier[at]!) * share;
      const f2 = (value - scratch[at]!) * share;
      const difference = f2 - f1;
      products += f2 * difference;
      squares += difference * difference;
      last += f2 * f2;
      before += f1 * f1;
    }
    const length = -products / squares;
    lengths[lane] = Number.isFinite(length) ? length : 0;
    grows ||= last > before;
  }
  return { lengths, grows };
}

/** y + length × (y − scratch), each right-hand side with its own length. */
export function extrapolate(
  first: number,
  end: number,
  { width, y, scratch }: Panel,
  lengths: Float64Array,
): void {
  for (let lane = 0; lane < width; lane++) {
    const length = lengths[lane]!;
    for (let at = first * width + lane; at < end * width; at += width)
      y[at]! += length * (y[at]! - scratch[at]!);
  }
}
