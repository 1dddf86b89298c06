import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import type { BenchSystem } from './benchSystem.ts';
import { factoriseInScipy } from './denseRows.ts';
import type { ExchangeFolder } from './exchangeFolder.ts';
import { startPeers } from './peers.ts';
import { factoriseAndSolve, REFINED } from './scoreRows.ts';

/** Peak resident memory of a whole process that reads the system and solves for all categories [MB]. */
export interface MemoryRow {
  readonly process: string;
  readonly megabytes: number;
  /** Ours to theirs; null for ourselves. */
  readonly ratio: number | null;
}

/** Processes started for this alone, so that nothing else is in their peaks. */
export async function memoryRows(folder: ExchangeFolder, system: BenchSystem): Promise<MemoryRow[]> {
  const matrix = folder.writeMatrix('matrix', system.matrix);
  const transposed = folder.writeMatrix('transposed', system.transposed);
  folder.writeAll('impacts', system.impacts);
  const ours = await memoryOfOurs(folder);
  const sides = system.impacts.length;
  const rows: MemoryRow[] = [{ process: 'ours, Node among it', megabytes: ours, ratio: null }];
  const add = (process: string, kilobytes: string) => {
    const megabytes = Number(kilobytes) / 1024;
    rows.push({ process, megabytes, ratio: ours / megabytes });
  };
  for (const [form, given] of [
    ['UMFPACK in C, the matrix as it is', matrix],
    ['UMFPACK in C, the transpose', transposed],
  ] as const) {
    const peers = await startPeers(folder);
    if (peers.umfpack !== null) {
      await peers.umfpack.ask(`matrix ${given}`);
      await factoriseAndSolve(peers.umfpack, folder, sides, REFINED)();
      add(form, await peers.umfpack.ask('memory'));
    }
    if (peers.scipy !== null && given === transposed) {
      await peers.scipy.ask(`matrix ${given}`);
      await factoriseInScipy(peers.scipy, folder, 'splu', sides)();
      add('SciPy, splu of the transpose', await peers.scipy.ask('memory'));
    }
    peers.close();
  }
  return rows;
}

async function memoryOfOurs(folder: ExchangeFolder): Promise<number> {
  const script = folder.path('memoryOfOurs.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'memoryOfOurs.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  });
  const kilobytes = execFileSync(process.execPath, [script, folder.path('.')], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}
