import type { SparseLu, Triangle } from './sparseLu.ts';

/**
 * Solves M x = b for `width` right-hand sides at once, interleaved: row i has its at i width to i width + width - 1.
 *
 * @returns x in the same shape
 */
export function solveLu(lu: SparseLu, b: Float64Array, width: number): Float64Array {
  const { size, sparseSteps, rest, lower, upper, pivots, rowAt, columnAt } = lu;
  const z = gathered(b, rowAt, width);
  for (let k = 0; k < sparseSteps; k++) {
    scatterColumn(lower, k, z, width);
  }
  if (rest !== null) z.set(rest.solve(z.slice(sparseSteps * width), width), sparseSteps * width);
  for (let k = size - 1; k >= 0; k--) {
    if (k < sparseSteps) divideRow(z, k, pivots[k]!, width);
    scatterColumn(upper, k, z, width);
  }
  return scattered(z, columnAt, width);
}

/** Solves M^T x = b, in the same shape. */
export function solveLuTransposed(lu: SparseLu, b: Float64Array, width: number): Float64Array {
  const { size, sparseSteps, rest, lower, upper, pivots, rowAt, columnAt } = lu;
  const z = gathered(b, columnAt, width);
  for (let k = 0; k < size; k++) {
    gatherColumn(upper, k, z, width);
    if (k < sparseSteps) divideRow(z, k, pivots[k]!, width);
  }
  if (rest !== null) z.set(rest.solveTransposed(z.slice(sparseSteps * width), width), sparseSteps * width);
  for (let k = sparseSteps - 1; k >= 0; k--) {
    gatherColumn(lower, k, z, width);
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

/** z_i -= T_ik z_k for the entries of column k. */
function scatterColumn({ starts, rows, values }: Triangle, k: number, z: Float64Array, width: number): void {
  const end = starts[k + 1]!;
  if (width !== 4) {
    for (let at = starts[k]!; at < end; at++) subtractRow(z, rows[at]!, k, values[at]!, width);
    return;
  }
  const [z0, z1, z2, z3] = [z[4 * k]!, z[4 * k + 1]!, z[4 * k + 2]!, z[4 * k + 3]!];
  for (let at = starts[k]!; at < end; at++) {
    const to = 4 * rows[at]!;
    const value = values[at]!;
    z[to]! -= value * z0;
    z[to + 1]! -= value * z1;
    z[to + 2]! -= value * z2;
    z[to + 3]! -= value * z3;
  }
}

/** z_k -= T_ik z_i for the entries of column k. */
function gatherColumn({ starts, rows, values }: Triangle, k: number, z: Float64Array, width: number): void {
  const end = starts[k + 1]!;
  if (width !== 4) {
    for (let at = starts[k]!; at < end; at++) subtractRow(z, k, rows[at]!, values[at]!, width);
    return;
  }
  let [z0, z1, z2, z3] = [z[4 * k]!, z[4 * k + 1]!, z[4 * k + 2]!, z[4 * k + 3]!];
  for (let at = starts[k]!; at < end; at++) {
    const from = 4 * rows[at]!;
    const value = values[at]!;
    z0 -= value * z[from]!;
    z1 -= value * z[from + 1]!;
    z2 -= value * z[from + 2]!;
    z3 -= value * z[from + 3]!;
  }
  z[4 * k] = z0;
  z[4 * k + 1] = z1;
  z[4 * k + 2] = z2;
  z[4 * k + 3] = z3;
}

function subtractRow(z: Float64Array, target: number, source: number, factor: number, width: number): void {
  for (let lane = 0; lane < width; lane++) z[target * width + lane]! -= factor * z[source * width + lane]!;
}

function divideRow(z: Float64Array, row: number, divisor: number, width: number): void {
  for (let lane = 0; lane < width; lane++) z[row * width + lane]! /= divisor;
}
