import { technosphereSolver } from '../../src/index.ts';
import { type BenchSystem, granted } from './benchSystem.ts';
import type { ExchangeFolder } from './exchangeFolder.ts';
import type { Peer } from './peerProcess.ts';
import type { Peers } from './peers.ts';
import { largestRelativeDifference, type Row, TOLERANCE } from './row.ts';
import { inTurn, scaled, sum, timed } from './time.ts';

/** As UMFPACK comes, and without iterative refinement, which costs it most of a solve. */
export const REFINED = 2;
export const PLAIN = 0;

const PRODUCTS = 1000;
/** So many of them are given to the peer, and its time is taken five times: each solve costs it the same. */
const MEASURED = 200;

/** The peer factorises the transpose and solves for so many categories, one after the other. */
export function factoriseAndSolve(peer: Peer, folder: ExchangeFolder, sides: number, steps: number) {
  return async () =>
    sum(
      await peer.time('factorise 0'),
      await peer.time(`solve ${folder.path('impacts')} ${sides} ${folder.path('answers')} 0 ${steps}`),
    );
}

/** Gives the system to the peer, for all that follows. */
export async function handOver(peer: Peer, folder: ExchangeFolder, system: BenchSystem): Promise<void> {
  folder.writeAll('impacts', system.impacts);
  await peer.ask(`matrix ${folder.writeMatrix('transposed', system.transposed)}`);
}

/** One category and all of them, from the matrix to the score of every process. */
export async function intensityRows(
  { umfpack }: Peers,
  folder: ExchangeFolder,
  system: BenchSystem,
): Promise<Row[]> {
  const { names, matrix, impacts } = system;
  if (umfpack !== null) await handOver(umfpack, folder, system);
  // What must be reached is said of the made-up system of 20,000 processes.
  const gaining = system.isReal ? `; ${gainingLoops(system)}` : '';
  const rowFor = async (categories: number, floor: number, goal: number): Promise<Row> => {
    const pair = await inTurn(
      () => timed(() => granted(technosphereSolver(names, matrix).intensities(impacts.slice(0, categories)))),
      umfpack && factoriseAndSolve(umfpack, folder, categories, REFINED),
    );
    const answers = umfpack && folder.readAll('answers', matrix.size);
    return {
      measure: categories === 1 ? 'one score' : `every score in ${categories} categories`,
      peer: 'UMFPACK on the transpose: factorise and solve',
      ...pair,
      floor: system.isReal ? null : floor,
      goal: system.isReal ? null : goal,
      difference: answers && largestRelativeDifference(pair.value.values, answers),
      tolerance: TOLERANCE,
      note: `${system.title}, set-up included; residual ${pair.value.residual.toExponential(0)}${gaining}`,
    };
  };
  return [await rowFor(1, 0.5, 0.2), await rowFor(impacts.length, 0.67, 0.2)];
}

function gainingLoops({ names, matrix }: BenchSystem): string {
  const loops = technosphereSolver(names, matrix).gainingLoops();
  if (loops.length === 0) return 'no loop needs more than it makes';
  const largest = loops.reduce((most, loop) => (loop.gain > most.gain ? loop : most));
  const round = largest.processes.map((process) => names[process]).join(' → ');
  return `${loops.length} loops need more than they make, most of all ${round}, gain ${largest.gain.toPrecision(3)}`;
}

/** A thousand products: the peer solves for each; for us all are looked up in the intensities. */
export async function productRows(
  { umfpack }: Peers,
  folder: ExchangeFolder,
  system: BenchSystem,
): Promise<Row[]> {
  const { names, matrix, impacts } = system;
  const step = Math.floor(matrix.size / PRODUCTS);
  const places = Int32Array.from({ length: PRODUCTS }, (_, product) => product * step);
  if (umfpack !== null) {
    await handOver(umfpack, folder, system);
    folder.write('places', places);
    await umfpack.ask('factorise 0');
  }
  const solver = technosphereSolver(names, matrix);
  const ours = () =>
    timed(() => {
      const { values } = granted(solver.intensities(impacts));
      const scores = new Float64Array(PRODUCTS * values.length);
      for (let product = 0; product < PRODUCTS; product++)
        for (let category = 0; category < values.length; category++)
          scores[product * values.length + category] = values[category]![places[product]!]!;
      return scores;
    });
  const rowFor = async (steps: number): Promise<Row> => {
    const files = [folder.path('places'), MEASURED, folder.path('impacts'), impacts.length];
    const command = `scores ${files.join(' ')} ${folder.path('scores')} ${steps}`;
    const { value, ...times } = await inTurn(
      ours,
      umfpack && (async () => scaled(await umfpack.time(command), PRODUCTS / MEASURED)),
    );
    return {
      measure: `${PRODUCTS.toLocaleString('en')} products in ${impacts.length} categories`,
      peer: `${PRODUCTS.toLocaleString('en')} UMFPACK solves, factors given${steps === PLAIN ? ', refinement switched off' : ''}`,
      ...times,
      floor: 0.01,
      goal: 0.002,
      difference:
        umfpack &&
        largestRelativeDifference([value.subarray(0, MEASURED * impacts.length)], [folder.read('scores')]),
      tolerance: TOLERANCE,
      note: `both after their set-up; ${MEASURED} solves measured`,
    };
  };
  return [await rowFor(REFINED), await rowFor(PLAIN)];
}
