import { type SupplyLoop, technosphereSolver, transpose, withExchange } from '../../src/index.ts';
import { type BenchSystem, granted } from './benchSystem.ts';
import type { ExchangeFolder } from './exchangeFolder.ts';
import type { Peers } from './peers.ts';
import { largestRelativeDifference, type Row } from './row.ts';
import { factoriseAndSolve, handOver, REFINED } from './scoreRows.ts';
import { inTurn, timed } from './time.ts';

const GAIN = 1000;

/** One exchange inside the largest loop in a unit a thousand times too small: no sweeping converges any more. */
export function withUnitMistake(system: BenchSystem): BenchSystem {
  const { names, matrix, impacts } = system;
  const { blocks } = granted(technosphereSolver(names, matrix).intensities(impacts.slice(0, 1)));
  const largest = blocks.reduce((a, b) => (a.processes.length >= b.processes.length ? a : b));
  const inside = new Set(largest.processes);
  const change = strongestExchange(system, inside);
  const mistaken = withExchange(matrix, change);
  return {
    title: `${system.title}, one exchange ${GAIN} times too large`,
    names,
    matrix: mistaken,
    isReal: false,
    transposed: transpose(mistaken),
    impacts,
  };
}

/** The largest share that a process of the loop takes of another one, made larger. */
function strongestExchange({ matrix }: BenchSystem, inside: ReadonlySet<number>) {
  const { starts, rows, values } = matrix;
  const own = new Float64Array(matrix.size);
  for (let column = 0; column < matrix.size; column++)
    for (let at = starts[column]!; at < starts[column + 1]!; at++)
      if (rows[at] === column) own[column] = values[at]!;
  let best = { row: 0, column: 0, value: 0, loopShare: 0 };
  for (const column of inside) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      const row = rows[at]!;
      if (row === column || !inside.has(row)) continue;
      // Both ways of a pair: a loop of two is enough for a gain.
      const back = entryAt(matrix, column, row);
      const loopShare = Math.abs((values[at]! * back) / (own[row]! * own[column]!));
      if (loopShare > best.loopShare) best = { row, column, value: GAIN * values[at]!, loopShare };
    }
  }
  return best;
}

function entryAt({ starts, rows, values }: BenchSystem['matrix'], row: number, column: number): number {
  for (let at = starts[column]!; at < starts[column + 1]!; at++) if (rows[at] === row) return values[at]!;
  return 0;
}

export async function gainingLoopRow(
  { umfpack }: Peers,
  folder: ExchangeFolder,
  system: BenchSystem,
): Promise<Row> {
  const mistaken = withUnitMistake(system);
  const { names, matrix, impacts } = mistaken;
  if (umfpack !== null) await handOver(umfpack, folder, mistaken);
  const pair = await inTurn(
    () => timed(() => granted(technosphereSolver(names, matrix).intensities(impacts))),
    umfpack && factoriseAndSolve(umfpack, folder, impacts.length, REFINED),
    5,
  );
  const answers = umfpack && folder.readAll('answers', matrix.size);
  const block = pair.value.blocks.find(({ loop }) => loop !== null);
  return {
    measure: `every score in ${impacts.length} categories, iteration diverges`,
    peer: 'UMFPACK on the transpose: factorise and solve',
    ...pair,
    floor: null,
    goal: 1.5,
    difference: answers && largestRelativeDifference(pair.value.values, answers),
    tolerance: 1e-8,
    note: `spectral radius ${block?.spectralRadius?.toPrecision(3)}, ${said(block?.loop ?? null, names)}`,
  };
}

function said(loop: SupplyLoop | null, names: readonly string[]): string {
  if (loop === null) return 'NO LOOP NAMED';
  return `loop named: ${loop.processes.map((process) => names[process]).join(' → ')}, gain ${loop.gain.toPrecision(3)}`;
}
