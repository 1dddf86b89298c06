import { components } from '../matrix/components.ts';
import { rowSystem } from '../matrix/rowSystem.ts';
import { diagonalPlaces, type SparseMatrix } from '../matrix/sparseMatrix.ts';
import { technosphereSolver } from '../matrix/technosphereSolver.ts';
import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { positionsOf, requestFaults } from './checkTechnosphereRequest.ts';
import { exchangeDraws } from './exchangeDraws.ts';
import { DRAWS_TOGETHER } from './inputDraws.ts';
import { summariseScore } from './summariseScore.ts';
import { sweepDraws } from './sweepDraws.ts';
import type { TechnosphereSimulation, TechnosphereSimulationRequest } from './technosphereSimulation.ts';

/**
 * Monte Carlo over a technosphere: every uncertain exchange is drawn, and A^T y = c solved for each draw, which gives the
 * scores of all products at once. Four draws are swept side by side from the nominal solution on; a draw for which that
 * does not settle is solved with factors.
 *
 * Draws depend on the seed and on the keys of the inputs alone, so simulations of two systems with the same seed are
 * paired: their difference in a draw is due to the systems. The first draws of a longer run are those of a shorter one, to
 * the last bit. Without any spread all scores are the nominal ones up to 1e-12.
 *
 * @returns also refusals `DRAWS_OUT_OF_RANGE`, `SEED_INVALID`, `PRODUCT_OUTSIDE`, `EXCHANGE_MISSING`, `EXCHANGE_REPEATED`,
 * `COEFFICIENT_NOT_FINITE`, `INPUT_CONTRADICTORY`, `PRODUCT_CANCELS` (a draw in which a process makes nothing), those of `checkDistribution` and of the solver, also for a single draw
 */
export function simulateTechnosphere(
  request: TechnosphereSimulationRequest,
): Outcome<TechnosphereSimulation> {
  const { names, matrix, impacts, exchanges, draws, seed } = request;
  const faults = requestFaults(request);
  if (faults.length > 0) return refuse(...faults);
  const solved = technosphereSolver(names, matrix).intensities(impacts);
  if (!solved.ok) return solved;
  const nominal = solved.value.values;
  // Where a loop of the nominal system gains, no draw of it will settle.
  const isSweepable = solved.value.blocks.every(({ loop }) => loop === null);

  const products = request.products === 'ALL' ? names.map((_name, place) => place) : [...request.products];
  const found = impacts.map(() => new Float64Array(products.length * draws));
  const system = rowSystem(matrix, components(matrix), DRAWS_TOGETHER);
  const placeOf = new Int32Array(matrix.size);
  for (let place = 0; place < matrix.size; place++) placeOf[system.processes[place]!] = place;
  const places = Int32Array.from(products, (product) => placeOf[product]!);
  const drawn = exchangeDraws(system, matrix, exchanges, positionsOf(request), seed);
  let residual = solved.value.residual;
  let factorised = 0;
  let gaining = 0;

  for (let first = 0; first < draws; first += DRAWS_TOGETHER) {
    drawn.drawFour();
    const lanes = Math.min(DRAWS_TOGETHER, draws - first);
    const swept = isSweepable ? sweepCategories(first, lanes) : null;
    if (swept !== null) {
      residual = Math.max(residual, swept);
      continue;
    }
    for (let lane = 0; lane < lanes; lane++) {
      const refused = solveAlone(drawn.matrixOf(lane), first + lane);
      if (refused !== null) return refuse(...refused);
    }
  }

  /** @returns the largest residual, null where one category does not settle */
  function sweepCategories(first: number, lanes: number): number | null {
    let largest = 0;
    for (let category = 0; category < impacts.length; category++) {
      const own = sweepDraws(system, drawn.diagonal, impacts[category]!, nominal[category]!);
      if (own === null) return null;
      largest = Math.max(largest, own);
      const scores = found[category]!;
      for (let index = 0; index < places.length; index++) {
        const at = DRAWS_TOGETHER * places[index]!;
        for (let lane = 0; lane < lanes; lane++)
          scores[index * draws + first + lane] = system.panel.y[at + lane]!;
      }
    }
    return largest;
  }

  function solveAlone(own: SparseMatrix, draw: number): readonly InputRefusal[] | null {
    const nothing = diagonalPlaces(own).findIndex((at) => own.values[at] === 0);
    if (nothing !== -1) return [makesNothing(names[nothing]!, draw)];
    const outcome = technosphereSolver(names, own).intensities(impacts, nominal);
    if (!outcome.ok) return outcome.refusals.map((each) => ({ ...each, field: `draws[${draw}]` }));
    const { values, blocks } = outcome.value;
    residual = Math.max(residual, outcome.value.residual);
    if (blocks.some(({ way }) => way !== 'SWEEPS')) factorised++;
    if (blocks.some(({ loop }) => loop !== null)) gaining++;
    values.forEach((value, category) => {
      products.forEach((product, index) => {
        found[category]![index * draws + draw] = value[product]!;
      });
    });
    return null;
  }

  return accept({
    products,
    scores: found.map((ofCategory, category) =>
      products.map((product, index) =>
        summariseScore(nominal[category]![product]!, ofCategory.subarray(index * draws, (index + 1) * draws)),
      ),
    ),
    residual,
    ways: { swept: draws - factorised, factorised },
    gaining,
  });
}

function makesNothing(process: string, draw: number): InputRefusal {
  return {
    code: 'PRODUCT_CANCELS',
    field: `draws[${draw}]`,
    subject: process,
    message: `${process} makes nothing of its product in draw ${draw}.`,
    remedy: 'Give what it makes a distribution that does not come to 0.',
  };
}
