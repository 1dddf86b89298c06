import type { SparseLu } from './sparseLu.ts';

/**
 * Solves M x = b for `width` right-hand sides at once, interleaved: row i has its at i width to i width + width - 1.
 *
 * @returns x in the same shape
 */
export function solveLu(lu: SparseLu, b: Float64Array, width: number): Float64Array {
  const { size, lower, upper, pivots, rowAt, columnAt } = lu;
  const z = gathered(b, rowAt, width);
  for (let k = 0; k < size; k++) {
    for (let at = lower.starts[k]!; at < lower.starts[k + 1]!; at++)
      subtractRow(z, lower.rows[at]!, k, lower.values[at]!, width);
  }
  for (let k = size - 1; k >= 0; k--) {
    divideRow(z, k, pivots[k]!, width);
    for (let at = upper.starts[k]!; at < upper.starts[k + 1]!; at++)
      subtractRow(z, upper.rows[at]!, k, upper.values[at]!, width);
  }
  return scattered(z, columnAt, width);
}

/** Solves M^T x = b, in the same shape. */
export function solveLuTransposed(lu: SparseLu, b: Float64Array, width: number): Float64Array {
  const { size, lower, upper, pivots, rowAt, columnAt } = lu;
  const z = gathered(b, columnAt, width);
  for (let k = 0; k < size; k++) {
    for (let at = upper.starts[k]!; at < upper.starts[k + 1]!; at++)
      subtractRow(z, k, upper.rows[at]!, upper.values[at]!, width);
    divideRow(z, k, pivots[k]!, width);
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let at = lower.starts[k]!; at < lower.starts[k + 1]!; at++)
      subtractRow(z, k, lower.rows[at]!, lower.values[at]!, width);
  }
  return scattered(z, rowAt, width);
}

function gathered(b: Float64Array, from: Int32Array, width: number): Float64Array {
  const z = new Float64Array(b.length);
  for (let k = 0; k < from.length; k++)
    for (let lane = 0; lane < width; lane++) z[k * width + lane] = b[from[k]! * width + lane]!;
  return z;
}

function scattered(z: Float64Array, to: Int32Array, width: number): Float64Array {
  const x = new Float64Array(z.length);
  for (let k = 0; k < to.length; k++)
    for (let lane = 0; lane < width; lane++) x[to[k]! * width + lane] = z[k * width + lane]!;
  return x;
}

function subtractRow(z: Float64Array, target: number, source: number, factor: number, width: number): void {
  for (let lane = 0; lane < width; lane++) z[target * width + lane]! -= factor * z[source * width + lane]!;
}

function divideRow(z: Float64Array, row: number, divisor: number, width: number): void {
  for (let lane = 0; lane < width; lane++) z[row * width + lane]! /= divisor;
}
