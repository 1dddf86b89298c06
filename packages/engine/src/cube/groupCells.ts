import { slots } from '../comparison/slots.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { cellReader } from './cellReader.ts';
import { type Cells, cellArrays, emptyCells } from './cells.ts';
import type { GroupQuestion } from './factColumns.ts';
import type { FactStore } from './factStore.ts';
import { type GroupPlan, planGroups } from './groupPlan.ts';
import { BLOCK_ROWS, CELL_DOUBLES, CELL_WITH_EXTREMES, type SumJob } from './kernels.ts';
import { type RowSelection, rowSelection, type SelectedBlock } from './selectRows.ts';
import { sparseCells } from './sparseCells.ts';

/** The cells of a plan, and what is missing in them. */
export interface GroupedCells extends Cells {
  readonly plan: GroupPlan;
  /** Facts without a value by cell number x number of gap codes + place of the gap code. */
  readonly gaps: ReadonlyMap<number, number>;
}

/** Cells up to which there is one for each combination of members; beyond, only those that occur are kept. */
const MOST_DENSE_CELLS = 1 << 22;
/** A place for each combination pays when the facts are not far fewer. */
const DENSE_CELLS_A_FACT = 8;
const ALWAYS_DENSE = 1 << 16;

/** 2^53 divided by the gap codes there can be: cell and gap code together are one whole number. */
const MOST_COMBINATIONS = 2 ** 45;

/** Adds up the facts of a store in the order of its rows: the same rows in the same order give the same bits. */
export function groupCells(store: FactStore, question: GroupQuestion): Outcome<GroupedCells> {
  const plan = planGroups(store, question);
  if (plan.space > MOST_COMBINATIONS) return tooManyCombinations(question.by);
  const cells = addUp(store, question, plan);
  return cells === null ? noRoomFor(question.by) : accept(cells);
}

function addUp(store: FactStore, question: GroupQuestion, plan: GroupPlan): GroupedCells | null {
  const values = [...plan.filters, ...plan.valueFilters];
  const known = plan.weights === null ? values : [...values, plan.weights.known];
  const selection = rowSelection(store, question.measure, 'VALUES', known);
  if (selection === null) return null;
  const isDense =
    plan.space <= MOST_DENSE_CELLS && plan.space <= Math.max(ALWAYS_DENSE, DENSE_CELLS_A_FACT * store.rows());
  const cells = isDense
    ? denseCells(store, plan, question, selection)
    : sparseCells(store, plan, question.extremes, blocksOf(store, selection));
  selection.free();
  const gaps = countGaps(store, plan, question.measure, values);
  return cells === null || gaps === null ? null : { plan, ...cells, gaps };
}

function* blocksOf(store: FactStore, selection: RowSelection): Generator<SelectedBlock> {
  const rows = store.rows();
  for (let block = 0; block * BLOCK_ROWS < rows; block++) {
    const start = block * BLOCK_ROWS;
    const selected = selection.select(block, Math.min(BLOCK_ROWS, rows - start));
    if (selected !== null) yield { start, ...selected };
  }
}

function denseCells(
  store: FactStore,
  plan: GroupPlan,
  { extremes }: GroupQuestion,
  selection: RowSelection,
): Cells | null {
  const { arena } = store;
  const size = extremes ? CELL_WITH_EXTREMES : CELL_DOUBLES;
  const bytes = plan.space * size * 8;
  const cells = arena.allocate(bytes);
  if (cells === null) return null;
  const weights = plan.weights === null ? 0 : arena.allocate(plan.weights.values.length * 8);
  if (weights === null) {
    arena.free(cells, bytes);
    return null;
  }
  const { f64 } = arena.views();
  emptyCells(f64.subarray(cells / 8, cells / 8 + plan.space * size), size);
  if (plan.weights !== null) f64.set(plan.weights.values, weights / 8);
  addBlocks(store, plan, extremes, selection, { cells, weights, size });
  const found = readCells(arena.views(), cells, plan.space, size);
  arena.free(cells, bytes);
  if (plan.weights !== null) arena.free(weights, plan.weights.values.length * 8);
  return found;
}

function addBlocks(
  store: FactStore,
  { by, strides, measure, weights }: GroupPlan,
  extremes: boolean,
  selection: RowSelection,
  at: { readonly cells: number; readonly weights: number; readonly size: number },
): void {
  const widths = by.map((column) => column.width());
  const shape = { widths, weights: weights?.column.width() ?? null, extremes };
  const addSelected = store.kernels.adder({ ...shape, selected: true });
  const addAll = store.kernels.adder({ ...shape, selected: false });
  const first = by.map((column) => column.offset());
  const job: SumJob = {
    ...{ count: 0, rows: 0, values: 0, cells: at.cells, weights: at.weights, weightCodes: 0 },
    columns: first.slice(),
    strides: strides.map((stride) => stride * at.size),
  };
  for (const { start, count, rows } of blocksOf(store, selection)) {
    job.count = count;
    job.values = measure.values() + start * 8;
    if (weights !== null) job.weightCodes = weights.column.offset() + start * weights.column.width();
    for (let index = 0; index < widths.length; index++)
      job.columns[index] = first[index]! + start * widths[index]!;
    job.rows = rows ?? 0;
    if (rows === null) addAll(job);
    else addSelected(job);
  }
}

function readCells(
  { f64, u32 }: { readonly f64: Float64Array; readonly u32: Uint32Array },
  offset: number,
  space: number,
  size: number,
): Cells {
  const first = offset / 8;
  let used = 0;
  for (let cell = 0; cell < space; cell++) if (u32[2 * (first + cell * size) + 4] !== 0) used++;
  const found = cellArrays(used, size === CELL_WITH_EXTREMES);
  let place = 0;
  for (let cell = 0; cell < space; cell++) {
    const at = first + cell * size;
    const facts = u32[2 * at + 4]!;
    if (facts === 0) continue;
    found.keys[place] = cell;
    found.sums[place] = f64[at]!;
    found.lost[place] = f64[at + 1]!;
    found.facts[place] = facts;
    if (found.extremes !== null) {
      found.extremes.least[place] = f64[at + 3]!;
      found.extremes.greatest[place] = -f64[at + 4]!;
    }
    place++;
  }
  return found;
}

/** Gaps are few, so each is looked at by itself. */
function countGaps(
  store: FactStore,
  plan: GroupPlan,
  measure: string,
  values: GroupPlan['filters'],
): ReadonlyMap<number, number> | null {
  const codes = plan.gapCodes.length;
  const counted = slots(plan.space * codes);
  const counts: number[] = [];
  const count = (selection: RowSelection, codeOf: (row: number) => number) => {
    const keyOf = cellReader(store, plan);
    const { u16 } = store.arena.views();
    for (const { start, count, rows } of blocksOf(store, selection)) {
      for (let place = 0; place < count; place++) {
        const row = start + (rows === null ? place : u16[rows / 2 + place]!);
        const slot = counted.take(keyOf(row) * codes + codeOf(row));
        counts[slot] = (counts[slot] ?? 0) + 1;
      }
    }
    selection.free();
  };
  const own = rowSelection(store, measure, 'GAPS', plan.filters);
  if (own === null) return null;
  const { u8 } = store.arena.views();
  count(own, (row) => u8[plan.measure.states() + row]! - 1);
  if (plan.weights !== null) {
    const { unknown, gap } = plan.weights;
    const unweighted = rowSelection(store, measure, 'VALUES', [...values, unknown]);
    if (unweighted === null) return null;
    count(unweighted, () => gap);
  }
  return new Map(Array.from(counted.keys(), (key) => [key, counts[counted.find(key)]!]));
}

function tooManyCombinations(dimensions: readonly string[]): Outcome<never> {
  return refuse({
    code: 'TOO_MANY_COMBINATIONS',
    field: 'by',
    subject: dimensions.join(' × '),
    message: 'The members of these dimensions can be combined in more ways than can be told apart.',
    remedy: 'Use fewer dimensions, or ask the database instead.',
  });
}

function noRoomFor(dimensions: readonly string[]): Outcome<never> {
  return refuse({
    code: 'STORE_FULL',
    field: 'by',
    subject: dimensions.join(' × '),
    message: 'There is no memory left to add up by these dimensions.',
    remedy: 'Use fewer dimensions, or ask the database instead.',
  });
}
