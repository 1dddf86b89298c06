import { gaussSeidel } from '../matrix/gaussSeidel.ts';
import type { RowSystem } from '../matrix/rowSystem.ts';
import { largestResidual, substitute, takeFromEarlier } from '../matrix/sweep.ts';
import { endOfTrivial } from '../matrix/systemSolver.ts';
import { DRAWS_TOGETHER } from './inputDraws.ts';

/** Above this componentwise backward error a draw does not count as solved. */
const LARGEST_RESIDUAL = 1e-12;

/**
 * Intensities of one category for four draws at once, from the nominal ones on; they are left in the panel of the system.
 *
 * @param diagonal of the four draws, by place
 * @returns the largest componentwise backward error, null where sweeping does not settle: the panel then holds nothing of
 * use
 */
export function sweepDraws(
  system: RowSystem,
  diagonal: Float64Array,
  impact: Float64Array,
  nominal: Float64Array,
): number | null {
  const { panel, processes, blocks, size } = system;
  for (let place = 0; place < size; place++) {
    const process = processes[place]!;
    for (let at = DRAWS_TOGETHER * place; at < DRAWS_TOGETHER * (place + 1); at++) {
      panel.direct[at] = impact[process]! / diagonal[at]!;
      panel.y[at] = nominal[process]!;
    }
  }
  panel.given.set(panel.direct);
  for (let block = 0; block < blocks.length - 1; ) {
    const first = blocks[block]!;
    const afterTrivial = endOfTrivial(blocks, block);
    if (afterTrivial > block) {
      substitute(system, first, blocks[afterTrivial]!, panel);
      block = afterTrivial;
      continue;
    }
    const end = blocks[block + 1]!;
    takeFromEarlier(system, first, end, panel);
    if (gaussSeidel(system, first, end, panel).end !== 'CONVERGED') return null;
    block++;
  }
  const residual = largestResidual(system, 0, size, panel);
  // Also for NaN.
  return residual <= LARGEST_RESIDUAL ? residual : null;
}
