import {
  type DenseMemory,
  denseMemory,
  type Layout,
  type MultiplySubtract,
  TILE,
} from './multiplySubtract.ts';

/** A square matrix as L U with row exchanges, or the reason why it has none. */
export interface DenseLu {
  /**
   * Solves M x = rhs for `width` right-hand sides at once, interleaved: row i has its at i width to i width + width - 1.
   *
   * @returns x in the same shape
   */
  solve(rhs: Float64Array, width: number): Float64Array;
  /** Solves M^T x = rhs, in the same shape. */
  solveTransposed(rhs: Float64Array, width: number): Float64Array;
}

/** A pivot smaller than this share of its column's largest entry makes the matrix singular for our purposes. */
const SINGULAR = 1e-13;
/** Right-hand sides solved together. */
const SIDES = 32;
/** Terms taken off a tile in one go, so that both factors stay in the first-level cache. */
const DEPTH = 128;
/** Triangles of so many rows are not worth a call of the kernel. */
const LEAF = 16;
/** Rows begin this many numbers apart, times an odd number: as powers of two they would fight for the same part of a cache. */
const LINE = 8;

/** Puts the entries of a matrix into zeros: entry (i, j) at i × step + j. */
export type FillRows = (numbers: Float64Array, step: number) => void;

export interface DenseOptions {
  /** What a pivot of each column is compared with, filled in by then; otherwise its largest entry. */
  readonly scales?: Float64Array | null;
  /** Where numbers lie and by what they are multiplied. */
  readonly allocate?: (count: number) => DenseMemory;
}

/**
 * LU factorisation with partial pivoting of a dense matrix, by halves: left columns first, then what is right
 * of them (Toledo 1997, "Locality of reference in LU decomposition with partial pivoting"), so that nearly all is
 * multiplication of matrices. Every entry loses its terms in the order of the textbook, so the bits are those of three
 * plain loops.
 *
 * @returns null when the matrix is singular
 */
export function denseLu(
  size: number,
  fill: FillRows,
  { scales = null, allocate = denseMemory }: DenseOptions = {},
): DenseLu | null {
  const places = Math.ceil(size / TILE) * TILE;
  const step = LINE * (2 * Math.floor(Math.ceil(places / LINE) / 2) + 1);
  const { numbers, multiplySubtract } = allocate(places * (step + SIDES));
  const factors: Factors = { numbers, multiplySubtract, size, places, step, rowOf: rising(places) };
  fill(numbers, step);
  // Rows and columns up to a full tile: ones that nothing else has to do with.
  for (let place = size; place < places; place++) numbers[place * step + place] = 1;
  const smallest = columnScales(factors, scales).map((scale) => SINGULAR * scale);
  return factoriseColumns(factors, smallest, 0, places) ? solvesWith(factors) : null;
}

interface Factors {
  readonly numbers: Float64Array;
  readonly multiplySubtract: MultiplySubtract;
  readonly size: number;
  /** Rows and columns with those that fill up a tile. */
  readonly places: number;
  /** From one row to the next. */
  readonly step: number;
  /** Row of the matrix that stands in each row of the factors. */
  readonly rowOf: Int32Array;
}

function rising(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index);
}

function columnScales({ numbers, places, step }: Factors, given: Float64Array | null): Float64Array {
  const scale = new Float64Array(places);
  if (given !== null) {
    scale.set(given);
    return scale;
  }
  for (let row = 0; row < places; row++) {
    for (let column = 0; column < places; column++)
      scale[column] = Math.max(scale[column]!, Math.abs(numbers[row * step + column]!));
  }
  return scale;
}

/** @returns false when the matrix is singular */
function factoriseColumns(factors: Factors, smallest: Float64Array, first: number, count: number): boolean {
  if (count === TILE) return factoriseTile(factors, smallest, first);
  const { places, step } = factors;
  const left = half(count);
  if (!factoriseColumns(factors, smallest, first, left)) return false;
  const next = first + left;
  const right = { first: first * step + next, row: step, column: 1 };
  const lower = { first: first * step + first, row: step, column: 1 };
  solveLower(factors, lower, true, right, left, count - left);
  subtractProduct(
    factors,
    { ...right, first: next * step + next },
    { ...lower, first: next * step + first },
    right,
    places - next,
    count - left,
    left,
  );
  return factoriseColumns(factors, smallest, next, count - left);
}

/** About half of a number of places, whole tiles. */
function half(count: number): number {
  return TILE * Math.ceil(count / (2 * TILE));
}

/** Four columns, from the diagonal downwards. */
function factoriseTile(factors: Factors, smallest: Float64Array, first: number): boolean {
  const { numbers, places, step } = factors;
  const end = first + TILE;
  for (let k = first; k < end; k++) {
    const pivotRow = largestBelow(factors, k);
    const pivot = numbers[pivotRow * step + k]!;
    if (!(Math.abs(pivot) > smallest[k]!)) return false;
    if (pivotRow !== k) swapRows(factors, pivotRow, k);
    for (let i = k + 1; i < places; i++) {
      const factor = numbers[i * step + k]! / pivot;
      numbers[i * step + k] = factor;
      for (let j = k + 1; j < end; j++) numbers[i * step + j]! -= factor * numbers[k * step + j]!;
    }
  }
  return true;
}

function largestBelow({ numbers, places, step }: Factors, k: number): number {
  let best = k;
  let largest = Math.abs(numbers[k * step + k]!);
  for (let i = k + 1; i < places; i++) {
    const size = Math.abs(numbers[i * step + k]!);
    if (!(size > largest)) continue;
    best = i;
    largest = size;
  }
  return best;
}

function swapRows({ numbers, places, step, rowOf }: Factors, a: number, b: number): void {
  const kept = numbers.slice(a * step, a * step + places);
  numbers.copyWithin(a * step, b * step, b * step + places);
  numbers.set(kept, b * step);
  const row = rowOf[a]!;
  rowOf[a] = rowOf[b]!;
  rowOf[b] = row;
}

/** X ← T^-1 X with T lower triangular, of `count` rows, and X of `columns`. `isUnit`: ones stand on the diagonal of T. */
function solveLower(
  factors: Factors,
  t: Layout,
  isUnit: boolean,
  x: Layout,
  count: number,
  columns: number,
): void {
  if (count <= LEAF) {
    solveLeaf(factors.numbers, t, isUnit, x, columns, DOWNWARDS.slice(0, count));
    return;
  }
  const top = half(count);
  const bottom = below(x, top);
  solveLower(factors, t, isUnit, x, top, columns);
  subtractProduct(factors, bottom, below(t, top), x, count - top, columns, top);
  solveLower(factors, onDiagonal(t, top), isUnit, bottom, count - top, columns);
}

/** The same with T upper triangular. */
function solveUpper(
  factors: Factors,
  t: Layout,
  isUnit: boolean,
  x: Layout,
  count: number,
  columns: number,
): void {
  if (count <= LEAF) {
    solveLeaf(factors.numbers, t, isUnit, x, columns, UPWARDS.slice(LEAF - count));
    return;
  }
  const top = half(count);
  const bottom = below(x, top);
  solveUpper(factors, onDiagonal(t, top), isUnit, bottom, count - top, columns);
  subtractProduct(factors, x, beside(t, top), bottom, top, columns, count - top);
  solveUpper(factors, t, isUnit, x, top, columns);
}

const below = (layout: Layout, rows: number): Layout => ({
  ...layout,
  first: layout.first + rows * layout.row,
});
const beside = (layout: Layout, columns: number): Layout => ({
  ...layout,
  first: layout.first + columns * layout.column,
});
const onDiagonal = (layout: Layout, places: number): Layout => below(beside(layout, places), places);

const DOWNWARDS = Array.from({ length: LEAF }, (_, row) => row);
const UPWARDS = DOWNWARDS.toReversed();

/** A small triangle: each row is solved for with those before it in `order`. */
function solveLeaf(
  numbers: Float64Array,
  t: Layout,
  isUnit: boolean,
  x: Layout,
  columns: number,
  order: readonly number[],
): void {
  for (let turn = 0; turn < order.length; turn++) {
    const row = order[turn]!;
    const own = x.first + row * x.row;
    for (let earlier = 0; earlier < turn; earlier++) {
      const factor = numbers[t.first + row * t.row + order[earlier]! * t.column]!;
      const other = x.first + order[earlier]! * x.row;
      for (let column = 0; column < columns; column++)
        numbers[own + column]! -= factor * numbers[other + column]!;
    }
    if (isUnit) continue;
    const diagonal = numbers[t.first + row * (t.row + t.column)]!;
    for (let column = 0; column < columns; column++) numbers[own + column]! /= diagonal;
  }
}

function subtractProduct(
  { multiplySubtract }: Factors,
  c: Layout,
  a: Layout,
  b: Layout,
  rows: number,
  columns: number,
  depth: number,
): void {
  for (let done = 0; done < depth; done += DEPTH)
    multiplySubtract(c, beside(a, done), below(b, done), rows, columns, Math.min(DEPTH, depth - done));
}

function solvesWith(factors: Factors): DenseLu {
  const { numbers, size, places, step, rowOf } = factors;
  const straight = { first: 0, row: step, column: 1 };
  const turned = { first: 0, row: 1, column: step };
  const sides = { first: places * step, row: SIDES, column: 1 };

  /** @param from the row of a right-hand side that goes to each row of the factors, `to` that of the solution */
  const inPanels = (
    rhs: Float64Array,
    width: number,
    from: Int32Array,
    to: Int32Array,
    solvePanel: (columns: number) => void,
  ): Float64Array => {
    const solved = new Float64Array(rhs.length);
    for (let side = 0; side < width; side += SIDES) {
      const lanes = Math.min(SIDES, width - side);
      const columns = TILE * Math.ceil(lanes / TILE);
      for (let row = 0; row < places; row++)
        for (let lane = 0; lane < columns; lane++)
          numbers[sides.first + row * SIDES + lane] =
            row < size && lane < lanes ? rhs[from[row]! * width + side + lane]! : 0;
      solvePanel(columns);
      for (let row = 0; row < size; row++)
        for (let lane = 0; lane < lanes; lane++)
          solved[to[row]! * width + side + lane] = numbers[sides.first + row * SIDES + lane]!;
    }
    return solved;
  };
  const unmoved = rising(size);
  return {
    solve: (rhs, width) =>
      inPanels(rhs, width, rowOf, unmoved, (columns) => {
        solveLower(factors, straight, true, sides, places, columns);
        solveUpper(factors, straight, false, sides, places, columns);
      }),
    // M = P^T L U, so M^T x = rhs is U^T y = rhs, L^T z = y, x = P^T z.
    solveTransposed: (rhs, width) =>
      inPanels(rhs, width, unmoved, rowOf, (columns) => {
        solveLower(factors, turned, false, sides, places, columns);
        solveUpper(factors, turned, true, sides, places, columns);
      }),
  };
}
