// Comparisons through HTTP over 1,000 products x 12 processes x 20 scenarios: 240,000 cells, more than two million contributions.
// Fills the PostgreSQL database BENCH_DATABASE_URL, or a new embedded one, and asks a server in a process of its own. Prints
// figures; asserts nothing.
//   pnpm --filter @cradle/api exec tsx bench/portfolio.bench.ts
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openEmbedded } from '../src/db/openEmbedded.ts';
import { openServer } from '../src/db/openServer.ts';
import { fillPortfolio, PORTFOLIO } from './portfolio/fillPortfolio.ts';
import { startCradle } from './startProgram.ts';

const FLOOR_MS = 150;
const ROUNDS = 40;

const COMPARE = `query Bench($input: ComparisonInput!) {
  comparison(input: $input) {
    rows { path { dimension id label labelZh } }
    columns { path { dimension id label labelZh } }
    cellColumns { row column kgCo2e share deltaFromBaseline gaps gapSets }
    rowTotals { kgCo2e gaps { code } } columnTotals { kgCo2e gaps { code } } total
    findings { code severity message messageZh }
  }
}`;

interface Question {
  readonly label: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly filters?: readonly object[];
  readonly basis?: string;
}

const QUESTIONS: readonly Question[] = [
  { label: 'processes x scenarios', rows: ['PROCESS'], columns: ['SCENARIO'] },
  { label: 'stages x scenarios, a year', rows: ['STAGE'], columns: ['SCENARIO'], basis: 'ANNUAL_VOLUME' },
  { label: 'suppliers x stages and scenarios', rows: ['SUPPLIER'], columns: ['STAGE', 'SCENARIO'] },
  {
    label: 'categories and processes x scenarios',
    rows: ['PRODUCT_CATEGORY', 'PROCESS'],
    columns: ['SCENARIO'],
  },
  {
    label: 'products x processes, base case',
    rows: ['PRODUCT'],
    columns: ['PROCESS'],
    filters: [{ dimension: 'SCENARIO', include: ['BASE'] }],
  },
  { label: 'products x scenarios', rows: ['PRODUCT'], columns: ['SCENARIO'] },
];

const url = process.env.BENCH_DATABASE_URL;
const home = await mkdtemp(path.join(os.tmpdir(), 'cradle-bench-'));
try {
  await fill();
  const server = await startCradle(url, home);
  try {
    await measure(server.url);
  } finally {
    server.stop();
  }
} finally {
  await rm(home, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  const start = performance.now();
  const database = url === undefined ? await openEmbedded(home) : await openServer(url);
  try {
    await fillPortfolio(database);
    const [size] = await database.query<{ rows: number }>(
      'SELECT count(*)::float8 AS "rows" FROM "Contribution" WHERE "organisationId" = $1',
      ['local'],
    );
    const { products, processes, scenarios } = PORTFOLIO;
    console.log(
      `Comparison through HTTP on ${url === undefined ? 'the embedded database' : 'PostgreSQL'}, Node ${process.version}`,
    );
    console.log(
      `  ${products} products x ${processes} processes x ${scenarios} scenarios, ${size!.rows.toLocaleString('en')} contributions (filled in ${((performance.now() - start) / 1000).toFixed(0)} s)`,
    );
  } finally {
    await database.close();
  }
}

async function measure(server: string): Promise<void> {
  const scenarioIds = await askScenarios(server);
  const all: number[] = [];
  console.log(`  ${'question'.padEnd(38)} first ms   p50 ms   p95 ms   answer kB`);
  for (const { label, ...question } of QUESTIONS) {
    const input = { ...question, scenarioIds };
    const first = await time(server, input);
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const answer = await time(server, input);
      times.push(answer.ms);
      bytes = answer.bytes;
    }
    all.push(...times);
    console.log(
      `  ${label.padEnd(38)} ${first.ms.toFixed(0).padStart(8)} ${at(times, 0.5).padStart(8)} ${at(times, 0.95).padStart(8)} ${(bytes / 1000).toFixed(0).padStart(11)}`,
    );
  }
  const p95 = at(all, 0.95);
  console.log(
    `  all together: p50 ${at(all, 0.5)} ms, p95 ${p95} ms; floor p95 ${FLOOR_MS} ms: ${Number(p95) < FLOOR_MS ? 'met' : 'not met'}`,
  );
}

async function askScenarios(server: string): Promise<string[]> {
  const answer = await post(server, { query: '{ scenarios(first: 50) { edges { node { id } } } }' });
  const { data } = (await answer.json()) as { data: { scenarios: { edges: { node: { id: string } }[] } } };
  return data.scenarios.edges.map(({ node }) => node.id);
}

async function time(server: string, input: object): Promise<{ readonly ms: number; readonly bytes: number }> {
  const start = performance.now();
  const answer = await post(server, { query: COMPARE, variables: { input } });
  const body = await answer.arrayBuffer();
  const ms = performance.now() - start;
  if (answer.status !== 200) throw new Error(new TextDecoder().decode(body).slice(0, 2000));
  return { ms, bytes: body.byteLength };
}

function post(server: string, body: object): Promise<Response> {
  return fetch(`${server}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(0);
}
