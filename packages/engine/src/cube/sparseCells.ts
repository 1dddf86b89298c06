import { slots } from '../comparison/slots.ts';
import { codeReader } from './cellReader.ts';
import { type Cells, cellArrays, emptyCells } from './cells.ts';
import type { FactStore } from './factStore.ts';
import type { GroupPlan } from './groupPlan.ts';
import { BLOCK_ROWS, CELL_DOUBLES, CELL_WITH_EXTREMES } from './kernels.ts';
import type { SelectedBlock } from './selectRows.ts';

/** So many cells without memory being asked for again. */
const FIRST_CELLS = 1024;

/** Adds up into cells of which only those that occur are kept: for questions with more combinations than facts. */
export function sparseCells(
  store: FactStore,
  plan: GroupPlan,
  extremes: boolean,
  blocks: Iterable<SelectedBlock>,
): Cells {
  const size = extremes ? CELL_WITH_EXTREMES : CELL_DOUBLES;
  const taken = slots(Number.MAX_SAFE_INTEGER);
  const keys = new Float64Array(BLOCK_ROWS);
  let cells: Float64Array = new Float64Array(size * FIRST_CELLS);
  emptyCells(cells, size);
  let used = 0;
  for (const block of blocks) {
    cells = withRoom(cells, size, used + block.count);
    readKeys(store, plan, block, keys);
    used = addBlock(store, plan, block, keys, taken.take, cells, size, used);
  }
  return inOrder(taken.keys(), taken.find, cells, size);
}

function withRoom(cells: Float64Array, size: number, wanted: number): Float64Array {
  if (wanted * size <= cells.length) return cells;
  const larger = new Float64Array(Math.max(wanted * size, 2 * cells.length));
  larger.set(cells);
  emptyCells(larger.subarray(cells.length), size);
  return larger;
}

/** The cell number of each selected row of a block, a dimension at a time. */
function readKeys(
  store: FactStore,
  { by, strides }: GroupPlan,
  block: SelectedBlock,
  keys: Float64Array,
): void {
  const { u8, u16, u32 } = store.arena.views();
  const { start, count } = block;
  const rows = block.rows === null ? null : u16.subarray(block.rows / 2, block.rows / 2 + count);
  keys.fill(0, 0, count);
  for (const [index, column] of by.entries()) {
    const width = column.width();
    const codes = width === 1 ? u8 : width === 2 ? u16 : u32;
    addSteps(codes, column.offset() / width + start, strides[index]!, rows, count, keys);
  }
}

function addSteps(
  codes: Uint8Array | Uint16Array | Uint32Array,
  first: number,
  stride: number,
  rows: Uint16Array | null,
  count: number,
  keys: Float64Array,
): void {
  if (rows === null)
    for (let place = 0; place < count; place++) keys[place]! += codes[first + place]! * stride;
  else for (let place = 0; place < count; place++) keys[place]! += codes[first + rows[place]!]! * stride;
}

/** @returns how many cells are used now */
function addBlock(
  store: FactStore,
  { measure, weights }: GroupPlan,
  { start, count, rows }: SelectedBlock,
  keys: Float64Array,
  take: (key: number) => number,
  cells: Float64Array,
  size: number,
  usedBefore: number,
): number {
  const { u16, f64 } = store.arena.views();
  const values = measure.values() / 8 + start;
  const weightCode = weights === null ? null : codeReader(store, weights.column);
  let used = usedBefore;
  for (let place = 0; place < count; place++) {
    const row = rows === null ? place : u16[rows / 2 + place]!;
    const slot = take(keys[place]!);
    if (slot === used) used++;
    const at = slot * size;
    const given = f64[values + row]!;
    const value = weights === null ? given : given * weights.values[weightCode!(start + row)]!;
    const sum = cells[at]!;
    const next = sum + value;
    const part = next - sum;
    cells[at] = next;
    cells[at + 1]! += sum - (next - part) + (value - part);
    cells[at + 2]!++;
    if (size !== CELL_WITH_EXTREMES) continue;
    if (value < cells[at + 3]!) cells[at + 3] = value;
    if (-value < cells[at + 4]!) cells[at + 4] = -value;
  }
  return used;
}

function inOrder(
  keys: Float64Array,
  find: (key: number) => number,
  cells: Float64Array,
  size: number,
): Cells {
  const found = cellArrays(keys.length, size === CELL_WITH_EXTREMES);
  found.keys.set(keys);
  for (const [place, key] of keys.entries()) {
    const at = find(key) * size;
    found.sums[place] = cells[at]!;
    found.lost[place] = cells[at + 1]!;
    found.facts[place] = cells[at + 2]!;
    if (found.extremes === null) continue;
    found.extremes.least[place] = cells[at + 3]!;
    found.extremes.greatest[place] = -cells[at + 4]!;
  }
  return found;
}
