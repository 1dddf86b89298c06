import { downloadFile } from './downloadFile.ts';

/** A cell of a table file. `null` is an empty cell: a missing number is never written as 0. */
export type CsvCell = string | number | null;

/** Without it Excel takes UTF-8 for the code page of the machine and garbles Chinese. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as RFC 4180 text with byte order mark and CRLF. Numbers keep every digit a float can tell apart and a point
 * as decimal sign, whatever the reader's language. Texts that a spreadsheet would run as a formula get an apostrophe.
 */
export function formatCsv(rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(formatCell).join(',')}\r\n`).join('');
}

/** Hands the text to the browser as a file to keep. */
export function downloadCsv(fileName: string, text: string): void {
  downloadFile(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

function formatCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
