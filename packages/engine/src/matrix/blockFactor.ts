import { denseLu } from './denseLu.ts';
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
const LARGEST_DENSE = 2000;
const LEAST_DENSITY = 0.1;
/** What a block mostly needs until it has settled, and how often its factors are gone through for a right-hand side: with a step of refinement. */
const USUAL_SWEEPS = 30;
const PASSES_OF_FACTORS = 3;
/** Part of the most involved place that a place must have to be said to take part in the loop. */
const TAKES_PART = 1e-6;
const INVERSE_ITERATIONS = 3;

export interface FactorChoice {
  /** Pivots are chosen for accuracy alone. */
  readonly isCareful: boolean;
  /** Of the places, in which pivots are compared: `unitsOfBlock`. */
  readonly units: Float64Array;
}

/** Whether the factors of a block are dense, rather than sparse ones. */
function isDense(size: number, entries: number): boolean {
  return size <= TINY || (size <= LARGEST_DENSE && entries > LEAST_DENSITY * size * size);
}

/**
 * Whether dense factors need fewer multiplications than the sweeps a block mostly takes; both kernels do about as many in a
 * second.
 *
 * @param entries of the block
 * @param sides number of right-hand sides
 */
export function isDenseCheaper(size: number, entries: number, sides: number): boolean {
  const factors = size * size * (size / 3 + PASSES_OF_FACTORS * sides);
  return size <= TINY || (isDense(size, entries) && factors < USUAL_SWEEPS * entries * sides);
}

/** Factorises the places from `first` to `end` - 1 of a system. */
export function factoriseBlock(
  system: RowSystem,
  first: number,
  end: number,
  { isCareful, units }: FactorChoice,
): BlockFactor | SingularBlock {
  const size = end - first;
  if (isDense(size, entriesOf(system, first, end))) {
    const dense = denseLu(size, (numbers, step) => fillBalanced(system, first, units, numbers, step));
    if (dense !== null) {
      const solves = { solve: dense.solveTransposed, solveTransposed: dense.solve };
      return inGivenUnits('DENSE_LU', true, solves, units);
    }
  }
  const balanced = inUnits(rowsAsColumns(system, first, end), units);
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

/** What the places of a block take of each other and of themselves. */
export function entriesOf({ inside, ends }: RowSystem, first: number, end: number): number {
  let entries = end - first;
  for (let place = first; place < end; place++) entries += ends[place]! - inside[place]!;
  return entries;
}

/** The transpose of D^-1 (I - W)^T D, whose rows are those of the system: numbers are put beside each other. */
function fillBalanced(
  { inside, ends, places, weights }: RowSystem,
  first: number,
  units: Float64Array,
  numbers: Float64Array,
  step: number,
): void {
  for (let row = 0; row < units.length; row++) {
    numbers[row * step + row] = 1;
    for (let at = inside[first + row]!; at < ends[first + row]!; at++) {
      const column = places[at]! - first;
      numbers[row * step + column] = (-weights[at]! * units[row]!) / units[column]!;
    }
  }
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
