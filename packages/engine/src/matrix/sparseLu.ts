import { type DenseLu, denseLu } from './denseLu.ts';
import { eliminationOrder } from './eliminationOrder.ts';
import type { SparseMatrix } from './sparseMatrix.ts';

/**
 * P M Q = L U: L with ones on its diagonal, which are not stored; the diagonal of U apart. Where what is left to factorise
 * has filled up, the factors end with it as a dense block: [L 0; l I] [U u; 0 S], with l in the columns of L and u in those of U.
 */
export interface SparseLu {
  readonly size: number;
  readonly lower: Triangle;
  readonly upper: Triangle;
  /** The diagonal of U. */
  readonly pivots: Float64Array;
  /** Steps before S, which has the rest. */
  readonly sparseSteps: number;
  /** Null: nothing is left for it. */
  readonly rest: DenseLu | null;
  /** Row of M that is row k of P M Q. */
  readonly rowAt: Int32Array;
  /** Column of M that is column k of P M Q. */
  readonly columnAt: Int32Array;
  /** Steps that had no pivot; a tiny one was put in its place, so that solving finds the null vectors. */
  readonly singularSteps: readonly number[];
}

/** By columns; rows counted as in P M Q, in no order. */
export interface Triangle {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** Share of what is left of its column below which a diagonal entry is not taken as pivot: few exchanges, sparse factors. */
export const DIAGONAL_THRESHOLD = 1e-3;
/** Always the largest entry: safest, but with more fill-in. */
export const PARTIAL_PIVOTING = 1;
/** A pivot smaller than this share of its column's largest entry makes the matrix singular for our purposes. */
const SINGULAR = 1e-13;
/** When a column of L holds this share of the rows left, the rest is dense from here on. */
const FILLED = 0.7;
const LEAST_DENSE = 32;
const LARGEST_DENSE = 2000;
const NONE = -1;

/**
 * Sparse LU factorisation, a column at a time, in time proportional to the multiplications (Gilbert and Peierls 1988),
 * in an order of minimum degree, with threshold pivoting that prefers the diagonal; once the rest has filled up, by blocks
 * and with partial pivoting, which is where nine tenths of the multiplications are.
 *
 * @param endsDense whether it may
 */
export function sparseLu(
  matrix: SparseMatrix,
  threshold: number = DIAGONAL_THRESHOLD,
  endsDense: boolean = true,
): SparseLu {
  const { size, starts, rows, values } = matrix;
  const columnAt = eliminationOrder(matrix);
  const stepOfRow = new Int32Array(size).fill(NONE);
  const rowAt = new Int32Array(size);
  const pivots = new Float64Array(size);
  const lower = growingTriangle(size, 4 * rows.length + size);
  const upper = growingTriangle(size, 4 * rows.length + size);
  const x = new Float64Array(size);
  const reach = reachFinder(size, lower, stepOfRow);
  const singularSteps: number[] = [];

  /** Puts a column into x, as the earlier steps leave it; its part above the pivots goes into U. */
  function takeColumn(step: number) {
    const column = columnAt[step]!;
    const found = reach(matrix, column, step);
    let scale = 0;
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      x[rows[at]!] = values[at]!;
      scale = Math.max(scale, Math.abs(values[at]!));
    }

    // Every row reached is either a finished step, in the order its value is needed, or still waits for its pivot.
    upper.reserve(size - found.first);
    lower.reserve(size);
    let largest = 0;
    let pivotRow = NONE;
    for (let at = found.first; at < size; at++) {
      const row = found.rows[at]!;
      const earlier = stepOfRow[row]!;
      const value = x[row]!;
      if (earlier === NONE) {
        if (Math.abs(value) > largest) {
          largest = Math.abs(value);
          pivotRow = row;
        }
        continue;
      }
      upper.push(earlier, value);
      if (value !== 0) lower.subtract(earlier, value, x);
    }
    return { column, found, scale, largest, pivotRow };
  }

  let step = 0;
  for (let isFilled = false; step < size && !isFilled; step++) {
    const { column, found, scale, largest, pivotRow: largestRow } = takeColumn(step);
    let pivotRow = largestRow;
    if (stepOfRow[column] === NONE && Math.abs(x[column]!) >= threshold * largest) pivotRow = column;
    if (!(largest > SINGULAR * scale)) {
      singularSteps.push(step);
      if (pivotRow === NONE) pivotRow = stepOfRow.indexOf(NONE);
      x[pivotRow] = Number.EPSILON * SINGULAR * (scale || 1);
    }
    const pivot = x[pivotRow]!;
    stepOfRow[pivotRow] = step;
    rowAt[step] = pivotRow;
    pivots[step] = pivot;
    for (let at = found.first; at < size; at++) {
      const row = found.rows[at]!;
      // Exact zeros are kept: the shorter search below counts on the pattern.
      if (stepOfRow[row] === NONE) lower.push(row, x[row]! / pivot);
      x[row] = 0;
    }
    x[pivotRow] = 0;
    upper.endColumn(step);
    lower.endColumn(step);
    for (let at = upper.starts[step]!; at < upper.starts[step + 1]!; at++)
      lower.prune(upper.rows()[at]!, pivotRow, stepOfRow);
    const left = size - step - 1;
    isFilled =
      endsDense &&
      left >= LEAST_DENSE &&
      left <= LARGEST_DENSE &&
      lower.starts[step + 1]! - lower.starts[step]! > FILLED * left;
  }

  const sparseSteps = step;
  const rest = sparseSteps < size ? factoriseRest() : null;
  // What has no solution is looked at closely, which the dense block cannot.
  if (sparseSteps < size && rest === null) return sparseLu(matrix, threshold, false);
  return {
    size,
    lower: lower.finish(stepOfRow),
    upper: upper.finish(null),
    pivots,
    sparseSteps,
    rest,
    rowAt,
    columnAt,
    singularSteps,
  };

  function factoriseRest(): DenseLu | null {
    let next = sparseSteps;
    const restOfRow = stepOfRow.map((earlier) => (earlier === NONE ? next++ - sparseSteps : NONE));
    restOfRow.forEach((place, row) => {
      if (place !== NONE) rowAt[sparseSteps + place] = row;
    });
    const scales = new Float64Array(size - sparseSteps);
    const factors = denseLu(
      size - sparseSteps,
      (numbers, rowStep) => {
        for (step = sparseSteps; step < size; step++) {
          const { found, scale } = takeColumn(step);
          scales[step - sparseSteps] = scale;
          for (let at = found.first; at < size; at++) {
            const row = found.rows[at]!;
            const place = restOfRow[row]!;
            if (place !== NONE) numbers[place * rowStep + step - sparseSteps] = x[row]!;
            x[row] = 0;
          }
          upper.endColumn(step);
          lower.endColumn(step);
        }
      },
      { scales },
    );
    for (let place = 0; place < scales.length; place++)
      stepOfRow[rowAt[sparseSteps + place]!] = sparseSteps + place;
    return factors;
  }
}

interface GrowingTriangle {
  readonly starts: Int32Array;
  rows(): Int32Array;
  /** Room for so many more entries. */
  reserve(count: number): void;
  push(row: number, value: number): void;
  endColumn(column: number): void;
  /** Up to where the entries of each column need be searched. */
  readonly searchEnds: Int32Array;
  /**
   * Once row and column of a step both hold a later step, all that either reaches below is reached over that step, so only
   * the finished rows of the column need be searched (Eisenstat and Liu 1992).
   */
  prune(column: number, pivotRow: number, stepOfRow: Int32Array): void;
  /** x -= factor x column. */
  subtract(column: number, factor: number, x: Float64Array): void;
  /** @param placeOf where rows are to be counted otherwise than they were put in */
  finish(placeOf: Int32Array | null): Triangle;
}

function growingTriangle(size: number, capacity: number): GrowingTriangle {
  const starts = new Int32Array(size + 1);
  const searchEnds = new Int32Array(size);
  const isPruned = new Uint8Array(size);
  let rows = new Int32Array(capacity);
  let values = new Float64Array(capacity);
  let used = 0;
  return {
    starts,
    searchEnds,
    rows: () => rows,
    reserve(count) {
      if (used + count <= rows.length) return;
      const more = 2 * rows.length + count;
      const moreRows = new Int32Array(more);
      const moreValues = new Float64Array(more);
      moreRows.set(rows);
      moreValues.set(values);
      rows = moreRows;
      values = moreValues;
    },
    push(row, value) {
      rows[used] = row;
      values[used++] = value;
    },
    endColumn(column) {
      starts[column + 1] = used;
      searchEnds[column] = used;
    },
    prune(column, pivotRow, stepOfRow) {
      if (isPruned[column] === 1) return;
      const end = starts[column + 1]!;
      let at = starts[column]!;
      while (at < end && rows[at] !== pivotRow) at++;
      if (at === end) return;
      isPruned[column] = 1;
      let finished = starts[column]!;
      for (at = finished; at < end; at++) {
        const row = rows[at]!;
        if (stepOfRow[row] === NONE) continue;
        const value = values[at]!;
        rows[at] = rows[finished]!;
        values[at] = values[finished]!;
        rows[finished] = row;
        values[finished++] = value;
      }
      searchEnds[column] = finished;
    },
    subtract(column, factor, x) {
      const end = starts[column + 1]!;
      for (let at = starts[column]!; at < end; at++) x[rows[at]!]! -= values[at]! * factor;
    },
    finish: (placeOf) => ({
      starts,
      rows: placeOf === null ? rows.slice(0, used) : rows.slice(0, used).map((row) => placeOf[row]!),
      values: values.slice(0, used),
    }),
  };
}

/**
 * Finds which rows of a column become non-zero when the earlier steps are taken off it: all that can be reached over L.
 *
 * @returns a function that gives the rows from place `first` on, each before those that it changes
 */
function reachFinder(size: number, lower: GrowingTriangle, stepOfRow: Int32Array) {
  const found = new Int32Array(size);
  const path = new Int32Array(size);
  const nextAt = new Int32Array(size);
  const seenIn = new Int32Array(size).fill(NONE);
  const { starts, searchEnds } = lower;

  return ({ starts: columnStarts, rows }: SparseMatrix, column: number, step: number) => {
    const lowerRows = lower.rows();
    let first = size;
    for (let entry = columnStarts[column]!; entry < columnStarts[column + 1]!; entry++) {
      if (seenIn[rows[entry]!] === step) continue;
      let depth = 0;
      path[0] = rows[entry]!;
      seenIn[path[0]!] = step;
      nextAt[0] = stepOfRow[path[0]!] === NONE ? 0 : starts[stepOfRow[path[0]!]!]!;
      while (depth >= 0) {
        const row = path[depth]!;
        const taken = stepOfRow[row]!;
        const end = taken === NONE ? 0 : searchEnds[taken]!;
        let at = nextAt[depth]!;
        while (at < end && seenIn[lowerRows[at]!] === step) at++;
        if (at >= end) {
          found[--first] = row;
          depth--;
          continue;
        }
        const next = lowerRows[at]!;
        nextAt[depth] = at + 1;
        seenIn[next] = step;
        depth++;
        path[depth] = next;
        nextAt[depth] = stepOfRow[next] === NONE ? 0 : starts[stepOfRow[next]!]!;
      }
    }
    return { rows: found, first };
  };
}
