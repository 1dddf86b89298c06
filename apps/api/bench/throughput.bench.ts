// Requests per second through HTTP against PostGraphile, on the same PostgreSQL database BENCH_DATABASE_URL and the same tables, in
// turns of one run. The peer and the driver are installed into a folder of their own. Prints figures; asserts nothing.
//   BENCH_DATABASE_URL=postgresql://… pnpm --filter @cradle/api exec tsx bench/throughput.bench.ts
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openServer } from '../src/db/openServer.ts';
import { startCradle } from './startProgram.ts';
import { fillTables, TABLES } from './throughput/fillTables.ts';
import { installPeer, type Load, load, type Server, startPeer } from './throughput/peer.ts';
import { inspect, QUESTIONS, type Question } from './throughput/questions.ts';

const CONNECTIONS = 16;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const WARM_UP_S = 3;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const FLOOR = 1;

const databaseUrl = process.env.BENCH_DATABASE_URL;
if (databaseUrl === undefined) {
  console.log('Throughput: BENCH_DATABASE_URL does not name a PostgreSQL database; nothing is measured.');
  process.exit(0);
}
const folder = process.env.BENCH_PEER_FOLDER ?? (await mkdtemp(path.join(os.tmpdir(), 'cradle-bench-')));
try {
  await installPeer(folder);
  const database = await openServer(databaseUrl);
  await fillTables(database).finally(() => database.close());
  const cradle = await startCradle(databaseUrl, folder);
  const ours = { url: `${cradle.url}/graphql`, stop: cradle.stop };
  const peer = await startPeer(folder, databaseUrl, Number(process.env.BENCH_PEER_PORT ?? 5055));
  try {
    console.log(
      `Throughput on PostgreSQL, Node ${process.version}, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each in turn`,
    );
    console.log(
      `  ${TABLES.factors.toLocaleString('en')} factors, ${TABLES.products} products with ${TABLES.assessmentsAProduct} assessments of ${TABLES.stages} stages each`,
    );
    for (const question of QUESTIONS) await measure(question, ours, peer);
  } finally {
    ours.stop();
    peer.stop();
  }
} finally {
  if (process.env.BENCH_PEER_FOLDER === undefined) await rm(folder, { recursive: true, force: true });
}

async function measure(question: Question, ours: Server, peer: Server): Promise<void> {
  const sides = [
    { url: ours.url, body: JSON.stringify({ query: question.ours }), loads: [] as Load[] },
    { url: peer.url, body: JSON.stringify({ query: question.peers }), loads: [] as Load[] },
  ] as const;
  for (const side of sides) {
    const { numbers } = inspect(await ask(side.url, side.body));
    if (numbers !== question.numbers)
      if (numbers !== question.numbers)
        throw new Error(`${side.url} answers ${numbers} numbers, not ${question.numbers}.`);
    await load(folder, side.url, side.body, CONNECTIONS, WARM_UP_S);
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const side of sides) side.loads.push(await load(folder, side.url, side.body, CONNECTIONS, SECONDS));
  const [our, their] = sides.map(({ loads }) => median(loads)) as [Load, Load];
  const ratio = our.requestsPerSecond / their.requestsPerSecond;
  console.log(`  ${question.label}`);
  for (const [name, { requestsPerSecond, p50Ms, p99Ms, failed }] of [
    ['Cradle', our],
    ['PostGraphile', their],
  ] as const)
    console.log(
      `    ${name.padEnd(13)} ${requestsPerSecond.toFixed(0).padStart(6)} requests/s   p50 ${p50Ms.toFixed(0)} ms   p99 ${p99Ms.toFixed(0)} ms   ${failed} failed`,
    );
  const isMet = ratio >= FLOOR && our.p99Ms <= their.p99Ms;
  console.log(
    `    ${ratio.toFixed(2)}x; floor ${FLOOR}x at equal or lower p99: ${isMet ? 'met' : 'not met'}`,
  );
}

async function ask(url: string, body: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return response.text();
}

function median(loads: readonly Load[]): Load {
  const middle = (pick: (entry: Load) => number) =>
    loads.map(pick).toSorted((a, b) => a - b)[Math.floor(loads.length / 2)]!;
  return {
    requestsPerSecond: middle(({ requestsPerSecond }) => requestsPerSecond),
    p50Ms: middle(({ p50Ms }) => p50Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
    failed: loads.reduce((sum, { failed }) => sum + failed, 0),
  };
}
