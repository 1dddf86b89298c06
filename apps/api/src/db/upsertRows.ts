import type { SqlSession, SqlValue } from './database.ts';

export type SqlRow = Readonly<Record<string, SqlValue>>;

/**
 * Inserts rows or overwrites the named columns of those whose key exists, through a temporary table filled by COPY.
 * All rows have the columns of the first. Columns that are not named keep their value, or their default in a new row.
 */
export async function upsertRows(
  session: SqlSession,
  table: string,
  key: readonly string[],
  rows: readonly SqlRow[],
  onRow: (done: number) => void = () => undefined,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const staged = `Staged${table}`;
  const list = columns.map(quoted).join(', ');
  await session.execute(
    `CREATE TEMPORARY TABLE "${staged}" ON COMMIT DROP AS SELECT ${list} FROM "${table}" WITH NO DATA`,
  );
  await session.copyInto(staged, columns, valuesOf(rows, columns, onRow));
  const updates = columns
    .filter((column) => !key.includes(column))
    .map((column) => `"${column}" = excluded."${column}"`);
  await session.query(
    `INSERT INTO "${table}" (${list}) SELECT ${list} FROM "${staged}"
     ON CONFLICT (${key.map(quoted).join(', ')}) DO UPDATE SET ${updates.join(', ')}`,
  );
  await session.execute(`DROP TABLE "${staged}"`);
}

function* valuesOf(
  rows: readonly SqlRow[],
  columns: readonly string[],
  onRow: (done: number) => void,
): Generator<SqlValue[]> {
  for (const [index, row] of rows.entries()) {
    onRow(index);
    yield columns.map((column) => row[column] ?? null);
  }
}

function quoted(column: string): string {
  return `"${column}"`;
}
