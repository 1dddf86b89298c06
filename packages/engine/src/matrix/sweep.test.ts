import { describe, expect, it } from 'vitest';
import { backgroundSystem } from '../testing/backgroundSystem.ts';
import { components } from './components.ts';
import { type Panel, type RowSystem, rowSystem } from './rowSystem.ts';
import { granted } from './solverBuilders.ts';
import { sparseMatrix } from './sparseMatrix.ts';
import { largestResidual, measuredSweep, substitute, sweep, takeFromEarlier } from './sweep.ts';
import { kernelMemory } from './sweepKernel.ts';

const { names, exchanges, impacts } = backgroundSystem({ processes: 1500, seed: 8, categories: 4 });
const { matrix } = granted(sparseMatrix(names, exchanges));

function loaded(lanes: 1 | 4 = 1): RowSystem {
  const system = rowSystem(matrix, components(matrix), lanes);
  // Each matrix its own, when there are four.
  if (lanes === 4)
    system.weights.forEach((weight, at) => {
      system.weights[at] = weight * (1 + 0.01 * ((7 * at) % 11));
    });
  impacts.forEach((impact, lane) => {
    for (let place = 0; place < system.size; place++)
      system.panel.given[4 * place + lane] = impact[system.processes[place]!]! / system.diagonal[place]!;
  });
  system.panel.direct.set(system.panel.given);
  return system;
}

/** Blocks as the solver goes through them, eight sweeps each; the unknowns, and every measured number on the way. */
function solved(system: RowSystem): { readonly panel: Panel; readonly measured: number[] } {
  const { panel, blocks } = system;
  const measured: number[] = [];
  for (let block = 0; block < blocks.length - 1; block++) {
    const first = blocks[block]!;
    const end = blocks[block + 1]!;
    if (end - first === 1) substitute(system, first, end, panel);
    else {
      takeFromEarlier(system, first, end, panel);
      for (let turn = 0; turn < 7; turn++) sweep(system, first, end, panel);
      measured.push(measuredSweep(system, first, end, panel));
    }
    measured.push(largestResidual(system, first, end, panel));
  }
  return { panel, measured };
}

describe('The kernel in WebAssembly', () => {
  it('is there on Node, for systems that are worth it', () => {
    expect(kernelMemory(1, 1)).not.toBeNull();
    expect(loaded().kernel).not.toBeNull();
  });

  it.each([1, 4] as const)(
    'gives the same bits as the one in JavaScript, matrices in four lanes: %i',
    (lanes) => {
      const fast = solved(loaded(lanes));
      const plain = solved({ ...loaded(lanes), kernel: null });
      expect(fast.panel.y.some((value) => value !== 0)).toBe(true);
      expect(new BigUint64Array(fast.panel.y.slice().buffer)).toEqual(
        new BigUint64Array(plain.panel.y.slice().buffer),
      );
      expect(fast.measured).toEqual(plain.measured);
    },
  );

  it('sweeps four matrices as it does each of them for all right-hand sides', () => {
    const four = loaded(4);
    const together = solved(four).panel.y;
    for (let lane = 0; lane < 4; lane++) {
      const alone = loaded();
      for (let entry = 0; entry < alone.weights.length; entry++)
        alone.weights[entry] = four.weights[4 * entry + lane]!;
      const { y } = solved(alone).panel;
      for (let place = 0; place < alone.size; place++)
        expect(together[4 * place + lane]).toBe(y[4 * place + lane]);
    }
  });

  it('gives way to the one in JavaScript where the memory asked for cannot be had', () => {
    expect(kernelMemory(2 ** 40, 1)).toBeNull();
  });
});

describe('A measured sweep', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is not finite when one unknown starts as %s', (bad) => {
    const system = loaded();
    const { blocks } = system;
    const giant = blocks.findIndex((first, block) => (blocks[block + 1] ?? first) - first > 500);
    const first = blocks[giant]!;
    const end = blocks[giant + 1]!;
    // Of the last place of the block, so that earlier ones see it before it is replaced.
    system.panel.y[4 * end - 1] = bad;
    expect(measuredSweep(system, first, end, system.panel)).not.toBeLessThan(Number.POSITIVE_INFINITY);
  });
});
