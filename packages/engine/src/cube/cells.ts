import { CELL_DOUBLES, CELL_WITH_EXTREMES } from './kernels.ts';

/** Cells that have a value, by rising number. */
export interface Cells {
  readonly keys: Float64Array;
  readonly sums: Float64Array;
  /** What the sums have lost to rounding; the value of a cell is sum + lost. */
  readonly lost: Float64Array;
  readonly facts: Uint32Array;
  readonly extremes: { readonly least: Float64Array; readonly greatest: Float64Array } | null;
}

export function cellArrays(size: number, withExtremes: boolean): Cells {
  return {
    keys: new Float64Array(size),
    sums: new Float64Array(size),
    lost: new Float64Array(size),
    facts: new Uint32Array(size),
    extremes: withExtremes ? { least: new Float64Array(size), greatest: new Float64Array(size) } : null,
  };
}

/** Sums of nothing. @param size doubles of a cell */
export function emptyCells(cells: Float64Array, size: number): void {
  cells.fill(0);
  if (size !== CELL_WITH_EXTREMES) return;
  for (let extreme = CELL_DOUBLES; extreme < cells.length; extreme += size)
    cells.fill(Number.POSITIVE_INFINITY, extreme, extreme + 2);
}
