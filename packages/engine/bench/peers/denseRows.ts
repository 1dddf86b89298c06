import { sparseMatrix, technosphereSolver, transpose } from '../../src/index.ts';
import { nextUniform, seedStream, WORDS_PER_STREAM } from '../../src/uncertainty/randomStream.ts';
import { type BenchSystem, CATEGORIES, granted, SEED } from './benchSystem.ts';
import type { ExchangeFolder } from './exchangeFolder.ts';
import type { Peer } from './peerProcess.ts';
import type { Peers } from './peers.ts';
import { largestRelativeDifference, type Row, TOLERANCE } from './row.ts';
import { factoriseAndSolve, handOver, REFINED } from './scoreRows.ts';
import { inTurn, sum, type Time, timed } from './time.ts';

const SECTORS = 400;

/** A table in the shape of a national one: every sector buys of every other, a few of them much, 30 to 80 % of its worth. */
function denseTable(): BenchSystem {
  const stream = new Int32Array(WORDS_PER_STREAM);
  seedStream(stream, 0, SEED, 'dense table');
  const uniform = () => nextUniform(stream, 0);
  const rows = new Int32Array(SECTORS * SECTORS);
  const columns = new Int32Array(rows.length);
  const values = new Float64Array(rows.length);
  for (let column = 0; column < SECTORS; column++) {
    const weights = Float64Array.from({ length: SECTORS }, () => Math.exp(6 * uniform()));
    const spent = (0.3 + 0.5 * uniform()) / weights.reduce((total, weight) => total + weight, 0);
    for (let row = 0; row < SECTORS; row++) {
      const at = column * SECTORS + row;
      rows[at] = row;
      columns[at] = column;
      values[at] = (row === column ? 1 : 0) - spent * weights[row]!;
    }
  }
  const names = Array.from({ length: SECTORS }, (_, sector) => `Sector ${sector}`);
  const { matrix } = granted(sparseMatrix(names, { rows, columns, values }));
  const impacts = Array.from({ length: CATEGORIES }, () =>
    Float64Array.from({ length: SECTORS }, () => Math.exp(4 * uniform())),
  );
  return {
    title: `table of ${SECTORS} sectors`,
    isReal: false,
    names,
    matrix,
    transposed: transpose(matrix),
    impacts,
  };
}

export async function denseRows({ umfpack, scipy }: Peers, folder: ExchangeFolder): Promise<Row[]> {
  const table = denseTable();
  const { names, matrix, impacts } = table;
  const rowFor = async (
    title: string,
    peer: Peer | null,
    theirs: (peer: Peer) => () => Promise<Time>,
    isNamed: boolean,
  ): Promise<Row> => {
    if (peer !== null) await handOver(peer, folder, table);
    const pair = await inTurn(
      () => timed(() => granted(technosphereSolver(names, matrix).intensities(impacts))),
      peer && theirs(peer),
      11,
    );
    const answers = peer && folder.readAll('answers', matrix.size);
    return {
      measure: `${table.title}, every score in ${impacts.length} categories`,
      peer: title,
      ...pair,
      floor: isNamed ? 1 : null,
      goal: isNamed ? 0.5 : null,
      difference: answers && largestRelativeDifference(pair.value.values, answers),
      tolerance: TOLERANCE,
      note: pair.value.blocks.map(({ way, sweeps }) => (way === 'SWEEPS' ? `${sweeps} sweeps` : way)).join(),
    };
  };
  return [
    await rowFor(
      'UMFPACK: factorise and solve',
      umfpack,
      (peer) => factoriseAndSolve(peer, folder, impacts.length, REFINED),
      true,
    ),
    await rowFor(
      'LAPACK in SciPy: lu_factor, lu_solve',
      scipy,
      (peer) => factoriseInScipy(peer, folder, 'dense', impacts.length),
      false,
    ),
  ];
}

export function factoriseInScipy(peer: Peer, folder: ExchangeFolder, form: 'splu' | 'dense', sides: number) {
  return async () =>
    sum(
      await peer.time(`factorise ${form}`),
      await peer.time(`solve ${folder.path('impacts')} ${sides} ${folder.path('answers')}`),
    );
}
