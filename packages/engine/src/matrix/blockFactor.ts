import { balancingUnits } from './balance.ts';
import { type DenseLu, denseLu } from './denseLu.ts';
import type { RowSystem } from './rowSystem.ts';
import { PARTIAL_PIVOTING, type SparseLu, sparseLu } from './sparseLu.ts';
import { solveLu, solveLuTransposed } from './sparseLuSolve.ts';
import type { SparseMatrix } from './sparseMatrix.ts';

export type DirectWay = 'SPARSE_LU' | 'DENSE_LU';

/** One block of a system, factorised. Right-hand sides and unknowns are interleaved, by place within the block. */
export interface BlockFactor {
  readonly way: DirectWay;
  /** No choice of pivots would be more accurate. */
  readonly isCareful: boolean;
  /** Solves (I - W) y = given, W being the weights within the block. */
  solve(given: Float64Array, width: number): Float64Array;
  /** Solves (I - W)^T y = given. */
  solveTransposed(given: Float64Array, width: number): Float64Array;
}

/** Places within the block that make it singular, the most involved first. */
export interface SingularBlock {
  readonly places: readonly number[];
}

/** A block up to this size is dense enough, whatever it holds. */
export const TINY = 12;
const LARGEST_DENSE = 600;
const LEAST_DENSITY = 0.1;
/** Part of the most involved place that a place must have to be said to take part in the loop. */
const TAKES_PART = 1e-6;
const INVERSE_ITERATIONS = 3;

export interface FactorChoice {
  /** Pivots are chosen for accuracy alone. */
  readonly isCareful: boolean;
}

/** Factorises the places from `first` to `end` - 1 of a system. */
export function factoriseBlock(
  system: RowSystem,
  first: number,
  end: number,
  { isCareful }: FactorChoice,
): BlockFactor | SingularBlock {
  const turned = rowsAsColumns(system, first, end);
  const units = balancingUnits(turned);
  const balanced = inUnits(turned, units);
  const { size } = balanced;
  const isDense =
    size <= TINY || (size < LARGEST_DENSE && balanced.rows.length > LEAST_DENSITY * size * size);
  if (isDense) {
    const dense = denseLu(asDense(balanced), size);
    if (dense !== null) return inGivenUnits('DENSE_LU', true, byLanes(dense), units);
  }
  const quick = isCareful ? null : sparseLu(balanced);
  const isQuick = quick !== null && quick.singularSteps.length === 0;
  // A small pivot may come of the choice of pivots: nothing is called singular before the best ones were tried.
  const lu = isQuick ? quick : sparseLu(balanced, PARTIAL_PIVOTING);
  if (lu.singularSteps.length > 0) return { places: loopOfSingular(lu) };
  return inGivenUnits(
    'SPARSE_LU',
    !isQuick,
    {
      solve: (given, width) => solveLu(lu, given, width),
      solveTransposed: (given, width) => solveLuTransposed(lu, given, width),
    },
    units,
  );
}

/** Both ways of solving with a matrix M. */
type Solves = Omit<BlockFactor, 'way' | 'isCareful'>;

/**
 * The matrix (I - W)^T of the block: a row of the system is a column here. Hub processes, which many take from, are then
 * dense columns, no dense rows.
 */
export function rowsAsColumns(
  { starts, inside, places, weights }: RowSystem,
  first: number,
  end: number,
): SparseMatrix {
  const size = end - first;
  const columnStarts = new Int32Array(size + 1);
  for (let place = first; place < end; place++)
    columnStarts[place - first + 1] = columnStarts[place - first]! + 1 + starts[place + 1]! - inside[place]!;
  const rows = new Int32Array(columnStarts[size]!);
  const values = new Float64Array(columnStarts[size]!);
  for (let column = 0; column < size; column++) {
    let to = columnStarts[column]!;
    rows[to] = column;
    values[to++] = 1;
    for (let at = inside[first + column]!; at < starts[first + column + 1]!; at++) {
      rows[to] = places[at]! - first;
      values[to++] = -weights[at]!;
    }
  }
  return { size, starts: columnStarts, rows, values };
}

/** d_i^-1 M_ij d_j. */
function inUnits(matrix: SparseMatrix, units: Float64Array): SparseMatrix {
  const values = new Float64Array(matrix.values.length);
  for (let column = 0; column < matrix.size; column++) {
    for (let at = matrix.starts[column]!; at < matrix.starts[column + 1]!; at++)
      values[at] = (matrix.values[at]! * units[column]!) / units[matrix.rows[at]!]!;
  }
  return { ...matrix, values };
}

/** Row-major. */
function asDense({ size, starts, rows, values }: SparseMatrix): Float64Array {
  const dense = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++)
      dense[rows[at]! * size + column] = values[at]!;
  }
  return dense;
}

function byLanes(lu: DenseLu): Solves {
  const eachLane = (solve: (rhs: Float64Array) => Float64Array) => (given: Float64Array, width: number) => {
    const solved = new Float64Array(given.length);
    const lane = new Float64Array(given.length / width);
    for (let offset = 0; offset < width; offset++) {
      for (let place = 0; place < lane.length; place++) lane[place] = given[place * width + offset]!;
      solve(lane).forEach((value, place) => {
        solved[place * width + offset] = value;
      });
    }
    return solved;
  };
  return { solve: eachLane(lu.solve), solveTransposed: eachLane(lu.solveTransposed) };
}

/** The factors are of N = D^-1 (I - W)^T D, so I - W = D^-1 N^T D: its unknowns are D^-1 N^-T D given. */
function inGivenUnits(
  way: DirectWay,
  isCareful: boolean,
  { solve, solveTransposed }: Solves,
  units: Float64Array,
): BlockFactor {
  const times = (vector: Float64Array, width: number) =>
    vector.map((value, at) => value * units[Math.floor(at / width)]!);
  const over = (vector: Float64Array, width: number) =>
    vector.map((value, at) => value / units[Math.floor(at / width)]!);
  return {
    way,
    isCareful,
    solve: (given, width) => over(solveTransposed(times(given, width), width), width),
    solveTransposed: (given, width) => times(solve(over(given, width), width), width),
  };
}

/**
 * Who makes a matrix singular: the null vector of M tells who needs the loop, that of M^T whom the loop needs, and a
 * place that has part in both is on it. Both come from inverse iteration with the tiny pivot that took the place of zero.
 */
function loopOfSingular(lu: SparseLu): number[] {
  let right: Float64Array<ArrayBufferLike> = new Float64Array(lu.size).fill(1);
  let left = right;
  for (let turn = 0; turn < INVERSE_ITERATIONS; turn++) {
    right = normalised(solveLu(lu, right, 1));
    left = normalised(solveLuTransposed(lu, left, 1));
  }
  const parts = right.map((value, place) => Math.abs(value * left[place]!));
  const largest = parts.reduce((most, part) => Math.max(most, part), 0);
  const places = Array.from(parts, (_part, place) => place).filter(
    (place) => parts[place]! > TAKES_PART * largest,
  );
  return places.sort((a, b) => parts[b]! - parts[a]! || a - b);
}

function normalised(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return vector.map((value) => value / largest);
}
