import { accept, type Outcome, refuse } from '../outcome.ts';
import { type Arena, arena } from './arena.ts';
import { chooseKernels } from './chooseKernels.ts';
import { type CodeColumn, codeColumn, type RowRange } from './codeColumn.ts';
import { type FactColumns, LARGEST_VALUE } from './factColumns.ts';
import type { Kernels } from './kernels.ts';
import { type MeasureColumn, MOST_GAP_CODES, measureColumn } from './measureColumn.ts';

/** Told about rows before they stop counting and after they begin to. */
export interface StoreObserver {
  leaving(rows: RowRange): void;
  entered(rows: RowRange): void;
}

/**
 * Facts in columns, slice after slice: a slice is what is replaced as a whole, such as the contributions of one footprint.
 * Rows keep the order in which slices came; a slice that is replaced by one of the same length keeps its place.
 */
export interface FactStore {
  /** Facts that count. */
  facts(): number;
  /** Rows, those included that were replaced and are not yet cleared away. */
  rows(): number;
  /** Adds a slice, or replaces it when its name is known. Refused when columns do not fit or there is no memory. */
  put(slice: string, facts: FactColumns): Outcome<void>;
  /** @returns false when there is no such slice */
  remove(slice: string): boolean;
  readonly kernels: Kernels;
  readonly arena: Arena;
  dimension(name: string): CodeColumn;
  measure(name: string): MeasureColumn;
  /** @returns how to stop */
  observe(observer: StoreObserver): () => void;
}

/** So many rows without memory being asked for again. */
const FIRST_CAPACITY = 1024;

/**
 * An empty store. Errors of the programmer (a dimension it does not have) throw.
 *
 * @param choose loops to use; WebAssembly where there is any
 */
export function factStore(
  dimensions: readonly string[],
  measures: readonly string[],
  choose: (arena: Arena) => Kernels = chooseKernels,
): FactStore {
  const memory = arena();
  const kernels = choose(memory);
  const codes = new Map(dimensions.map((name) => [name, codeColumn(memory)]));
  const values = new Map(measures.map((name) => [name, measureColumn(memory)]));
  const slices = new Map<string, RowRange>();
  const observers = new Set<StoreObserver>();
  let end = 0;
  let facts = 0;
  let capacity = 0;

  function reserve(rows: number, given: FactColumns): boolean {
    const wanted = rows <= capacity ? capacity : Math.max(rows, FIRST_CAPACITY, Math.ceil(1.5 * end));
    for (const [name, column] of codes)
      if (!column.reserve(end, wanted, given.dimensions[name]!.members)) return false;
    for (const column of values.values()) if (!column.reserve(end, wanted)) return false;
    capacity = wanted;
    return true;
  }

  function write(slice: string, range: RowRange, given: FactColumns): void {
    for (const [name, column] of codes) column.write(range.start, given.dimensions[name]!, given.length);
    for (const [name, column] of values) column.write(range.start, given.measures[name]!, given.length);
    slices.set(slice, range);
    facts += given.length;
    for (const observer of observers) observer.entered(range);
  }

  function leave(slice: string): RowRange | null {
    const range = slices.get(slice);
    if (range === undefined) return null;
    for (const observer of observers) observer.leaving(range);
    for (const column of values.values()) column.retire(range);
    facts -= range.end - range.start;
    return range;
  }

  function forget(slice: string): void {
    slices.delete(slice);
    if (end > 2 * facts + FIRST_CAPACITY) clearAway();
  }

  /** Moves the rows that count together; nobody outside keeps the numbers of rows. */
  function clearAway(): void {
    const ranges = [...slices.values()].sort((a, b) => a.start - b.start);
    for (const column of [...codes.values(), ...values.values()]) column.keep(ranges);
    const inOrder = [...slices].sort(([, a], [, b]) => a.start - b.start);
    end = 0;
    for (const [name, range] of inOrder) {
      slices.set(name, { start: end, end: end + range.end - range.start });
      end += range.end - range.start;
    }
  }

  return {
    facts: () => facts,
    rows: () => end,
    put(slice, given) {
      const problem = problemOf(given, codes, values);
      if (problem !== null)
        return refused('COLUMNS_DO_NOT_FIT', slice, problem, 'Give what the store was made for.');
      const known = slices.get(slice);
      const staysInPlace = known !== undefined && known.end - known.start === given.length;
      if (!reserve(staysInPlace ? end : end + given.length, given)) {
        const rows = `${end + given.length} facts do not fit into the memory there is.`;
        return refused('STORE_FULL', slice, rows, 'Ask the database instead, or compare fewer footprints.');
      }
      const left = leave(slice);
      const start = staysInPlace ? left!.start : end;
      if (!staysInPlace) end += given.length;
      write(slice, { start, end: start + given.length }, given);
      if (end > 2 * facts + FIRST_CAPACITY) clearAway();
      return accept(undefined);
    },
    remove(slice) {
      const left = leave(slice) !== null;
      if (left) forget(slice);
      return left;
    },
    kernels,
    arena: memory,
    dimension: (name) => known(codes, name, 'dimension'),
    measure: (name) => known(values, name, 'measure'),
    observe(observer) {
      observers.add(observer);
      return () => observers.delete(observer);
    },
  };
}

function known<Column>(columns: ReadonlyMap<string, Column>, name: string, kind: string): Column {
  const column = columns.get(name);
  if (column === undefined) throw new RangeError(`The store has no ${kind} ${name}.`);
  return column;
}

function problemOf(
  { length, dimensions, measures }: FactColumns,
  codes: ReadonlyMap<string, CodeColumn>,
  values: ReadonlyMap<string, MeasureColumn>,
): string | null {
  for (const name of codes.keys()) {
    const column = dimensions[name];
    if (column === undefined) return `The dimension ${name} is missing.`;
    if (column.codes.length < length) return `The dimension ${name} has fewer than ${length} codes.`;
    for (let fact = 0; fact < length; fact++)
      if (column.codes[fact]! >= column.members.length)
        return `Fact ${fact} has a code without a member in ${name}.`;
  }
  for (const [name, { gapCodes }] of values) {
    const column = measures[name];
    if (column === undefined) return `The measure ${name} is missing.`;
    if (column.values.length < length) return `The measure ${name} has fewer than ${length} values.`;
    if (new Set([...gapCodes, ...column.gapCodes]).size > MOST_GAP_CODES)
      return `The measure ${name} has more than ${MOST_GAP_CODES} gap codes.`;
    for (let fact = 0; fact < length; fact++) {
      const gap = column.gaps?.[fact] ?? 0;
      if (gap > column.gapCodes.length) return `Fact ${fact} of ${name} has a gap without a code.`;
      if (gap === 0 && Number.isNaN(column.values[fact]!))
        return `Fact ${fact} of ${name} is neither a number nor a gap.`;
      if (gap === 0 && Math.abs(column.values[fact]!) > LARGEST_VALUE)
        return `Fact ${fact} of ${name} is larger than can be added up (${LARGEST_VALUE}).`;
    }
  }
  return null;
}

function refused(code: string, slice: string, message: string, remedy: string): Outcome<never> {
  return refuse({ code, field: 'facts', subject: slice, message, remedy });
}
