import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleKernel, sumAt } from './scaleKernel.ts';

const anyNumber = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const anyRow = fc.tuple(anyNumber, anyNumber, anyNumber, anyNumber, anyNumber, anyNumber);

describe('The kernel for scenarios together', () => {
  it('adds up, for each factor, what a plain loop adds up, to the last bit', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 30 }),
        fc.array(anyNumber, { minLength: 1, maxLength: 9 }),
        fc.tuple(anyNumber, anyNumber, anyNumber),
        fc.boolean(),
        (rows, factors, rest, isWhole) => {
          const kernel = scaleKernel(factors, 30);
          if (kernel === null) throw new Error('This test needs WebAssembly with SIMD.');
          kernel.rest.set(rest);
          kernel.add(Float64Array.from(rows.flat()), isWhole);
          factors.forEach((factor, place) => {
            let [high, low, size] = rest;
            for (const [amount, toTonnes, distance, ratio, perUnit] of rows) {
              const term = amount * factor * toTonnes * distance * ratio * perUnit;
              const next = high + term;
              const kept = next - high;
              low += high - (next - kept) + (term - kept);
              high = next;
              if (!isWhole) size += Math.abs(term);
            }
            const at = sumAt(place);
            expect([kernel.sums[at], kernel.sums[at + 4], kernel.sums[at + 8]]).toEqual([high, low, size]);
          });
        },
      ),
    );
  });
});
