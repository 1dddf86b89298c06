import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EvaluationScheme } from '@cradle/engine';
import { EVALUATION_SCHEMES_FOLDER } from '../../config/folders.ts';
import { readIndicatorTable } from './readIndicatorTable.ts';
import { SchemeRules } from './schemeDocument.ts';

/** A scheme to begin with. Benchmarks that an industry sets may be missing: it is published only when they are there. */
export interface SchemePreset {
  readonly id: string;
  readonly scheme: EvaluationScheme;
  /** Its table as CSV, to be changed and sent back. */
  readonly table: string;
}

let presets: Promise<readonly SchemePreset[]> | undefined;

/** Those in the project's data, by their ids; they are read once. */
export function schemePresets(): Promise<readonly SchemePreset[]> {
  presets ??= readPresets(EVALUATION_SCHEMES_FOLDER);
  return presets;
}

async function readPresets(folder: string): Promise<readonly SchemePreset[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const ids = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  return Promise.all(
    ids.map(async (id) => {
      const rules = SchemeRules.parse(
        JSON.parse(await readFile(path.join(folder, id, 'scheme.json'), 'utf8')),
      );
      const table = await readFile(path.join(folder, id, 'indicators.csv'), 'utf8');
      const { vetoes, nodes, refusals } = readIndicatorTable(table);
      if (refusals.length > 0)
        throw new Error(
          `The preset ${id} cannot be read: ${refusals.map(({ row, message }) => `line ${row}: ${message}`).join(' ')}`,
        );
      return { id, table, scheme: { ...rules, id, vetoes, nodes } };
    }),
  );
}
