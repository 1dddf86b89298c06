/*
 * DuckDB inside this process, asked the same questions. It is a development dependency of this bench only.
 */
import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';
import { PIVOT_DIMENSIONS, PIVOT_MEMBERS, type PivotRows } from './pivotRows.ts';

export interface DuckDb {
  readonly version: string;
  /** The columns of the answer, each value handed over to JavaScript. */
  ask(statement: string): Promise<Float64Array[]>;
  close(): void;
}

/** A vector holds so many rows. */
const CHUNK = 2048;

/** @returns null with the reason said when DuckDB is not installed or does not start here */
export async function openDuckDb(rows: PivotRows, threads: number): Promise<DuckDb | string> {
  try {
    const api = await import('@duckdb/node-api');
    const instance = await api.DuckDBInstance.create(':memory:', { threads: String(threads) });
    const connection = await instance.connect();
    const columns = PIVOT_DIMENSIONS.map((dimension) => `${dimension} ${typeName(PIVOT_MEMBERS[dimension])}`);
    await connection.run(`CREATE TABLE facts (${[...columns, 'value DOUBLE'].join(', ')})`);
    const types = [
      ...PIVOT_DIMENSIONS.map((dimension) => (PIVOT_MEMBERS[dimension] > 256 ? api.USMALLINT : api.UTINYINT)),
      api.DOUBLE,
    ];
    const appender = await connection.createAppender('facts');
    const given = [...PIVOT_DIMENSIONS.map((dimension) => rows.codes[dimension]), rows.values];
    for (let start = 0; start < rows.length; start += CHUNK) {
      const length = Math.min(CHUNK, rows.length - start);
      const chunk = api.DuckDBDataChunk.create(types, length);
      for (const [index, values] of given.entries())
        write(chunk.getColumnVector(index), values, start, length);
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    return {
      version: api.version(),
      ask: (statement) => ask(connection, statement),
      close() {
        connection.closeSync();
        instance.closeSync();
      },
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function typeName(members: number): string {
  return members > 256 ? 'USMALLINT' : 'UTINYINT';
}

interface WritableVector {
  setItem(row: number, value: number): void;
  flush(): void;
}

function write(vector: DuckDBVector, values: ArrayLike<number>, start: number, length: number): void {
  const to = vector as unknown as WritableVector;
  for (let row = 0; row < length; row++) to.setItem(row, values[start + row]!);
  to.flush();
}

async function ask(connection: DuckDBConnection, statement: string): Promise<Float64Array[]> {
  const result = await connection.run(statement);
  const chunks = await result.fetchAllChunks();
  const length = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
  return Array.from({ length: result.columnCount }, (_, column) => {
    const values = new Float64Array(length);
    let end = 0;
    for (const chunk of chunks) {
      const vector = chunk.getColumnVector(column);
      for (let row = 0; row < chunk.rowCount; row++) values[end++] = Number(vector.getItem(row));
    }
    return values;
  });
}
