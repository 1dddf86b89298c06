import { intensitiesAfter, sparseMatrix, technosphereSolver } from '../../src/index.ts';
import { backgroundSystem } from '../../src/testing/index.ts';
import { CATEGORIES, granted, madeUpSystem, SEED } from './benchSystem.ts';
import type { ExchangeFolder } from './exchangeFolder.ts';
import type { Peers } from './peers.ts';
import { factoriseAndSolve, handOver, REFINED } from './scoreRows.ts';
import { inTurn, median, timed } from './time.ts';

export const SIZES = [2_000, 5_000, 10_000, 20_000, 50_000];
const REPEATS = 5;

/** Milliseconds unless said otherwise. */
export interface GrowthRow {
  readonly processes: number;
  readonly entries: number;
  readonly largestLoop: number;
  readonly sweeps: number;
  /** From a list of exchanges to the matrix. */
  readonly build: number;
  readonly setUp: number;
  readonly oneCategory: number;
  readonly allCategories: number;
  /** The same again, from the intensities found before. */
  readonly warm: number;
  /** How often each process runs for one product. */
  readonly oneSupply: number;
  readonly oneChange: number;
  readonly residual: number;
  /** Set-up and all categories, beside UMFPACK on the transpose. */
  readonly theirs: number | null;
  readonly ratio: number | null;
}

export async function growthRow(
  { umfpack }: Peers,
  folder: ExchangeFolder,
  processes: number,
): Promise<GrowthRow> {
  const system = madeUpSystem(processes);
  const { names, matrix, impacts } = system;
  if (umfpack !== null) await handOver(umfpack, folder, system);
  const pair = await inTurn(
    () => timed(() => granted(technosphereSolver(names, matrix).intensities(impacts))),
    umfpack && factoriseAndSolve(umfpack, folder, impacts.length, REFINED),
    REPEATS,
  );
  const solver = technosphereSolver(names, matrix);
  const intensities = granted(solver.intensities(impacts)).values;
  const largest = pair.value.blocks.reduce((a, b) => (a.processes.length >= b.processes.length ? a : b));
  const demand = new Float64Array(processes);
  demand[processes >> 1] = 1;
  const column = processes >> 1;
  const first = matrix.starts[column]!;
  const change = { row: matrix.rows[first]!, column, value: 1.1 * matrix.values[first]! };
  const { exchanges } = backgroundSystem({ processes, seed: SEED, categories: 1 });
  return {
    processes,
    entries: matrix.rows.length,
    largestLoop: largest.processes.length,
    sweeps: largest.sweeps,
    build: ours(() => sparseMatrix(names, exchanges)),
    setUp: ours(() => technosphereSolver(names, matrix)),
    oneCategory: ours(() => solver.intensities(impacts.slice(0, 1))),
    allCategories: ours(() => solver.intensities(impacts)),
    warm: ours(() => solver.intensities(impacts, intensities)),
    oneSupply: ours(() => solver.scalings([demand])),
    oneChange: ours(() => intensitiesAfter({ names, matrix, solver, impacts, intensities }, change)),
    residual: pair.value.residual,
    theirs: pair.theirs?.wall ?? null,
    ratio: pair.theirs && pair.ours.wall / pair.theirs.wall,
  };
}

function ours(work: () => unknown): number {
  work();
  return median(Array.from({ length: REPEATS }, () => timed(work).time.wall));
}

export const GROWTH_CATEGORIES = CATEGORIES;
