import type { SqlValue } from './database.ts';

const PIECE_CHARACTERS = 1 << 17;
const MUST_BE_ESCAPED = /[\\\t\n\r\0]/;

/** Rows in the text format of COPY, encoded as they come, so that nothing but their bytes is kept. */
export class CopyText {
  readonly #pieces: Uint8Array[] = [];
  #open = '';

  /** Rows that have been encoded already, perhaps in another thread. */
  static of(pieces: readonly Uint8Array[]): CopyText {
    const text = new CopyText();
    text.#pieces.push(...pieces);
    return text;
  }

  add(row: readonly SqlValue[]): void {
    this.#open += copyRow(row);
    if (this.#open.length >= PIECE_CHARACTERS) this.#close();
  }

  pieces(): readonly Uint8Array[] {
    if (this.#open !== '') this.#close();
    return this.#pieces;
  }

  #close(): void {
    this.#pieces.push(Buffer.from(this.#open));
    this.#open = '';
  }
}

/** Rows as bytes, many in a piece: databases take them much faster than row by row. */
export function* copyPieces(rows: CopyText | Iterable<readonly SqlValue[]>): Generator<Uint8Array> {
  if (rows instanceof CopyText) {
    yield* rows.pieces();
    return;
  }
  let text = '';
  for (const row of rows) {
    text += copyRow(row);
    if (text.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** One row in the text format of COPY (PostgreSQL manual, COPY, "Text Format"), newline included. */
export function copyRow(row: readonly SqlValue[]): string {
  let text = '';
  for (const [index, value] of row.entries())
    text += index === 0 ? copyField(value) : `\t${copyField(value)}`;
  return `${text}\n`;
}

export function copyStatement(table: string, columns: readonly string[], from: string): string {
  return `COPY "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) FROM ${from}`;
}

function copyField(value: SqlValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
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
  if (!MUST_BE_ESCAPED.test(text)) return text;
  if (text.includes('\0')) throw new RangeError('Text with a NUL character cannot be stored.');
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
