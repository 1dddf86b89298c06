import { describe, expect, it } from 'vitest';
import { unitsOfBlock } from './balance.ts';
import { components } from './components.ts';
import { jointGain, strongestLoop } from './loopGain.ts';
import { type RowSystem, rowSystem } from './rowSystem.ts';
import { fromRows, ring } from './solverBuilders.ts';
import type { SparseMatrix } from './sparseMatrix.ts';

function systemOf(matrix: SparseMatrix): RowSystem {
  return rowSystem(matrix, components(matrix));
}

describe('The strongest loop', () => {
  // P0 takes 0.5 of P1, P1 0.5 of P2, P2 0.5 of P0; P1 and P2 also take 3 and 0.9 of each other.
  const system = systemOf(
    fromRows([
      [1, 0, -0.5],
      [-0.5, 1, -0.9],
      [0, -3, 1],
    ]),
  );

  it('is the one that gains most a step, not the longest', () => {
    const loop = strongestLoop(system, 0, 3)!;
    expect(loop.processes.toSorted()).toEqual([1, 2]);
    expect(loop.gain).toBeCloseTo(2.7, 12);
  });

  it('does not depend on the units', () => {
    // P1 counted in grams instead of kilograms.
    const loop = strongestLoop(
      systemOf(
        fromRows([
          [1, 0, -0.5],
          [-500, 1, -900],
          [0, -3e-3, 1],
        ]),
      ),
      0,
      3,
    )!;
    expect(loop.processes.toSorted()).toEqual([1, 2]);
    expect(loop.gain).toBeCloseTo(2.7, 12);
  });

  it('has a negative gain where one exchange of it is avoided', () => {
    const loop = strongestLoop(
      systemOf(
        fromRows([
          [1, 2],
          [-3, 1],
        ]),
      ),
      0,
      2,
    )!;
    expect(loop.gain).toBe(-6);
  });

  it('is found in a ring of many, where the only loop is all of it', () => {
    const loop = strongestLoop(systemOf(ring(1000, 1.01)), 0, 1000)!;
    expect(loop.processes).toHaveLength(1000);
    expect(loop.gain / 1.01 ** 1000).toBeCloseTo(1, 9);
  });

  it('does not exist for a process on its own', () => {
    expect(strongestLoop(systemOf(fromRows([[1]])), 0, 1)).toBeNull();
  });
});

describe('The joint gain of loops', () => {
  it('is the spectral radius: sqrt(a b) for two that use a and b of each other', () => {
    const system = systemOf(
      fromRows([
        [1, -8],
        [-0.5, 1],
      ]),
    );
    expect(jointGain(system, 0, 2, unitsOfBlock(system, 0, 2))).toBeCloseTo(2, 12);
  });

  it('does not depend on the units of a loop of three', () => {
    // 0.9 of each other in money; one unit costs 2^-13, 1 and 2^13.
    const far = 0.9 * 2 ** 26;
    const near = 0.9 * 2 ** -13;
    const system = systemOf(
      fromRows([
        [1, 0, -far],
        [-near, 1, 0],
        [0, -near, 1],
      ]),
    );
    expect(jointGain(system, 0, 3, unitsOfBlock(system, 0, 3))).toBeCloseTo(0.9, 6);
  });

  it('is above 1 where loops below 1 add up', () => {
    // Each of three takes 0.6 of both others: single loops gain 0.36 and 0.216, together 1.2.
    const system = systemOf(
      fromRows([
        [1, -0.6, -0.6],
        [-0.6, 1, -0.6],
        [-0.6, -0.6, 1],
      ]),
    );
    expect(jointGain(system, 0, 3, unitsOfBlock(system, 0, 3))).toBeCloseTo(1.2, 12);
    expect(Math.abs(strongestLoop(system, 0, 3)!.gain)).toBeLessThan(1);
  });
});
