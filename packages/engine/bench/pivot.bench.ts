/*
 * Times of the comparison cube on made-up contributions, beside DuckDB in the same process with two threads:
 *   pnpm --filter @cradle/engine exec tsx bench/pivot.bench.ts [js] [rows …]
 * With `js` it does without WebAssembly. Where DuckDB is not installed it says so and measures the cube alone.
 */

import type { FactColumns, FactGroups, GroupQuestion } from '../src/cube/factColumns.ts';
import { factStore } from '../src/cube/factStore.ts';
import { groupFacts } from '../src/cube/groupFacts.ts';
import { liveGroups } from '../src/cube/liveGroups.ts';
import type { Outcome } from '../src/outcome.ts';
import { type DuckDb, openDuckDb } from './duckDbPivot.ts';
import {
  PIVOT_DIMENSIONS,
  PIVOT_MEMBERS,
  type PivotDimension,
  type PivotRows,
  pivotRows,
} from './pivotRows.ts';

const SIZES = [1_000_000, 10_000_000];
const SEED = 42;
const REPEATS = 11;
const THREADS = 2;
const ROWS_OF_AN_ASSESSMENT = 200;

const isPlain = process.argv.includes('js');
const given = process.argv.slice(2).map(Number).filter(Number.isFinite);
if (isPlain) Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });

interface Question {
  readonly name: string;
  readonly cube: GroupQuestion;
  readonly sql: string;
}

const memberOf = (dimension: PivotDimension, code: number) => `${dimension} ${code}`;
const keep = (dimension: PivotDimension, codes: readonly number[]) => ({
  dimension,
  include: codes.map((code) => memberOf(dimension, code)),
  exclude: [],
});

function question(
  by: readonly PivotDimension[],
  filters: GroupQuestion['filters'],
  extremes: boolean,
): GroupQuestion {
  return { by, measure: 'value', filters, valueFilters: [], weights: null, extremes };
}

const QUESTIONS: readonly Question[] = [
  {
    name: 'Q1 sum by stage and scenario, one gas of five',
    cube: question(['stage', 'scenario'], [keep('gas', [1])], false),
    sql: 'SELECT stage, scenario, sum(value) FROM facts WHERE gas = 1 GROUP BY stage, scenario',
  },
  {
    name: 'Q2 sum by product, stage and scenario, half of the regions',
    cube: question(
      ['product', 'stage', 'scenario'],
      [
        keep(
          'region',
          Array.from({ length: 30 }, (_, code) => code),
        ),
      ],
      false,
    ),
    sql: 'SELECT product, stage, scenario, sum(value) FROM facts WHERE region < 30 GROUP BY product, stage, scenario',
  },
  {
    name: 'Q3 sum, count, least and greatest by supplier and region',
    cube: question(['supplier', 'region'], [], true),
    sql: 'SELECT supplier, region, sum(value), count(*), min(value), max(value) FROM facts GROUP BY supplier, region',
  },
];

function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
}

function columnsOf(rows: PivotRows): FactColumns {
  const dimensions = Object.fromEntries(
    PIVOT_DIMENSIONS.map((dimension) => [
      dimension,
      {
        members: Array.from({ length: PIVOT_MEMBERS[dimension] }, (_, code) => memberOf(dimension, code)),
        codes: rows.codes[dimension],
      },
    ]),
  );
  const measures = { value: { values: rows.values, gaps: null, gapCodes: [] } };
  return { length: rows.length, dimensions, measures };
}

function loadStore(rows: PivotRows) {
  const store = factStore(PIVOT_DIMENSIONS, ['value']);
  granted(store.put('all', columnsOf(rows)));
  return store;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

/** Both in turn, so that what else goes on here falls on both alike; the first round does not count. */
async function timeBoth<A, B>(ours: () => A, theirs: (() => Promise<B>) | null) {
  const own: number[] = [];
  const peer: number[] = [];
  let answer = ours();
  let other = theirs === null ? null : await theirs();
  for (let round = 0; round < REPEATS; round++) {
    let start = performance.now();
    answer = ours();
    own.push(performance.now() - start);
    start = performance.now();
    if (theirs !== null) other = await theirs();
    peer.push(performance.now() - start);
  }
  return { milliseconds: median(own), peerMilliseconds: theirs && median(peer), answer, other };
}

/** Largest relative difference of any number, groups matched by their codes. */
function largestDifference(groups: FactGroups, peer: readonly Float64Array[]): number {
  const dimensions = groups.dimensions.length;
  const placeOf = new Map<string, number>();
  for (let row = 0; row < peer[0]!.length; row++)
    placeOf.set(
      peer
        .slice(0, dimensions)
        .map((codes) => codes[row])
        .join(),
      row,
    );
  if (placeOf.size !== groups.sums.length) return Number.POSITIVE_INFINITY;
  const own = [groups.sums, groups.facts, groups.extremes?.least, groups.extremes?.greatest];
  let worst = 0;
  for (let group = 0; group < groups.sums.length; group++) {
    const row = placeOf.get(groups.codes.map((codes) => codes[group]).join());
    if (row === undefined) return Number.POSITIVE_INFINITY;
    for (const [index, values] of peer.slice(dimensions).entries()) {
      const [a, b] = [own[index]![group]!, values[row]!];
      if (a !== b) worst = Math.max(worst, Math.abs(a - b) / Math.abs(b));
    }
  }
  return worst;
}

async function measure(length: number): Promise<void> {
  const rows = pivotRows(length, SEED);
  let start = performance.now();
  const store = loadStore(rows);
  const load = performance.now() - start;
  start = performance.now();
  const opened = await openDuckDb(rows, THREADS);
  const duckDb: DuckDb | null = typeof opened === 'string' ? null : opened;
  if (typeof opened === 'string')
    process.stdout.write(`DuckDB cannot be had, so there are no ratios: ${opened}\n`);
  for (const { name, cube, sql } of QUESTIONS) {
    const { milliseconds, peerMilliseconds, answer, other } = await timeBoth(
      () => granted(groupFacts(store, cube)),
      duckDb && (() => duckDb.ask(sql)),
    );
    print({
      question: name,
      rows: length,
      kernel: store.kernels.name,
      'load ms': load.toFixed(0),
      groups: answer.sums.length,
      ms: milliseconds.toFixed(2),
      'DuckDB ms': peerMilliseconds?.toFixed(2) ?? '',
      'ratio to DuckDB': peerMilliseconds === null ? '' : (milliseconds / peerMilliseconds).toFixed(3),
      'largest difference': other === null ? '' : largestDifference(answer, other).toExponential(1),
    });
  }
  duckDb?.close();
  measureFollowing(store, length);
}

/** What it costs to replace one assessment's contributions while answers follow, beside asking anew. */
function measureFollowing(store: ReturnType<typeof loadStore>, length: number): void {
  const versions = [1, 2].map((seed) => columnsOf(pivotRows(ROWS_OF_AN_ASSESSMENT, seed)));
  granted(store.put('assessment', versions[0]!));
  for (const { name, cube } of QUESTIONS.filter((own) => !own.cube.extremes)) {
    const live = granted(liveGroups(store, { ...cube, extremes: false }));
    const times = Array.from({ length: REPEATS }, (_, round) => {
      const start = performance.now();
      granted(store.put('assessment', versions[(round + 1) % 2]!));
      return performance.now() - start;
    });
    print({
      question: `${name}, followed while ${ROWS_OF_AN_ASSESSMENT} contributions are replaced`,
      rows: length,
      ms: median(times).toFixed(3),
    });
    live.close();
  }
}

function print(figures: Readonly<Record<string, number | string>>): void {
  process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
}

for (const length of given.length > 0 ? given : SIZES) await measure(length);
