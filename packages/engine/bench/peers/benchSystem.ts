import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Outcome, type SparseMatrix, sparseMatrix, transpose } from '../../src/index.ts';
import { backgroundSystem } from '../../src/testing/index.ts';

export const CATEGORIES = 20;
export const SEED = 42;

/** A technosphere with what one run of each process causes, in each category. */
export interface BenchSystem {
  readonly title: string;
  /** A database of somebody's, not a generated one. */
  readonly isReal: boolean;
  readonly names: readonly string[];
  readonly matrix: SparseMatrix;
  /** What the peers are given: they are much faster on it than on the matrix itself. */
  readonly transposed: SparseMatrix;
  readonly impacts: readonly Float64Array[];
}

/** @throws Error for a refusal: the bench gives none a reason */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join('\n'));
  return outcome.value;
}

export function madeUpSystem(processes: number): BenchSystem {
  const { names, exchanges, impacts } = backgroundSystem({ processes, seed: SEED, categories: CATEGORIES });
  const { matrix } = granted(sparseMatrix(names, exchanges));
  return {
    title: `made up, ${processes.toLocaleString('en')} processes`,
    isReal: false,
    names,
    matrix,
    transposed: transpose(matrix),
    impacts,
  };
}

/**
 * Real databases, where somebody has put them: every folder of CRADLE_TEST_DATA/systems holds the technosphere by columns
 * (`starts` and `rows` as int32, `values` as float64) and `impacts` (float64, category after category), little-endian.
 */
export function systemsOnDisk(): BenchSystem[] {
  const root = process.env.CRADLE_TEST_DATA;
  const folder = root === undefined ? null : path.join(root, 'systems');
  if (folder === null || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => systemOnDisk(name, path.join(folder, name)));
}

function systemOnDisk(title: string, folder: string): BenchSystem {
  const bytes = (name: string) => new Uint8Array(readFileSync(path.join(folder, name))).buffer;
  const starts = new Int32Array(bytes('starts'));
  const size = starts.length - 1;
  const matrix = {
    size,
    starts,
    rows: new Int32Array(bytes('rows')),
    values: new Float64Array(bytes('values')),
  };
  const all = new Float64Array(bytes('impacts'));
  const impacts = Array.from({ length: all.length / size }, (_, category) =>
    all.slice(category * size, (category + 1) * size),
  );
  const names = Array.from({ length: size }, (_, process) => `${title} ${process}`);
  return { title, isReal: true, names, matrix, transposed: transpose(matrix), impacts };
}
