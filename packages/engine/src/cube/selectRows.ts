import type { FactStore } from './factStore.ts';
import type { PassingMembers } from './groupPlan.ts';
import { BLOCK_ROWS, type CodeWidth, SELECTION_BYTES } from './kernels.ts';
import { RETIRED, VALUE } from './measureColumn.ts';

/** A condition on one column of codes, its table of passing codes in the arena. */
interface Test {
  readonly width: CodeWidth;
  /** Offset of the first code of the column. */
  readonly codes: number;
  /** Offset of a byte for each code. */
  readonly passing: number;
  /** Codes from `low` to `high` pass and no others; null when what passes has holes. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** What the zone of a block says: NONE or ALL of its rows pass, or it has to be looked at. */
  zone(block: number): Zone;
}

export type Zone = 'NONE' | 'SOME' | 'ALL';

/** Rows of a block that pass. */
export interface SelectedRows {
  readonly count: number;
  /** Offset of their places in the block; null when all rows pass. */
  readonly rows: number | null;
}

/** A block of which some rows pass. */
export interface SelectedBlock extends SelectedRows {
  /** First row of the block. */
  readonly start: number;
}

/** Conditions that hold together. Dispose of it: its tables lie in the arena. */
export interface RowSelection {
  /** @returns null when no row of the block passes */
  select(block: number, length: number): SelectedRows | null;
  free(): void;
}

export type StateTest = 'VALUES' | 'GAPS';

/** @returns null when there is no memory for the tables */
export function rowSelection(
  store: FactStore,
  measure: string,
  state: StateTest,
  filters: readonly PassingMembers[],
): RowSelection | null {
  const taken: { offset: number; bytes: number }[] = [];
  const take = (bytes: number): number | null => {
    const offset = store.arena.allocate(bytes);
    if (offset !== null) taken.push({ offset, bytes });
    return offset;
  };
  const free = () => {
    for (const { offset, bytes } of taken) store.arena.free(offset, bytes);
  };
  const rows = take(SELECTION_BYTES);
  const tests = filters.map((filter) => memberTest(store, filter, take(filter.passing.length)));
  const states = stateTest(store, measure, state, take(RETIRED + 1));
  if (rows === null || states === null || tests.includes(null)) {
    free();
    return null;
  }
  // Ranges go first: a vector of codes at once, and fewer rows are left for the others.
  const ordered = [...(tests as Test[]), states].sort((a, b) => Number(isQuick(b)) - Number(isQuick(a)));
  return { select: (block, length) => select(store, ordered, block, length, rows), free };
}

function isQuick({ range, width }: Test): boolean {
  return range !== null && width !== 4;
}

function select(
  { kernels }: FactStore,
  tests: readonly Test[],
  block: number,
  length: number,
  rows: number,
): SelectedRows | null {
  let selected: number | null = null;
  for (const test of tests) if (test.zone(block) === 'NONE') return null;
  for (const { width, codes, passing, range, zone } of tests) {
    if (zone(block) === 'ALL') continue;
    const column = codes + block * BLOCK_ROWS * width;
    if (selected !== null) selected = kernels.keepPassing(width, column, selected, passing, rows);
    else if (range === null || width === 4)
      selected = kernels.selectPassing(width, column, length, passing, rows);
    else selected = kernels.selectRange(width, column, length, range.low, range.high, rows);
    if (selected === 0) return null;
  }
  return selected === null ? { count: length, rows: null } : { count: selected, rows };
}

function memberTest(
  { arena }: FactStore,
  { column, passing, before }: PassingMembers,
  table: number | null,
): Test | null {
  if (table === null) return null;
  arena.views().u8.set(passing, table);
  return {
    width: column.width(),
    codes: column.offset(),
    passing: table,
    range: rangeOf(passing),
    zone(block) {
      const low = column.lowest(block);
      const high = column.highest(block);
      const count = before[high + 1]! - before[low]!;
      return count === 0 ? 'NONE' : count === high - low + 1 ? 'ALL' : 'SOME';
    },
  };
}

function stateTest(store: FactStore, measure: string, state: StateTest, table: number | null): Test | null {
  if (table === null) return null;
  const column = store.measure(measure);
  const [low, high] = state === 'VALUES' ? [VALUE, VALUE] : [VALUE + 1, RETIRED - 1];
  const { u8 } = store.arena.views();
  for (let code = 0; code <= RETIRED; code++) u8[table + code] = code >= low && code <= high ? 1 : 0;
  return {
    width: 1,
    codes: column.states(),
    passing: table,
    range: { low, high },
    zone(block) {
      if (!column.isPlain(block)) return 'SOME';
      return state === 'VALUES' ? 'ALL' : 'NONE';
    },
  };
}

/** First and last passing code when all between them pass; null otherwise, and when none does. */
function rangeOf(passing: Uint8Array): { readonly low: number; readonly high: number } | null {
  const low = passing.indexOf(1);
  const high = passing.lastIndexOf(1);
  if (low === -1 || passing.subarray(low, high + 1).includes(0)) return null;
  return { low, high };
}
