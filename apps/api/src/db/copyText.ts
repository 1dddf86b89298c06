import type { SqlValue } from './database.ts';

/** One row in the text format of COPY (PostgreSQL manual, COPY, "Text Format"), newline included. */
export function copyRow(row: readonly SqlValue[]): string {
  return `${row.map(copyField).join('\t')}\n`;
}

export function copyStatement(table: string, columns: readonly string[], from: string): string {
  return `COPY "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) FROM ${from}`;
}

function copyField(value: SqlValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return escapeText(arrayLiteral(value));
  return escapeText(JSON.stringify(value));
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be stored: only finite numbers can.`);
  return String(value);
}

function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

function escapeText(text: string): string {
  if (text.includes('\0')) throw new RangeError('Text with a NUL character cannot be stored.');
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
