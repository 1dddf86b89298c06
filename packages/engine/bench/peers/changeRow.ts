import { intensitiesAfter, technosphereSolver, transpose, withExchange } from '../../src/index.ts';
import { type BenchSystem, granted } from './benchSystem.ts';
import type { ExchangeFolder } from './exchangeFolder.ts';
import type { Peers } from './peers.ts';
import { largestRelativeDifference, type Row, TOLERANCE } from './row.ts';
import { factoriseAndSolve, handOver, REFINED } from './scoreRows.ts';
import { inTurn, timed } from './time.ts';

/** The first input of a process in the middle grows by a tenth; every score of one category afterwards. */
export async function changeRow(
  { umfpack }: Peers,
  folder: ExchangeFolder,
  { names, matrix, impacts: all }: BenchSystem,
): Promise<Row> {
  const impacts = all.slice(0, 1);
  const column = matrix.size >> 1;
  const first = matrix.starts[column]!;
  const at = matrix.rows[first] === column ? first + 1 : first;
  const change = { row: matrix.rows[at]!, column, value: 1.1 * matrix.values[at]! };
  const solver = technosphereSolver(names, matrix);
  const intensities = granted(solver.intensities(impacts)).values;
  const changed = withExchange(matrix, change);
  if (umfpack !== null)
    await handOver(umfpack, folder, {
      title: 'changed',
      names,
      matrix: changed,
      isReal: false,
      transposed: transpose(changed),
      impacts,
    });
  const pair = await inTurn(
    () => timed(() => granted(intensitiesAfter({ names, matrix, solver, impacts, intensities }, change))),
    umfpack && factoriseAndSolve(umfpack, folder, 1, REFINED),
  );
  const answers = umfpack && folder.readAll('answers', matrix.size);
  return {
    measure: 'every score after one exchange has changed',
    peer: 'UMFPACK on the transpose: factorise and solve',
    ...pair,
    floor: 0.05,
    goal: 0.01,
    difference: answers && largestRelativeDifference(pair.value.intensities, answers),
    tolerance: TOLERANCE,
    note: `${pair.value.way}; 10 ms at most: ${pair.ours.wall <= 10 ? 'kept' : 'MISSED'}`,
  };
}
