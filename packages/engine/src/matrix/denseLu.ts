/** A square matrix as L U with row exchanges, or the reason why it has none. */
export interface DenseLu {
  /** Solves M x = rhs. */
  solve(rhs: Float64Array): Float64Array;
  /** Solves M^T x = rhs. */
  solveTransposed(rhs: Float64Array): Float64Array;
}

/** A pivot smaller than this share of its column's largest entry makes the matrix singular for our purposes. */
const SINGULAR = 1e-13;

/**
 * LU factorisation with partial pivoting of a small dense matrix, row-major.
 *
 * @returns null when the matrix is singular
 */
export function denseLu(matrix: Float64Array, size: number): DenseLu | null {
  const lu = Float64Array.from(matrix);
  const rowOf = Int32Array.from({ length: size }, (_, index) => index);
  const scale = columnScales(matrix, size);
  for (let k = 0; k < size; k++) {
    const pivot = pivotRow(lu, size, k);
    if (!(Math.abs(lu[pivot * size + k]!) > SINGULAR * scale[k]!)) return null;
    if (pivot !== k) swapRows(lu, rowOf, size, pivot, k);
    for (let i = k + 1; i < size; i++) {
      const factor = lu[i * size + k]! / lu[k * size + k]!;
      lu[i * size + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < size; j++) lu[i * size + j]! -= factor * lu[k * size + j]!;
    }
  }
  return {
    solve: (rhs) => solveWith(lu, rowOf, size, rhs),
    solveTransposed: (rhs) => solveTransposedWith(lu, rowOf, size, rhs),
  };
}

function columnScales(matrix: Float64Array, size: number): Float64Array {
  const scale = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) scale[j] = Math.max(scale[j]!, Math.abs(matrix[i * size + j]!));
  }
  return scale;
}

function pivotRow(lu: Float64Array, size: number, k: number): number {
  let best = k;
  for (let i = k + 1; i < size; i++) {
    if (Math.abs(lu[i * size + k]!) > Math.abs(lu[best * size + k]!)) best = i;
  }
  return best;
}

function swapRows(lu: Float64Array, rowOf: Int32Array, size: number, a: number, b: number): void {
  for (let j = 0; j < size; j++) {
    const kept = lu[a * size + j]!;
    lu[a * size + j] = lu[b * size + j]!;
    lu[b * size + j] = kept;
  }
  const row = rowOf[a]!;
  rowOf[a] = rowOf[b]!;
  rowOf[b] = row;
}

function solveWith(lu: Float64Array, rowOf: Int32Array, size: number, rhs: Float64Array): Float64Array {
  const x = Float64Array.from({ length: size }, (_, index) => rhs[rowOf[index]!]!);
  for (let i = 1; i < size; i++) {
    for (let j = 0; j < i; j++) x[i]! -= lu[i * size + j]! * x[j]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) x[i]! -= lu[i * size + j]! * x[j]!;
    x[i]! /= lu[i * size + i]!;
  }
  return x;
}

/** M = P^T L U, so M^T x = rhs is U^T y = rhs, L^T z = y, x = P^T z. */
function solveTransposedWith(
  lu: Float64Array,
  rowOf: Int32Array,
  size: number,
  rhs: Float64Array,
): Float64Array {
  const y = Float64Array.from(rhs);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) y[i]! -= lu[j * size + i]! * y[j]!;
    y[i]! /= lu[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) y[i]! -= lu[j * size + i]! * y[j]!;
  }
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) x[rowOf[i]!] = y[i]!;
  return x;
}
