import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SparseMatrix } from '../../src/index.ts';

type Numbers = Int32Array | Float64Array;

/** Where we and the peers hand each other numbers: a temporary folder of raw little-endian files. */
export interface ExchangeFolder {
  path(name: string): string;
  /** @returns the path */
  write(name: string, numbers: Numbers): string;
  /** As a folder of its own with starts, rows and values. @returns the path */
  writeMatrix(name: string, matrix: SparseMatrix): string;
  /** Vectors of the same length, one after the other. @returns the path */
  writeAll(name: string, vectors: readonly Float64Array[]): string;
  read(name: string): Float64Array;
  /** The numbers of the file in vectors of this length. */
  readAll(name: string, length: number): Float64Array[];
  remove(): void;
}

export function exchangeFolder(): ExchangeFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'cradle-bench-'));
  const place = (name: string) => path.join(folder, name);
  const write = (name: string, numbers: Numbers) => {
    mkdirSync(path.dirname(place(name)), { recursive: true });
    writeFileSync(place(name), new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    return place(name);
  };
  const read = (name: string) => {
    const bytes = readFileSync(place(name));
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
  return {
    path: place,
    write,
    writeMatrix(name, { starts, rows, values }) {
      write(path.join(name, 'starts'), starts);
      write(path.join(name, 'rows'), rows);
      write(path.join(name, 'values'), values);
      return place(name);
    },
    writeAll(name, vectors) {
      const all = new Float64Array(vectors.reduce((length, vector) => length + vector.length, 0));
      let next = 0;
      for (const vector of vectors) {
        all.set(vector, next);
        next += vector.length;
      }
      return write(name, all);
    },
    read,
    readAll(name, length) {
      const all = read(name);
      return Array.from({ length: all.length / length }, (_, index) =>
        all.subarray(index * length, (index + 1) * length),
      );
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
