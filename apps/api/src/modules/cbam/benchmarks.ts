import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CbamBenchmark } from '@cradle/engine';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { CBAM_FOLDER } from '../../config/folders.ts';

const yearOrNull = z.string().transform((text) => (text === '' ? null : Number(text)));
const Rows = z.array(
  z.object({
    cnCode: z.string().regex(/^\d{8}$/),
    route: z.string(),
    fromYear: yearOrNull,
    toYear: yearOrNull,
    value: z.coerce.number(),
  }),
);

let benchmarks: Promise<readonly CbamBenchmark[]> | undefined;

/** Column B of Implementing Regulation (EU) 2025/2620 from the project's data; read once. */
export function cbamBenchmarks(): Promise<readonly CbamBenchmark[]> {
  benchmarks ??= readFile(path.join(CBAM_FOLDER, 'benchmarks.csv'), 'utf8').then((text) =>
    Rows.parse(parse(text, { columns: true, skip_empty_lines: true })),
  );
  return benchmarks;
}
