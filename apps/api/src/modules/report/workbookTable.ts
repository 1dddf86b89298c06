import type { Worksheet } from 'exceljs';
import type { Text } from './speech.ts';

export type Value = string | number | boolean | null | { readonly text: string; readonly hyperlink: string };

/** Heads and rows under what the sheet already holds; the heads stay in sight and filter. */
export function addTable(
  sheet: Worksheet,
  heads: readonly Text[],
  rows: readonly (readonly Value[])[],
): void {
  const top = sheet.rowCount + 1;
  const head = sheet.addRow(heads.map((text) => text.join(' / ')));
  head.font = { bold: true };
  head.alignment = { vertical: 'top', wrapText: true };
  sheet.addRows(rows.map((row) => [...row]));
  sheet.views = [{ state: 'frozen', ySplit: top }];
  sheet.autoFilter = { from: { row: top, column: 1 }, to: { row: top, column: heads.length } };
  heads.forEach((_, index) => {
    const isText = rows.some((row) => textLength(row[index]) > NARROW);
    sheet.getColumn(index + 1).width = isText ? WIDE : NARROW;
  });
}

const NARROW = 14;
const WIDE = 36;

function textLength(value: Value | undefined): number {
  if (typeof value === 'string') return value.length;
  return value !== null && typeof value === 'object' ? value.text.length : 0;
}

/** Text that a sheet would take for a link without one stays text. */
export function link(text: string, address: string): Value {
  return text === '' ? '' : { text, hyperlink: address };
}
