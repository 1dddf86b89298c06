import { accept, type InputRefusal, type Outcome } from '../outcome.ts';

/** Which entries of a square matrix are stored, by columns. */
export interface SparsePattern {
  readonly size: number;
  /** The entries of column j stand at starts[j] up to, but not including, starts[j + 1]. */
  readonly starts: Int32Array;
  /** Row of each entry, rising within a column. */
  readonly rows: Int32Array;
}

/**
 * A square matrix in compressed sparse columns. As a technosphere A: column j is process j, A_jj what one run makes of
 * its own product (negative for a waste treatment), A_ij < 0 what it takes of product i, A_ij > 0 what it avoids
 * (Heijungs and Suh 2002, chapters 2 and 3).
 */
export interface SparseMatrix extends SparsePattern {
  readonly values: Float64Array;
}

/** Exchanges in any order: exchange e puts values[e] at row rows[e] of column columns[e]. */
export interface SparseEntries {
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** A place that was given more than once. */
export interface AddedEntries {
  readonly row: number;
  readonly column: number;
  /** How many exchanges were added. */
  readonly count: number;
  /** Their sum. */
  readonly value: number;
}

export interface CheckedMatrix {
  readonly matrix: SparseMatrix;
  readonly added: readonly AddedEntries[];
}

/**
 * A technosphere every process of which makes its own product. Exchanges of the same place are added, and said; sums of
 * zero are left out.
 *
 * @param names of the processes, one for each column, for the refusals
 * @returns refusals `EXCHANGE_OUTSIDE`, `EXCHANGE_NOT_FINITE`, `PROCESS_WITHOUT_PRODUCT` (no exchange on the diagonal) or
 * `PRODUCT_CANCELS` (the exchanges on the diagonal sum to zero)
 */
export function sparseMatrix(names: readonly string[], entries: SparseEntries): Outcome<CheckedMatrix> {
  const faults = entryFaults(names, entries);
  if (faults.length > 0) return { ok: false, refusals: faults };
  const sorted = sortByColumn(names.length, entries);
  const checked = addEqualPlaces(sorted);
  const refusals = [...sumFaults(names, checked.added), ...productFaults(names, sorted, checked.matrix)];
  return refusals.length > 0 ? { ok: false, refusals } : accept(checked);
}

/**
 * Differences up to this are nothing: numbers near the smallest of a double (2.2e-308) keep too few digits for a share of
 * them to mean anything.
 */
export const UNDERFLOW = 1e-280;

/** Columns become rows. The transpose of the transpose is the same matrix. */
export function transpose({ size, starts, rows, values }: SparseMatrix): SparseMatrix {
  const turnedStarts = new Int32Array(size + 1);
  for (let at = 0; at < rows.length; at++) turnedStarts[rows[at]! + 1]!++;
  for (let row = 0; row < size; row++) turnedStarts[row + 1]! += turnedStarts[row]!;
  const next = turnedStarts.slice(0, size);
  const turnedRows = new Int32Array(rows.length);
  const turnedValues = new Float64Array(rows.length);
  for (let column = 0; column < size; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      const to = next[rows[at]!]!++;
      turnedRows[to] = column;
      turnedValues[to] = values[at]!;
    }
  }
  return { size, starts: turnedStarts, rows: turnedRows, values: turnedValues };
}

/** Position of the diagonal entry of each column, -1 where there is none. */
export function diagonalPlaces({ size, starts, rows }: SparsePattern): Int32Array {
  const places = new Int32Array(size).fill(-1);
  for (let column = 0; column < size; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      if (rows[at] === column) places[column] = at;
    }
  }
  return places;
}

/**
 * How far y is from A^T y = c: the largest |A^T y - c| / (|A^T| |y| + |c|) over the processes (componentwise backward
 * error, Oettli and Prager 1964); about 1e-16 when all is well, NaN when y is no number somewhere.
 */
export function adjointResidual(
  { size, starts, rows, values }: SparseMatrix,
  y: Float64Array,
  c: Float64Array,
): number {
  let worst = 0;
  for (let column = 0; column < size; column++) {
    let difference = -c[column]!;
    let magnitude = Math.abs(difference);
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      const term = values[at]! * y[rows[at]!]!;
      difference += term;
      magnitude += Math.abs(term);
    }
    if (Math.abs(difference) <= UNDERFLOW) continue;
    // Math.max keeps a NaN, as of Infinity / Infinity.
    worst = Math.max(worst, Math.abs(difference) / magnitude);
  }
  return worst;
}

function entryFaults(names: readonly string[], { rows, columns, values }: SparseEntries): InputRefusal[] {
  const faults: InputRefusal[] = [];
  for (let at = 0; at < values.length; at++) {
    const row = rows[at]!;
    const column = columns[at]!;
    if (!isPlace(row, names.length) || !isPlace(column, names.length)) faults.push(outside(at, names.length));
    else if (!Number.isFinite(values[at]))
      faults.push(notFinite(at, names[column]!, names[row]!, values[at]!));
  }
  return faults;
}

function isPlace(index: number, size: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < size;
}

function outside(at: number, size: number): InputRefusal {
  return {
    code: 'EXCHANGE_OUTSIDE',
    field: `exchanges[${at}]`,
    subject: `exchanges[${at}]`,
    message: `Exchange ${at} stands outside the ${size} processes.`,
    remedy: 'Give the row and the column as positions in the list of processes, counted from 0.',
  };
}

function notFinite(at: number, process: string, product: string, value: number): InputRefusal {
  return {
    code: 'EXCHANGE_NOT_FINITE',
    field: `exchanges[${at}].value`,
    subject: process,
    message: `The exchange of ${process} with ${product} is ${value}.`,
    remedy: 'Give the amount as a finite number, or leave the exchange out.',
  };
}

/** Entries sorted by column, then row, then order of input (two passes of a counting sort). */
function sortByColumn(size: number, entries: SparseEntries): SparseMatrix {
  const count = entries.values.length;
  const byRow = countingOrder(
    size,
    entries.rows,
    Int32Array.from({ length: count }, (_, at) => at),
  );
  const order = countingOrder(size, entries.columns, byRow);
  const starts = new Int32Array(size + 1);
  for (let at = 0; at < count; at++) starts[entries.columns[at]! + 1]!++;
  for (let column = 0; column < size; column++) starts[column + 1]! += starts[column]!;
  const rows = new Int32Array(count);
  const values = new Float64Array(count);
  for (let to = 0; to < count; to++) {
    rows[to] = entries.rows[order[to]!]!;
    values[to] = entries.values[order[to]!]!;
  }
  return { size, starts, rows, values };
}

/** Stable: entries of the same key stay in the order given. */
function countingOrder(size: number, keys: ArrayLike<number>, order: Int32Array): Int32Array {
  const next = new Int32Array(size + 1);
  for (let at = 0; at < order.length; at++) next[keys[at]! + 1]!++;
  for (let key = 0; key < size; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) sorted[next[keys[order[at]!]!]!++] = order[at]!;
  return sorted;
}

function addEqualPlaces(sorted: SparseMatrix): CheckedMatrix {
  const starts = new Int32Array(sorted.size + 1);
  const rows = new Int32Array(sorted.rows.length);
  const values = new Float64Array(sorted.rows.length);
  const added: AddedEntries[] = [];
  let to = 0;
  for (let column = 0; column < sorted.size; column++) {
    const end = sorted.starts[column + 1]!;
    for (let at = sorted.starts[column]!; at < end; ) {
      const row = sorted.rows[at]!;
      const first = at;
      let value = 0;
      for (; at < end && sorted.rows[at] === row; at++) value += sorted.values[at]!;
      if (at - first > 1) added.push({ row, column, count: at - first, value });
      if (value === 0) continue;
      rows[to] = row;
      values[to++] = value;
    }
    starts[column + 1] = to;
  }
  const matrix = { size: sorted.size, starts, rows: rows.slice(0, to), values: values.slice(0, to) };
  return { matrix, added };
}

/** Finite exchanges may sum to more than a number can hold. */
function sumFaults(names: readonly string[], added: readonly AddedEntries[]): InputRefusal[] {
  return added
    .filter(({ value }) => !Number.isFinite(value))
    .map(({ row, column, value }) => ({
      code: 'EXCHANGE_NOT_FINITE',
      field: `processes[${column}]`,
      subject: names[column]!,
      message: `The exchanges of ${names[column]} with ${names[row]} sum to ${value}.`,
      remedy: 'Check the amounts: they are too large to be added.',
    }));
}

function productFaults(names: readonly string[], given: SparseMatrix, summed: SparseMatrix): InputRefusal[] {
  const givenPlaces = diagonalPlaces(given);
  const summedPlaces = diagonalPlaces(summed);
  return names.flatMap((name, process) => {
    if (givenPlaces[process] === -1) return [withoutProduct(name, process)];
    return summedPlaces[process] === -1 ? [productCancels(name, process)] : [];
  });
}

function withoutProduct(name: string, process: number): InputRefusal {
  return {
    code: 'PROCESS_WITHOUT_PRODUCT',
    field: `processes[${process}]`,
    subject: name,
    message: `${name} makes no product of its own: nothing stands on the diagonal.`,
    remedy: 'State how much of its product one run makes (negative for a waste treatment).',
  };
}

function productCancels(name: string, process: number): InputRefusal {
  return {
    code: 'PRODUCT_CANCELS',
    field: `processes[${process}]`,
    subject: name,
    message: `${name} takes as much of its own product as it makes: the diagonal sums to zero.`,
    remedy: 'Check the amount it takes of itself: one run must take less than it makes.',
  };
}
