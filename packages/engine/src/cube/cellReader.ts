import type { CodeColumn } from './codeColumn.ts';
import type { FactStore } from './factStore.ts';
import type { GroupPlan } from './groupPlan.ts';

/** The cell number of a row. Like every reader it is good until rows are put into the store. */
export function cellReader(store: FactStore, { by, strides }: GroupPlan): (row: number) => number {
  const readers = by.map((column) => codeReader(store, column));
  return (row) => {
    let cell = 0;
    for (let index = 0; index < readers.length; index++) cell += readers[index]!(row) * strides[index]!;
    return cell;
  };
}

/** The code of a row. */
export function codeReader({ arena }: FactStore, column: CodeColumn): (row: number) => number {
  const { u8, u16, u32 } = arena.views();
  const width = column.width();
  const codes = width === 1 ? u8 : width === 2 ? u16 : u32;
  const first = column.offset() / width;
  return (row) => codes[first + row]!;
}
