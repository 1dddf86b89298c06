// Search and list of suppliers through HTTP: 10,000 suppliers with 100,000 footprints in one organisation asked by 1,000 of its
// people, and 1,000 buyers who are shared 100 footprints each, every one by a token of its own, in turn. Fills the PostgreSQL
// database BENCH_DATABASE_URL, which must be empty, or a new embedded one. Prints figures; asserts nothing.
// BENCH_ASKERS is how many of them ask, 1,000 where nothing is said.
//   pnpm --filter @cradle/api exec tsx bench/buyers.bench.ts
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openEmbedded } from '../src/db/openEmbedded.ts';
import { openServer } from '../src/db/openServer.ts';
import { prepareData } from '../src/main/prepareData.ts';
import { type BenchTokens, BUYERS, fillBuyers } from './buyers/fillBuyers.ts';
import { startCradle } from './startProgram.ts';

const FLOOR_MS = 100;
const PAGE = `totalCount pageInfo { hasNextPage endCursor } edges { node {`;
const PARTS = 'score parts { part value weight points }';
const PRODUCTS = `query ($filter: SupplierSearchFilter, $weights: RankWeightsInput, $orderBy: SupplierSearchOrder, $after: String) {
  foundProducts(filter: $filter, weights: $weights, orderBy: $orderBy, first: 50, after: $after) { ${PAGE}
    id name nameZh sku category region kgCo2e band { lower upper } dataQuality primaryDataShare status unit ${PARTS}
    supplier { id name country labels { grade state } } } } } }`;
const SUPPLIERS = `query ($filter: SupplierSearchFilter, $weights: RankWeightsInput) {
  foundSuppliers(filter: $filter, weights: $weights, first: 50) { ${PAGE} id productCount ${PARTS} supplier { id name country labels { grade state } } } } } }`;
const OPTIONS = ['categories', 'countries', 'statuses', 'boundaries', 'years', 'sources', 'dataQualities']
  .map((list) => `${list} { value count }`)
  .join(' ');
const FACETS = `query ($filter: SupplierSearchFilter) { searchFacets(filter: $filter) { ${OPTIONS}
  labelGrades { value count } labelSchemes { value count } primaryShares { value count }
  footprints { unit count lowest highest bins { lower upper count } } } }`;

interface Question {
  readonly label: string;
  readonly query: string;
  /** Differs from one asker to the next, so that answers are not simply remembered. */
  readonly variables: (asker: number) => object;
}

const words = ['steel', 'bottle', 'cotton', 'panel', 'battery', 'frame', 'cable', 'glass', 'motor', 'board'];
const word = (asker: number) => words[asker % words.length];
const QUESTIONS: readonly Question[] = [
  { label: 'list of products, best first', query: PRODUCTS, variables: () => ({}) },
  { label: 'list of suppliers, best first', query: SUPPLIERS, variables: () => ({}) },
  {
    label: 'search by word',
    query: PRODUCTS,
    variables: (asker) => ({ filter: { search: `${word(asker)} ${asker % 100}` } }),
  },
  {
    label: 'search by facets and range',
    query: PRODUCTS,
    variables: (asker) => ({
      filter: {
        ...{ categories: [`Category ${asker % 40}`], countries: ['CN', 'VN'] },
        footprint: { unit: 'kg', from: 1, to: 50 + asker },
      },
      orderBy: { field: 'FOOTPRINT', direction: 'ASC' },
    }),
  },
  {
    label: 'suppliers by word and status',
    query: SUPPLIERS,
    variables: (asker) => ({
      filter: { search: word(asker), statuses: ['VERIFIED'], years: [2020 + (asker % 6)] },
    }),
  },
  {
    label: 'counts of all facets',
    query: FACETS,
    variables: (asker) => ({ filter: { search: word(asker), dataQualityTo: 2 + (asker % 30) / 10 } }),
  },
  {
    label: 'other weights, 20 kinds of them',
    query: PRODUCTS,
    variables: (asker) => ({ weights: { label: 50, footprint: asker % 20 } }),
  },
];

const askers = Number(process.env.BENCH_ASKERS ?? 1000);
const url = process.env.BENCH_DATABASE_URL;
const home = await mkdtemp(path.join(os.tmpdir(), 'cradle-bench-'));
try {
  const tokens = await fill();
  const server = await startCradle(url, home);
  try {
    console.log(
      `\n  ${BUYERS.suppliers} suppliers, ${BUYERS.products} footprints, ${Math.min(askers, BUYERS.people)} people in turn`,
    );
    await measure(server.url, tokens.hub.slice(0, askers));
    console.log(
      `\n  ${Math.min(askers, BUYERS.buyers)} buyers in turn, ${BUYERS.sharesEach} shared footprints each`,
    );
    await measure(server.url, tokens.buyers.slice(0, askers));
  } finally {
    server.stop();
  }
} finally {
  await rm(home, { recursive: true, force: true });
}

async function fill(): Promise<BenchTokens> {
  const start = performance.now();
  const database = url === undefined ? await openEmbedded(home) : await openServer(url);
  try {
    // A library that comes later would take all footprints away, and the first question would calculate them.
    await prepareData(database, { local: false, demo: false, partners: false, onProgress: () => undefined });
    const tokens = await fillBuyers(database);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const where = url === undefined ? 'the embedded database' : 'PostgreSQL';
    console.log(`Search through HTTP on ${where}, Node ${process.version} (filled in ${seconds} s)`);
    return tokens;
  } finally {
    await database.close();
  }
}

async function measure(server: string, tokens: readonly string[]): Promise<void> {
  const all: number[] = [];
  const firsts: number[] = [];
  console.log(`  ${'question'.padEnd(34)} asked   p50 ms   p95 ms   p99 ms   longest`);
  for (const { label, query, variables } of QUESTIONS) {
    const times: number[] = [];
    for (const [asker, token] of tokens.entries())
      times.push(await time(server, token, { query, variables: variables(asker) }));
    // What an organisation searches is laid out when it first asks.
    if (firsts.length === 0)
      firsts.push(...(new Set(tokens.map(organisationOf)).size > 1 ? times : [times[0]!]));
    const warm =
      firsts.length > 1 && times[0] === firsts[0] ? [] : times.slice(times[0] === firsts[0] ? 1 : 0);
    all.push(...warm);
    const shown = warm.length === 0 ? times : warm;
    const figures = [0.5, 0.95, 0.99, 1].map((share) => at(shown, share).padStart(8)).join(' ');
    console.log(
      `  ${label.padEnd(34)} ${String(shown.length).padStart(5)} ${figures}${warm.length === 0 ? '  (each for the first time)' : ''}`,
    );
  }
  const p95 = at(all, 0.95);
  console.log(`  first question of an organisation: p50 ${at(firsts, 0.5)} ms, p95 ${at(firsts, 0.95)} ms`);
  console.log(
    `  all others together: p50 ${at(all, 0.5)} ms, p95 ${p95} ms; floor p95 ${FLOOR_MS} ms: ${Number(p95) < FLOOR_MS ? 'met' : 'not met'}`,
  );
}

function organisationOf(token: string): string {
  return token.slice(0, token.indexOf('.'));
}

async function time(server: string, token: string, body: object): Promise<number> {
  const start = performance.now();
  const answer = await fetch(`${server}/graphql`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', accept: 'application/json' },
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const ms = performance.now() - start;
  if (answer.status !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 2000));
  return ms;
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(0);
}
