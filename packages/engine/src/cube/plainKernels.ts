import type { Arena, ArenaViews } from './arena.ts';
import { BLOCK_ROWS, type CodeWidth, type KernelShape, type Kernels, type SumJob } from './kernels.ts';

/** The kernels in JavaScript: a loop for each width of codes, so that each sees one kind of array only. */
export function plainKernels(arena: Arena): Kernels {
  const cellOfRow = new Int32Array(BLOCK_ROWS);
  const weightOfRow = new Float64Array(BLOCK_ROWS);
  return {
    name: 'JavaScript',
    selectRange(width, column, count, low, high, rows) {
      const views = arena.views();
      const codes = codesOf(views, width);
      const out = rows / 2;
      const from = column / width;
      let end = out;
      for (let row = 0; row < count; row++) {
        const code = codes[from + row]!;
        views.u16[end] = row;
        if (code >= low && code <= high) end++;
      }
      return end - out;
    },
    selectPassing(width, column, count, passing, rows) {
      const views = arena.views();
      return selectPassing(codesOf(views, width), column / width, count, views, passing, rows / 2);
    },
    keepPassing(width, column, count, passing, rows) {
      const views = arena.views();
      return keepPassing(codesOf(views, width), column / width, count, views, passing, rows / 2);
    },
    adder: (shape) => (job) => {
      const views = arena.views();
      const { count } = job;
      const rows = shape.selected ? views.u16.subarray(job.rows / 2, job.rows / 2 + count) : null;
      cellOfRow.fill(job.cells / 8, 0, count);
      for (const [index, width] of shape.widths.entries()) {
        const codes = codesOf(views, width);
        addSteps(codes, job.columns[index]! / width, job.strides[index]!, rows, count, cellOfRow);
      }
      takeWeights(views, shape, job, rows, weightOfRow);
      addValues(views, shape, job, rows, cellOfRow, weightOfRow);
    },
  };
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

function codesOf({ u8, u16, u32 }: ArenaViews, width: CodeWidth): Codes {
  return width === 1 ? u8 : width === 2 ? u16 : u32;
}

function selectPassing(
  codes: Codes,
  from: number,
  count: number,
  { u8, u16 }: ArenaViews,
  passing: number,
  out: number,
): number {
  let end = out;
  for (let row = 0; row < count; row++) {
    u16[end] = row;
    end += u8[passing + codes[from + row]!]!;
  }
  return end - out;
}

function keepPassing(
  codes: Codes,
  from: number,
  count: number,
  { u8, u16 }: ArenaViews,
  passing: number,
  rows: number,
): number {
  let end = rows;
  for (let place = rows; place < rows + count; place++) {
    const row = u16[place]!;
    u16[end] = row;
    end += u8[passing + codes[from + row]!]!;
  }
  return end - rows;
}

function addSteps(
  codes: Codes,
  from: number,
  stride: number,
  rows: Uint16Array | null,
  count: number,
  cellOfRow: Int32Array,
): void {
  if (rows === null)
    for (let place = 0; place < count; place++) cellOfRow[place]! += codes[from + place]! * stride;
  else for (let place = 0; place < count; place++) cellOfRow[place]! += codes[from + rows[place]!]! * stride;
}

function takeWeights(
  views: ArenaViews,
  { weights: width }: KernelShape,
  { count, weights, weightCodes }: SumJob,
  rows: Uint16Array | null,
  weightOfRow: Float64Array,
): void {
  if (width === null) return;
  const codes = codesOf(views, width);
  const from = weightCodes / width;
  const first = weights / 8;
  for (let place = 0; place < count; place++)
    weightOfRow[place] = views.f64[first + codes[from + (rows === null ? place : rows[place]!)]!]!;
}

function addValues(
  { f64, u32 }: ArenaViews,
  { weights, extremes }: KernelShape,
  { count, values }: SumJob,
  rows: Uint16Array | null,
  cellOfRow: Int32Array,
  weightOfRow: Float64Array,
): void {
  const first = values / 8;
  for (let place = 0; place < count; place++) {
    const cell = cellOfRow[place]!;
    const given = f64[first + (rows === null ? place : rows[place]!)]!;
    const value = weights === null ? given : given * weightOfRow[place]!;
    const sum = f64[cell]!;
    const next = sum + value;
    const part = next - sum;
    f64[cell] = next;
    f64[cell + 1]! += sum - (next - part) + (value - part);
    u32[2 * cell + 4]!++;
    if (!extremes) continue;
    if (value < f64[cell + 3]!) f64[cell + 3] = value;
    if (-value < f64[cell + 4]!) f64[cell + 4] = -value;
  }
}
