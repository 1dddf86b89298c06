/** Bytes of one dictionary code. */
export type CodeWidth = 1 | 2 | 4;

/**
 * Rows a kernel looks at in one go: their places fit 16 bits. Smaller blocks could be skipped more often; larger ones are read
 * faster, because memory is fetched ahead in long runs.
 */
export const BLOCK_ROWS = 32_768;
/** Bytes a list of selected rows takes, with room for the vector written beyond its end. */
export const SELECTION_BYTES = 2 * BLOCK_ROWS + 64;

/**
 * A cell in doubles: sum, what the sum has lost to rounding, number of facts (as a whole number in the first half), and on
 * request the least value and the negative of the greatest.
 */
export const CELL_DOUBLES = 3;
export const CELL_WITH_EXTREMES = 5;

/** What decides which loop is needed. */
export interface KernelShape {
  /** Width of the codes of each dimension that is grouped by. */
  readonly widths: readonly CodeWidth[];
  /** Whether only selected rows count. */
  readonly selected: boolean;
  /** Width of the codes by which values are weighted; null without weights. */
  readonly weights: CodeWidth | null;
  readonly extremes: boolean;
}

/** Where the rows of a block lie: offsets in bytes into the arena, of the first row of the block. One job serves all blocks. */
export interface SumJob {
  /** Rows of the block, or how many of them are selected. */
  count: number;
  /** Selected rows, rising, 16 bits each; not read without selection. */
  rows: number;
  values: number;
  readonly cells: number;
  /** A double for each member of the weighting dimension, and its codes; not read without weights. */
  readonly weights: number;
  weightCodes: number;
  /** Codes of each dimension, and how many doubles of `cells` one step of a code is. */
  readonly columns: number[];
  readonly strides: readonly number[];
}

/**
 * The loops over rows. Those in WebAssembly and those in JavaScript add the same numbers in the same order and so give the
 * same bits. Arguments are offsets into the arena in bytes.
 */
export interface Kernels {
  readonly name: 'WebAssembly' | 'JavaScript';
  /** Writes the rows of a block whose code is from `low` to `high`. @returns how many */
  selectRange(width: 1 | 2, column: number, count: number, low: number, high: number, rows: number): number;
  /** Writes the rows of a block for whose code the byte in `passing` is 1. @returns how many */
  selectPassing(width: CodeWidth, column: number, count: number, passing: number, rows: number): number;
  /** Keeps those of the rows for whose code the byte in `passing` is 1. @returns how many */
  keepPassing(width: CodeWidth, column: number, count: number, passing: number, rows: number): number;
  /** How to add values to their cells, compensated (Knuth's exact sum of two, the rest kept beside as Neumaier does). */
  adder(shape: KernelShape): (job: SumJob) => void;
}
