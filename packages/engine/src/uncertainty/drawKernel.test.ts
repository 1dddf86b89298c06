import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from './distribution.ts';
import { drawerOf } from './drawInput.ts';
import { type DrawKernel, plainKernel } from './drawKernel.ts';
import { drawSpace } from './drawSpace.ts';
import { wasmKernel } from './wasmKernel.ts';

const kernels = {
  WebAssembly: (bytes: number): DrawKernel => {
    const kernel = wasmKernel(bytes);
    if (kernel === null) throw new Error('These tests need WebAssembly with SIMD.');
    return kernel;
  },
  JavaScript: plainKernel,
};

interface Drawn {
  readonly distribution: Distribution;
  readonly counts: readonly number[];
  readonly seed: number;
  readonly coefficient: number;
}

/** Draws filled in and added in turn, with the state in which the streams are left. */
function drawnBy(make: (bytes: number) => DrawKernel, { distribution, counts, seed, coefficient }: Drawn) {
  const space = drawSpace({ inputs: 3, columns: 2, length: Math.max(...counts) }, make);
  const { fill, add } = drawerOf(distribution);
  const offset = space.seed(1, seed, 'steel');
  for (const count of counts) {
    fill(space, offset, 0, count);
    add!(space, offset, 1, count, coefficient);
  }
  return { columns: space.columns.map((column) => [...column]), streams: [...space.streams] };
}

const anyDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc
    .tuple(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.oneof(fc.double({ min: 1, max: 3, noNaN: true }), fc.double({ min: 1, max: 20_000, noNaN: true })),
    )
    .map(([median, gsd]): Distribution => ({ kind: 'LOGNORMAL', median, gsd })),
  fc
    .tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
    .map(([mean, standardDeviation]): Distribution => ({ kind: 'NORMAL', mean, standardDeviation })),
);

/** The first four draws of that number, and the sums of the two columns. */
const EXPECTED = [
  3.3702418489532278, 1.8122782730723765, 4.597646090581148, 2.7959488698181585, 317178.00586509856,
  316988.9826248671,
];

describe('The kernels', () => {
  it('in WebAssembly and in JavaScript give the same bits, and leave the streams alike', () => {
    fc.assert(
      fc.property(
        fc.record({
          distribution: anyDistribution,
          counts: fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 3 }),
          seed: fc.integer(),
          coefficient: fc.double({ min: -10, max: 10, noNaN: true }),
        }),
        (drawn) => {
          expect(drawnBy(kernels.WebAssembly, drawn)).toEqual(drawnBy(kernels.JavaScript, drawn));
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(Object.entries(kernels))('give these very bits in %s, on every machine', (_, make) => {
    const { columns } = drawnBy(make, {
      distribution: { kind: 'LOGNORMAL', median: 3, gsd: 1.4 },
      counts: [100_000],
      seed: 7,
      coefficient: 1,
    });
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect([...columns[0]!.slice(0, 4), sum(columns[0]!), sum(columns[1]!)]).toEqual(EXPECTED);
  });

  it('meet both tails in 100,000 draws: a table alone would leave them at 0', () => {
    const { columns } = drawnBy(kernels.WebAssembly, {
      distribution: { kind: 'NORMAL', mean: 0, standardDeviation: 1 },
      counts: [100_000],
      seed: 7,
      coefficient: 1,
    });
    for (const column of columns) {
      expect(column.filter((z) => z > 3.67).length).toBeGreaterThan(3);
      expect(column.filter((z) => z < -3.67).length).toBeGreaterThan(3);
    }
  });
});
