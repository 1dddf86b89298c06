import { stringify } from 'csv-stringify/sync';
import type { TidyCell } from './tidyTable.ts';

/** RFC 4180 with byte order mark; texts that a spreadsheet would run as a formula get an apostrophe. */
export function toCsv(head: readonly string[], rows: readonly (readonly TidyCell[])[]): Buffer {
  const text = stringify([[...head], ...rows.map((row) => [...row])], {
    bom: true,
    record_delimiter: 'windows',
    // Numbers keep every digit; only texts can be formulas.
    cast: { string: (value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value) },
  });
  return Buffer.from(text);
}
