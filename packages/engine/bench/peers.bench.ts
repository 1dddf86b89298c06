/*
 * Our solver and simulations beside UMFPACK, SciPy and NumPy on the same inputs, answers compared. Prints tables; with
 * `--write` they go into docs/benchmarks.md too. Peers that cannot be had are left out with a line that says so.
 *   pnpm --filter @cradle/engine exec tsx bench/peers.bench.ts [--write] [--only scores,products,loop,dense,change,technosphere,…]
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { madeUpSystem, systemsOnDisk } from './peers/benchSystem.ts';
import { changeRow } from './peers/changeRow.ts';
import { denseRows } from './peers/denseRows.ts';
import { exchangeFolder } from './peers/exchangeFolder.ts';
import { foregroundRows } from './peers/foregroundRows.ts';
import { gainingLoopRow } from './peers/gainingLoopRow.ts';
import { type GrowthRow, growthRow, SIZES } from './peers/growth.ts';
import { describeMachine } from './peers/machine.ts';
import { type MemoryRow, memoryRows } from './peers/memoryRows.ts';
import { startPeers } from './peers/peers.ts';
import { benchmarksDocument } from './peers/report.ts';
import type { Row } from './peers/row.ts';
import { intensityRows, productRows } from './peers/scoreRows.ts';
import { asText, growthTable, memoryTable, ratioTable } from './peers/table.ts';
import { technosphereRow } from './peers/technosphereRow.ts';

const PROCESSES = 20_000;
const DOCUMENT = path.join(import.meta.dirname, '../../../docs/benchmarks.md');

const isWritten = process.argv.includes('--write');
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt === -1 ? null : process.argv[onlyAt + 1]!.split(',');
const isWanted = (section: string) => only === null || only.includes(section);

const folder = exchangeFolder();
const peers = await startPeers(folder);
try {
  const machine = describeMachine(peers);
  for (const line of [...machine, ...peers.missing]) say(line);
  const system = madeUpSystem(PROCESSES);
  const rows: Row[] = [];
  const add = async (section: string, measure: () => Promise<readonly Row[]>) => {
    if (isWanted(section)) rows.push(...(await measure()));
  };
  await add('scores', () => intensityRows(peers, folder, system));
  await add('products', () => productRows(peers, folder, system));
  await add('loop', async () => [await gainingLoopRow(peers, folder, system)]);
  await add('dense', () => denseRows(peers, folder));
  await add('change', async () => [await changeRow(peers, folder, system)]);
  await add('technosphere', async () => [await technosphereRow(peers, folder, system)]);
  await add('foreground', () => foregroundRows(peers, folder));
  for (const real of systemsOnDisk()) await add('disk', () => intensityRows(peers, folder, real));
  say(`\n${asText(ratioTable(rows))}`);

  const memory: MemoryRow[] = isWanted('memory') ? await memoryRows(folder, system) : [];
  say(`\n${asText(memoryTable(memory))}`);

  const growth: GrowthRow[] = [];
  for (const size of isWanted('growth') ? SIZES : []) growth.push(await growthRow(peers, folder, size));
  say(`\n${asText(growthTable(growth))}`);

  if (isWritten) {
    const date = new Date().toISOString().slice(0, 10);
    const measured = { machine, missing: peers.missing, rows, memory, growth };
    writeFileSync(DOCUMENT, benchmarksDocument(measured, date));
  }
} finally {
  peers.close();
  folder.remove();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
