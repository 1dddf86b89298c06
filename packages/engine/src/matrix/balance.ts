import type { RowSystem } from './rowSystem.ts';

const MOST_PASSES = 10;
/** Units beyond this (19 decades) serve exchanges of no weight, and would let the numbers in them underflow. */
const LARGEST_UNIT = 2 ** 64;
/** A pass that leaves no scale to be changed by more than this factor is the last. */
const NEARLY = 2;

/**
 * Units of the places of one block that make what a process takes comparable with what is taken of it: powers of two d, so
 * that d_i^-1 M_ij d_j has off-diagonal columns and rows of about equal sums (Osborne 1960, "On pre-conditioning of
 * matrices"), with M = (I - W)^T of the block. Without it a pivot in grams would lose against one in tonnes. The diagonal
 * stays, and nothing is rounded.
 */
export function unitsOfBlock(
  { inside, ends, places, weights }: RowSystem,
  first: number,
  end: number,
): Float64Array {
  const size = end - first;
  const units = new Float64Array(size).fill(1);
  const columnSums = new Float64Array(size);
  const rowSums = new Float64Array(size);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    columnSums.fill(0);
    rowSums.fill(0);
    for (let column = 0; column < size; column++) {
      for (let at = inside[first + column]!; at < ends[first + column]!; at++) {
        const row = places[at]! - first;
        const share = (Math.abs(weights[at]!) * units[column]!) / units[row]!;
        columnSums[column]! += share;
        rowSums[row]! += share;
      }
    }
    let largest = 1;
    for (let node = 0; node < size; node++) {
      const ratio = rowSums[node]! / columnSums[node]!;
      if (!Number.isFinite(ratio) || ratio === 0) continue;
      // The full step, sqrt(ratio), would swing where two nodes correct the same exchange.
      const factor = 2 ** Math.round(Math.log2(ratio) / 4);
      units[node] = Math.min(Math.max(units[node]! * factor, 1 / LARGEST_UNIT), LARGEST_UNIT);
      largest = Math.max(largest, factor, 1 / factor);
    }
    if (largest <= NEARLY) break;
  }
  return units;
}
