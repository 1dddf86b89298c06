// Loads every source that lies in the folder CRADLE_TEST_DATA into a fresh embedded database, or into the PostgreSQL database
// BENCH_DATABASE_URL, and measures load, search and matching. Prints figures; asserts nothing.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sameDimension } from '@cradle/engine';
import { parse } from 'csv-parse/sync';
import { PROJECT_FOLDER, STARTER_LIBRARY_FOLDER } from '../src/config/folders.ts';
import type { Database } from '../src/db/database.ts';
import { openEmbedded } from '../src/db/openEmbedded.ts';
import { openServer } from '../src/db/openServer.ts';
import { setsInFolder } from '../src/modules/factorImport/importJobs.ts';
import { importSources } from '../src/modules/factorImport/importSources.ts';
import { suggestFactors } from '../src/modules/factorMatching/suggestFactors.ts';
import { findFactors } from '../src/modules/factorSearch/findFactors.ts';
import { loadStarterLibrary } from '../src/modules/starterLibrary/loadStarterLibrary.ts';

const SEARCHES = [
  ...[
    'electricity China',
    'stainless steel sheet',
    'SUS304 Foshan',
    'polypropylene',
    'PP',
    'cotton fabric',
    'corrugated box',
  ],
  ...[
    'truck freight',
    'diesel 2024',
    'natural gas',
    'beef Brazil',
    'Toyota Corolla',
    'refrigerant R410A',
    'waste landfill',
  ],
  ...[
    'stainles steeel',
    'zinc',
    'integrated circuit',
    'tea',
    'car',
    'steel',
    'cement clinker Türkiye',
    'laptop hp',
    'a',
    '',
  ],
  ...[
    '电',
    '钢',
    '铝',
    '水',
    '纸',
    '电力',
    '水泥',
    '柴油',
    '牛肉',
    '纸箱',
    '不锈钢板',
    '棉布 广东',
    '卡车运输',
    '锂电池',
    '聚丙烯',
  ],
];
const ROUNDS = 5;
const ORGANISATION = { organisationId: 'local', homeRegion: 'CN' };

const data = process.env.CRADLE_TEST_DATA;
if (data === undefined) {
  console.log(
    'Library: CRADLE_TEST_DATA does not name a folder with the files of the sources; nothing is measured.',
  );
  process.exit(0);
}
const url = process.env.BENCH_DATABASE_URL;
const home = await mkdtemp(path.join(tmpdir(), 'cradle-bench-'));
const database = url === undefined ? await openEmbedded(home) : await openServer(url);
try {
  await loadStarterLibrary(database, STARTER_LIBRARY_FOLDER, () => undefined);
  console.log(
    `Library on ${url === undefined ? 'the embedded database' : 'PostgreSQL'}, Node ${process.version}`,
  );
  await measureLoad(database, data);
  await measureSearch(database);
  await measureMatching(database);
} finally {
  await database.close();
  await rm(home, { recursive: true, force: true });
}

async function measureLoad(library: Database, folder: string): Promise<void> {
  const sets = await setsInFolder(folder, true);
  const start = performance.now();
  const outcomes = await importSources(library, sets, { userId: 'bench', onProgress: () => undefined });
  const seconds = (performance.now() - start) / 1000;
  let factors = 0;
  let rows = 0;
  for (const outcome of outcomes) {
    if (outcome.kind === 'REFUSED') throw new Error(outcome.message);
    const { counts, set } = outcome;
    factors += counts.factors;
    rows += counts.rows;
    if (counts.factors + counts.folded + counts.rejected !== counts.rows)
      console.log(`  ${set.reader.source.key}: ${counts.rows} rows do not add up`);
  }
  const [size] = await library.query<{ mb: number }>(
    'SELECT pg_database_size(current_database()) / 1e6 AS "mb"',
  );
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `  load      ${factors} factors of ${rows} rows in ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MiB, database ${Number(size?.mb).toFixed(0)} MB`,
  );
}

async function measureSearch(library: Database): Promise<void> {
  const times: number[] = [];
  const short: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const search of SEARCHES) {
      const start = performance.now();
      await findFactors(library, {
        ...ORGANISATION,
        search,
        filter: {},
        homeRegion: async () => 'CN',
        limit: 50,
        offset: 0,
      });
      const time = performance.now() - start;
      if (round === 0) continue;
      times.push(time);
      if (/^\p{Script=Han}{1,2}$/u.test(search)) short.push(time);
    }
  }
  console.log(`  search    ${quantiles(times)}; one and two Chinese characters ${quantiles(short)}`);
}

function quantiles(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`;
}

async function measureMatching(library: Database): Promise<void> {
  const text = await readFile(path.join(PROJECT_FOLDER, 'data', 'matching-lines', 'lines.csv'));
  const lines = parse(text, { columns: true }) as Record<
    'text' | 'unit' | 'stage' | 'category' | 'accept' | 'reject',
    string
  >[];
  const byCategory = new Map<string, [lines: number, first: number, five: number]>();
  for (const { text: line, unit, stage, category, accept, reject } of lines) {
    const suggestions = await suggestFactors(library, {
      line: { text: line, unit, stage, region: null },
      ...ORGANISATION,
      limit: 5,
    });
    const right = suggestions.map(({ factor }) => {
      const name = factor.name.toLowerCase();
      const accepted = accept
        .split('|')
        .some((words) => words.split(' ').every((word) => name.includes(word)));
      return (
        accepted &&
        !reject.split(' ').some((word) => word !== '' && name.includes(word)) &&
        sameDimension(unit, factor.unit)
      );
    });
    const counts = byCategory.get(category) ?? [0, 0, 0];
    byCategory.set(category, [
      counts[0] + 1,
      counts[1] + Number(right[0] ?? false),
      counts[2] + Number(right.includes(true)),
    ]);
  }
  const sum = (index: 0 | 1 | 2) =>
    [...byCategory.values()].reduce((total, counts) => total + counts[index], 0);
  console.log(
    `  matching  ${sum(0)} lines: right first ${(sum(1) / sum(0)).toFixed(3)}, among five ${(sum(2) / sum(0)).toFixed(3)}`,
  );
  for (const [category, [count, first, five]] of byCategory)
    console.log(`    ${category.padEnd(24)} ${first}/${five} of ${count}`);
}
