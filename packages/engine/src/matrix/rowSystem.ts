import type { Components } from './components.ts';
import { diagonalPlaces, type SparseMatrix } from './sparseMatrix.ts';
import { kernelMemory, type SweepKernel } from './sweepKernel.ts';

/**
 * The equations M y = c of a matrix M given by its rows, put into block order and divided by their diagonal, so that
 * y_p = c_p / M_pp + sum over q of weight_pq y_q. Everything is counted by place in that order. In the row of place p
 * the entries that lead to earlier blocks come first, from starts[p] to inside[p] - 1, those within its own block from
 * inside[p] to ends[p] - 1.
 */
export interface RowSystem {
  readonly size: number;
  /** The process at each place. */
  readonly processes: Int32Array;
  /** Block b holds the places from blocks[b] to blocks[b + 1] - 1. Each needs only itself and earlier ones. */
  readonly blocks: Int32Array;
  readonly starts: Int32Array;
  readonly inside: Int32Array;
  /** ends[p] = starts[p + 1]. */
  readonly ends: Int32Array;
  /** Place of each entry. */
  readonly places: Int32Array;
  /** Position in the matrix of each entry. */
  readonly entries: Int32Array;
  /** Matrices of this pattern that are solved side by side: 1, or one for each right-hand side of a panel. */
  readonly lanes: Lanes;
  /** -M_pq / M_pp: what p takes of q for one unit of its own. Entry e has those of all lanes at lanes × e. */
  readonly weights: Float64Array;
  /** M_pp. */
  readonly diagonal: Float64Array;
  /** Not null: the arrays of the system lie in the memory of this kernel, and `panel` with them. */
  readonly kernel: SweepKernel | null;
  /** The panel of four that all solutions of the system use in turn. */
  readonly panel: Panel;
}

export type Lanes = 1 | 4;

/** Right-hand sides solved together: place p has its four at 4p to 4p + 3. One alone is kept at p. */
export type PanelWidth = 1 | 4;

export interface Panel {
  readonly width: PanelWidth;
  /** The unknowns. */
  readonly y: Float64Array;
  /** Direct amounts c_p / M_pp. */
  readonly direct: Float64Array;
  /** What each place has from outside of its block: the direct amount and, once taken, what comes of earlier blocks. */
  readonly given: Float64Array;
  /** Room for one value of each unknown, and for another one. */
  readonly scratch: Float64Array;
  readonly earlier: Float64Array;
}

/** Smaller systems are not worth a kernel of their own. */
const LEAST_FOR_KERNEL = 10_000;
const BYTES_OF_NUMBER = 8;
const BYTES_OF_INTEGER = 4;

/**
 * @param matrix its columns are the rows of M: A itself for A^T y = c, the transpose of A for A x = f. No zero diagonal.
 * @param parts the processes in blocks, what is needed first
 * @param lanes 4 for weights of their own for each right-hand side, at first all the same
 */
export function rowSystem(
  matrix: SparseMatrix,
  { nodes: processes, starts: blocks }: Components,
  lanes: Lanes = 1,
): RowSystem {
  const { size } = matrix;
  const placeOf = new Int32Array(size);
  for (let place = 0; place < size; place++) placeOf[processes[place]!] = place;
  const diagonalAt = diagonalPlaces(matrix);

  const count = matrix.rows.length - size;
  const { starts, inside, places, weights, panel, kernel } = roomFor(size, count, lanes);
  const entries = new Int32Array(count);
  const diagonal = new Float64Array(size);
  const ownEntries = new Int32Array(size);
  let to = 0;
  for (let block = 0; block < blocks.length - 1; block++) {
    const blockStart = blocks[block]!;
    for (let place = blockStart; place < blocks[block + 1]!; place++) {
      const process = processes[place]!;
      const own = matrix.values[diagonalAt[process]!]!;
      diagonal[place] = own;
      // Entries of earlier blocks at once, those of its own behind them. Both keep the rising order of the data.
      let kept = 0;
      for (let at = matrix.starts[process]!; at < matrix.starts[process + 1]!; at++) {
        const source = placeOf[matrix.rows[at]!]!;
        if (source === place) continue;
        if (source >= blockStart) ownEntries[kept++] = at;
        else {
          places[to] = source;
          entries[to++] = at;
        }
      }
      inside[place] = to;
      for (let next = 0; next < kept; next++) {
        const at = ownEntries[next]!;
        places[to] = placeOf[matrix.rows[at]!]!;
        entries[to++] = at;
      }
      for (let entry = starts[place]!; entry < to; entry++) {
        const weight = -matrix.values[entries[entry]!]! / own;
        for (let lane = 0; lane < lanes; lane++) weights[entry * lanes + lane] = weight;
      }
      starts[place + 1] = to;
    }
  }
  const ends = starts.subarray(1);
  return {
    ...{ size, processes, blocks, starts, inside, ends, places, entries },
    ...{ lanes, weights, diagonal, kernel, panel },
  };
}

/** Arrays of zeros, in the memory of a kernel where there is one. */
function roomFor(size: number, entries: number, lanes: Lanes) {
  const width = 4;
  const numbers = lanes * entries + 5 * width * size;
  const integers = size + 1 + size + entries;
  const memory =
    entries < LEAST_FOR_KERNEL
      ? null
      : kernelMemory(BYTES_OF_NUMBER * numbers + BYTES_OF_INTEGER * integers, lanes);
  const buffer = memory?.buffer ?? new ArrayBuffer(BYTES_OF_NUMBER * numbers + BYTES_OF_INTEGER * integers);
  let next = 0;
  const takeNumbers = (length: number) => {
    const taken = new Float64Array(buffer, next, length);
    next += taken.byteLength;
    return taken;
  };
  const takeIntegers = (length: number) => {
    const taken = new Int32Array(buffer, next, length);
    next += taken.byteLength;
    return taken;
  };
  const panel: Panel = {
    width,
    y: takeNumbers(width * size),
    direct: takeNumbers(width * size),
    given: takeNumbers(width * size),
    scratch: takeNumbers(width * size),
    earlier: takeNumbers(width * size),
  };
  return {
    panel,
    weights: takeNumbers(lanes * entries),
    places: takeIntegers(entries),
    starts: takeIntegers(size + 1),
    inside: takeIntegers(size),
    kernel: memory?.kernel ?? null,
  };
}

/** The order of the transposed system, in which users come before their suppliers: all the other way round. */
export function reversed({ nodes, starts }: Components): Components {
  return { nodes: nodes.toReversed(), starts: starts.map((start) => nodes.length - start).reverse() };
}
