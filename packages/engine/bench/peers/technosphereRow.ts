import { lognormalExchanges, simulateTechnosphere, transpose } from '../../src/index.ts';
import { components } from '../../src/matrix/components.ts';
import { rowSystem } from '../../src/matrix/rowSystem.ts';
import { positionsOf } from '../../src/technosphereUncertainty/checkTechnosphereRequest.ts';
import { exchangeDraws } from '../../src/technosphereUncertainty/exchangeDraws.ts';
import { DRAWS_TOGETHER } from '../../src/technosphereUncertainty/inputDraws.ts';
import { type BenchSystem, granted, SEED } from './benchSystem.ts';
import type { ExchangeFolder } from './exchangeFolder.ts';
import type { Peer } from './peerProcess.ts';
import type { Peers } from './peers.ts';
import { largestRelativeDifference, type Row, TOLERANCE } from './row.ts';
import { handOver, REFINED } from './scoreRows.ts';
import { inTurn, sum, type Time, timed } from './time.ts';

const GSD = 1.1;
/** In one round: two runs that differ by so many draws, so that set-up and the nominal solution fall away. */
const DRAWS = 256;
const FEWER_DRAWS = 32;
const PRODUCTS = 1000;
/** Drawn matrices that the peer is given and whose scores are compared. */
const CHECKED = 4;

/** One more draw of every exchange, and the scores of a thousand products; the peer has its pattern analysed. */
export async function technosphereRow(
  { umfpack }: Peers,
  folder: ExchangeFolder,
  system: BenchSystem,
): Promise<Row> {
  const { names, matrix, impacts: all } = system;
  const impacts = all.slice(0, 1);
  const exchanges = lognormalExchanges(names, matrix, GSD);
  const step = Math.floor(matrix.size / PRODUCTS);
  const products = Array.from({ length: PRODUCTS }, (_, product) => product * step);
  const request = { names, matrix, impacts, exchanges, products, seed: SEED };
  if (umfpack !== null) {
    await handOver(umfpack, folder, { ...system, impacts });
    await umfpack.ask('factorise 0');
    writeDrawnValues(folder, request);
  }
  const run = (draws: number) => timed(() => granted(simulateTechnosphere({ ...request, draws })));
  let next = 0;
  const pair = await inTurn(
    () => {
      const few = run(FEWER_DRAWS);
      const many = run(FEWER_DRAWS + DRAWS);
      const time = {
        wall: (many.time.wall - few.time.wall) / DRAWS,
        cpu: (many.time.cpu - few.time.cpu) / DRAWS,
      };
      return { time, value: many.value };
    },
    umfpack && (() => solveDrawn(umfpack, folder, next++ % CHECKED)),
    5,
  );
  const { scores, ways, gaining, residual } = pair.value;
  let difference: number | null = null;
  for (let draw = 0; umfpack !== null && draw < CHECKED; draw++) {
    await solveDrawn(umfpack, folder, draw);
    const ours = Float64Array.from(scores[0]!, ({ draws }) => draws[draw]!);
    const [answers] = folder.readAll('answers', matrix.size);
    const theirs = Float64Array.from(products, (product) => answers![product]!);
    const apart = largestRelativeDifference([ours], [theirs]);
    difference = Math.max(difference ?? 0, apart);
  }
  return {
    measure: `one more draw of a technosphere, every exchange lognormal, ${PRODUCTS.toLocaleString('en')} products`,
    peer: 'UMFPACK on the drawn transpose: factorise and solve, symbolic factors kept',
    ...pair,
    floor: 0.12,
    goal: 0.025,
    difference,
    tolerance: TOLERANCE,
    note: `GSD ${GSD}, one category; drawing in our time, not in the peer's; ${ways.swept} draws swept, ${ways.factorised} factorised, ${gaining} gaining; residual ${residual.toExponential(0)}`,
  };
}

async function solveDrawn(peer: Peer, folder: ExchangeFolder, draw: number): Promise<Time> {
  await peer.ask(`values ${folder.path(`drawn/${draw}`)}`);
  const files = `${folder.path('impacts')} 1 ${folder.path('answers')}`;
  return sum(await peer.time('factorise 1'), await peer.time(`solve ${files} 0 ${REFINED}`));
}

/** The values of the first draws as the simulation has them, in the order of the transpose. */
function writeDrawnValues(
  folder: ExchangeFolder,
  request: Omit<Parameters<typeof simulateTechnosphere>[0], 'draws'>,
): void {
  const { matrix, exchanges, seed } = request;
  const system = rowSystem(matrix, components(matrix), DRAWS_TOGETHER);
  const drawn = exchangeDraws(
    system,
    matrix,
    exchanges,
    positionsOf({ ...request, draws: FEWER_DRAWS }),
    seed,
  );
  drawn.drawFour();
  for (let draw = 0; draw < CHECKED; draw++)
    folder.write(`drawn/${draw}`, transpose(drawn.matrixOf(draw)).values);
}
