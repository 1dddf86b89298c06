import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactorisedTechnosphere, factorise } from './factorise.ts';
import { type Triplet, technosphere } from './technosphere.ts';

function fromRows(rows: readonly (readonly number[])[]): Triplet[] {
  return rows.flatMap((values, row) => values.map((value, column) => ({ row, column, value })));
}

function solved(rows: readonly (readonly number[])[]): FactorisedTechnosphere {
  const outcome = factorise(
    technosphere(
      rows.map((_row, index) => `P${index}`),
      fromRows(rows),
    ),
  );
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
}

describe('Three processes of which the last two use each other', () => {
  // One takes 1 of Two. Two takes 2 of Three. Three takes 0.1 of Two. Direct impacts per run are 1, 2 and 3.
  const system = solved([
    [1, 0, 0],
    [-1, 1, -0.1],
    [0, -2, 1],
  ]);
  const impact = Float64Array.of(1, 2, 3);
  const { x, residual } = system.solveScaling(Float64Array.of(1, 0, 0));

  it('contribute 1, 2.5 and 7.5 to one unit of the first', () => {
    expect([...x].map((runs, index) => runs * impact[index]!)).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(2.5, 12),
      expect.closeTo(7.5, 12),
    ]);
    expect(residual).toBeLessThan(1e-14);
  });

  it('have the loop factors 1, 0.8 and 0.8', () => {
    expect([...system.loopFactors()]).toEqual([1, expect.closeTo(0.8, 12), expect.closeTo(0.8, 12)]);
  });

  it('pass on 11, 10 and 8, which needs the loop factors', () => {
    const intensities = system.solveIntensities(impact);
    const factors = system.loopFactors();
    const totals = [...x].map((runs, index) => runs * intensities[index]! * factors[index]!);
    expect(totals).toEqual([expect.closeTo(11, 12), expect.closeTo(10, 12), expect.closeTo(8, 12)]);
  });
});

describe('Two processes that make more than one unit a run', () => {
  it('run 8/3 times each for eight of the second, and score 8', () => {
    const system = solved([
      [2, -2],
      [-1, 4],
    ]);
    const { x } = system.solveScaling(Float64Array.of(0, 8));
    expect([...x]).toEqual([expect.closeTo(8 / 3, 12), expect.closeTo(8 / 3, 12)]);
    const score = 2 * (x[0]! * 0.5 + x[1]! * 1);
    expect(score).toBeCloseTo(8, 12);
  });
});

describe('A technosphere', () => {
  it('is refused, naming the processes, when one needs as much of itself as it makes', () => {
    const outcome = factorise(
      technosphere(
        ['Ouroboros', 'Honest'],
        fromRows([
          [0, 0],
          [0, 1],
        ]),
      ),
    );
    expect(!outcome.ok && outcome.refusals[0]).toMatchObject({ code: 'LOOP_UNSOLVABLE' });
    expect(!outcome.ok && outcome.refusals[0]!.message).toMatch(/^Ouroboros need/);
  });

  it('is refused when a circle of several gains nothing', () => {
    const outcome = factorise(
      technosphere(
        ['A', 'B'],
        fromRows([
          [1, -1],
          [-1, 1],
        ]),
      ),
    );
    expect(outcome.ok).toBe(false);
  });

  it('adds exchanges of the same place', () => {
    const matrix = technosphere(
      ['A'],
      [
        { row: 0, column: 0, value: 1 },
        { row: 0, column: 0, value: -0.25 },
      ],
    );
    expect(matrix.columns[0]).toEqual({ rows: [0], values: [0.75] });
  });

  it('refuses exchanges outside of it or that are no numbers', () => {
    expect(() => technosphere(['A'], [{ row: 1, column: 0, value: 1 }])).toThrow(RangeError);
    expect(() => technosphere(['A'], [{ row: 0, column: 0, value: Number.NaN }])).toThrow(/NaN/);
  });

  it('may be a chain of 15,000 steps', () => {
    const size = 15_000;
    const names = Array.from({ length: size }, (_, index) => `P${index}`);
    const chain = names.flatMap((_name, index): Triplet[] => [
      { row: index, column: index, value: 1 },
      ...(index + 1 < size ? [{ row: index + 1, column: index, value: -1 }] : []),
    ]);
    const outcome = factorise(technosphere(names, chain));
    const demand = new Float64Array(size);
    demand[0] = 1;
    expect(outcome.ok && outcome.value.solveScaling(demand).x[size - 1]).toBe(1);
  });

  it('solves random systems with circles, and the transposed one agrees with it', () => {
    const size = 12;
    const input = fc.record({
      row: fc.nat(size - 1),
      column: fc.nat(size - 1),
      value: fc.double({ min: -0.08, max: 0, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), fc.nat(size - 1), (inputs, wanted) => {
        const names = Array.from({ length: size }, (_, index) => `P${index}`);
        const diagonal = names.map((_name, index) => ({ row: index, column: index, value: 1 }));
        const outcome = factorise(technosphere(names, [...diagonal, ...inputs]));
        // Sixty inputs of at most 0.08 could in theory make a circle that gains nothing.
        if (!outcome.ok) return;
        const demand = new Float64Array(size);
        demand[wanted] = 1;
        const impact = Float64Array.from({ length: size }, (_, index) => index + 1);
        const { x, residual } = outcome.value.solveScaling(demand);
        const byScaling = x.reduce((sum, runs, index) => sum + runs * impact[index]!, 0);
        const byIntensity = outcome.value.solveIntensities(impact)[wanted]!;
        expect(residual).toBeLessThan(1e-9);
        expect(byIntensity).toBeCloseTo(byScaling, 6);
      }),
    );
  });

  it('does not take amounts too small for a double for a bad solution', () => {
    // x2 = 3e-256 + 1e-258 x1, x1 = 1e-43 x2 = 3e-299, close to the smallest there is.
    const system = solved([
      [1, 0, 0],
      [0, 1, -1e-43],
      [-3e-256, -1e-258, 1],
    ]);
    const { x, residual } = system.solveScaling(Float64Array.of(1, 0, 0));
    expect(residual).toBeLessThan(1e-12);
    expect(x[0]).toBe(1);
    expect(x[2]! / 3e-256).toBeCloseTo(1, 12);
  });
});
