import type { Worksheet } from 'exceljs';

export type Cell = string | number | null;

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Options of a sheet whose first row stays in sight. */
export const FROZEN = { views: [{ state: 'frozen' as const, ySplit: 1 }] };
const NARROW = 14;
const WIDE = 36;

/** Writes a table into an empty sheet: bold head, filters, columns as wide as their texts. */
export function addTable(sheet: Worksheet, { head, rows }: Table): void {
  sheet.addRow([...head]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
  sheet.columns.forEach((column, index) => {
    const isText = rows.some((row) => typeof row[index] === 'string' && String(row[index]).length > NARROW);
    column.width = isText ? WIDE : NARROW;
  });
}
