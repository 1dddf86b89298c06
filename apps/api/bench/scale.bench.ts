// What docs/scale.md calculates with: bytes a footprint and a product take in PostgreSQL, what counting a request costs, and the CPU
// time of a request in a server process of its own. Prints figures; asserts nothing.
//   createdb bench && BENCH_DATABASE_URL=postgresql://…/bench pnpm --filter @cradle/api exec tsx bench/scale.bench.ts
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Database } from '../src/db/database.ts';
import { openServer } from '../src/db/openServer.ts';
import { createRequestLimits, LIMITS } from '../src/server/requestLimits.ts';
import { fillPortfolio } from './portfolio/fillPortfolio.ts';
import { startCradle } from './startProgram.ts';

/** The target of docs/scale.md. */
const ORGANISATIONS = 10_000;
const FOOTPRINTS = 10_000_000;
const SCENARIOS = 3;
const OF_FOOTPRINT = ['Footprint', 'Contribution', 'PackedFacts'];
const OF_PRODUCT = ['Product', 'Assessment', 'InventoryLine'];
/** Linux counts CPU time in hundredths of a second. */
const TICKS_A_SECOND = 100;
const AT_ONCE = 8;

const REQUESTS = [
  {
    label: 'a page of 20 products',
    query:
      '{ products(first: 20) { totalCount edges { node { name sku category currentAssessment { version status footprint { totalKgCo2e } } } } } }',
  },
  {
    label: 'one product with its stages',
    query:
      '{ products(first: 1) { edges { node { name currentAssessment { footprint { totalKgCo2e stages { stage kgCo2e share } gaps { code } } lines { name amount unit factor { name } } } } } } }',
  },
  {
    label: '1,000 products by stage, kept',
    query:
      '{ comparison(input: { rows: [PRODUCT_CATEGORY], columns: [STAGE] }) { total rows { path { label } } cellColumns { row column kgCo2e } } }',
  },
];

const url = process.env.BENCH_DATABASE_URL;
if (url === undefined) throw new Error('Set BENCH_DATABASE_URL to an empty PostgreSQL database.');
const database = await openServer(url);
try {
  await fillPortfolio(database, () => undefined, SCENARIOS);
  await database.query('VACUUM ANALYZE');
  await measureStorage();
  await measureCounting();
} finally {
  await database.close();
}
await measureRequests(url);

async function measureStorage(): Promise<void> {
  const rows = await tableSizes(database);
  const sizeOf = (tables: readonly string[]) =>
    rows.filter(({ table }) => tables.includes(table)).reduce((sum, { total }) => sum + total, 0);
  const countOf = (table: string) => rows.find((row) => row.table === table)?.rows ?? 0;
  console.log('Storage                 rows     table kB   with indexes kB   bytes a row');
  for (const { table, rows: count, heap, total } of rows.filter(({ table }) =>
    [...OF_FOOTPRINT, ...OF_PRODUCT].includes(table),
  ))
    console.log(
      `  ${table.padEnd(16)} ${count.toLocaleString('en').padStart(10)} ${kB(heap)} ${kB(total).padStart(17)} ${Math.round(
        total / count,
      )
        .toLocaleString('en')
        .padStart(13)}`,
    );
  const footprint = sizeOf(OF_FOOTPRINT) / countOf('Footprint');
  const lean = sizeOf(['Footprint', 'PackedFacts']) / countOf('Footprint');
  const product = sizeOf(OF_PRODUCT) / countOf('Product');
  const each = countOf('Contribution') / countOf('Footprint');
  console.log(
    `  a footprint of ${each.toFixed(0)} contributions: ${Math.round(footprint).toLocaleString('en')} bytes, ${Math.round(lean).toLocaleString('en')} of them without the contributions' rows`,
  );
  console.log(`  a product with its lines: ${Math.round(product).toLocaleString('en')} bytes`);
  console.log(
    `  ${FOOTPRINTS.toLocaleString('en')} footprints: ${tB(footprint * FOOTPRINTS)} TB; ${(FOOTPRINTS / ORGANISATIONS).toLocaleString('en')} an organisation: ${Math.round((footprint * FOOTPRINTS) / ORGANISATIONS / 1e6)} MB`,
  );
}

function tableSizes({ query }: Database) {
  return query<{ table: string; rows: number; heap: number; total: number }>(
    `SELECT c.relname::text AS "table", c.reltuples::float8 AS "rows",
       (pg_relation_size(c.oid) + coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0))::float8 AS "heap",
       pg_total_relation_size(c.oid)::float8 AS "total"
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 4 DESC`,
  );
}

async function measureCounting(): Promise<void> {
  const callers = 8;
  const requests = LIMITS.token;
  // Of a prime, nothing can be reserved: every request is a statement.
  const alone = createRequestLimits(database, { ...LIMITS, token: LIMITS.token + 1 });
  const reserving = createRequestLimits(database);
  let statements = 0;
  const stop = database.onStatement(() => statements++);
  const timed = async (admit: (id: string) => Promise<unknown>) => {
    statements = 0;
    const start = performance.now();
    for (let caller = 0; caller < callers; caller++)
      for (let request = 0; request < requests; request++) await admit(`${start} ${caller}`);
    const total = callers * requests;
    return { ms: (performance.now() - start) / total, statements: statements / total };
  };
  console.log('Counting a request             ms   statements');
  for (const [label, limits] of [
    ['one by one', alone],
    ['by reservation', reserving],
  ] as const) {
    const { ms, statements: sent } = await timed(limits.admitProgram);
    console.log(`  ${label.padEnd(20)} ${ms.toFixed(4).padStart(10)} ${sent.toFixed(3).padStart(12)}`);
  }
  stop();
}

async function measureRequests(databaseUrl: string): Promise<void> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'cradle-bench-'));
  const server = await startCradle(databaseUrl, home);
  try {
    console.log('A request                        CPU ms of the replica   a second and core   requests');
    for (const { label, query } of REQUESTS) {
      const ask = async () => {
        const answer = await fetch(`${server.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        const { errors } = (await answer.json()) as { errors?: unknown };
        if (errors !== undefined) throw new Error(JSON.stringify(errors));
      };
      for (let warm = 0; warm < 50; warm++) await ask();
      const before = await cpuSeconds(server.pid);
      const end = performance.now() + 6000;
      let count = 0;
      const lane = async () => {
        for (; performance.now() < end; count++) await ask();
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      const ms = (1000 * ((await cpuSeconds(server.pid)) - before)) / count;
      console.log(
        `  ${label.padEnd(32)} ${ms.toFixed(2).padStart(19)} ${Math.round(1000 / ms)
          .toString()
          .padStart(19)} ${count.toString().padStart(10)}`,
      );
    }
    console.log(`  resident memory ${Math.round(await residentMB(server.pid))} MB`);
  } finally {
    server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

async function residentMB(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))![1]) / 1000;
}

function kB(bytes: number): string {
  return Math.round(bytes / 1000)
    .toLocaleString('en')
    .padStart(12);
}

function tB(bytes: number): string {
  return (bytes / 1e12).toFixed(2);
}
