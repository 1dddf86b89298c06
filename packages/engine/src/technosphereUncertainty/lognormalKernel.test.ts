import { describe, expect, it } from 'vitest';
import { exponential } from '../uncertainty/elementary.ts';
import {
  type LognormalMemory,
  type LognormalShape,
  lognormalMemory,
  plainMemory,
} from './lognormalKernel.ts';

const SHAPE: LognormalShape = { inputs: 301, lognormal: 300, columns: 2 };

/** Normal numbers from -9 to 9 and spreads from none to the largest; the last input is no lognormal one. */
function filled(memory: LognormalMemory): LognormalMemory {
  memory.medians.forEach((_, input) => {
    memory.medians[input] = (input % 2 === 0 ? 1 : -1) * 1.7 ** ((input % 60) - 30);
    memory.sigmas[input] = input % 7 === 0 ? 0 : (10 * input) / 300;
  });
  for (const column of memory.columns)
    column.forEach((_, at) => {
      column[at] = 9 * Math.sin(1 + 12.9898 * at);
    });
  return memory;
}

const bitsOf = (numbers: Float64Array) => new BigUint64Array(numbers.slice().buffer);

describe('Exponentials of many inputs at once', () => {
  it('have the same bits in WebAssembly and in JavaScript', () => {
    const [fast, plain] = [filled(lognormalMemory(SHAPE)), filled(plainMemory(SHAPE))];
    fast.exponentiate(1);
    plain.exponentiate(1);
    expect(bitsOf(fast.columns[1]!)).toEqual(bitsOf(plain.columns[1]!));
  });

  it('are median × e^(sigma × z), of the column asked for and of lognormal inputs alone', () => {
    const memory = filled(lognormalMemory(SHAPE));
    const before = memory.columns.map((column) => column.slice());
    memory.exponentiate(0);
    for (let at = 0; at < 4 * SHAPE.lognormal; at++) {
      const input = at >> 2;
      const expected = memory.medians[input]! * exponential(memory.sigmas[input]! * before[0]![at]!);
      expect(memory.columns[0]![at]).toBe(expected);
    }
    expect(memory.columns[0]!.subarray(1200)).toEqual(before[0]!.subarray(1200));
    expect(memory.columns[1]).toEqual(before[1]);
  });

  it('leave the median where there is no spread', () => {
    const memory = filled(lognormalMemory(SHAPE));
    memory.exponentiate(0);
    expect([...memory.columns[0]!.subarray(28, 32)]).toEqual(new Array(4).fill(memory.medians[7]));
  });
});
