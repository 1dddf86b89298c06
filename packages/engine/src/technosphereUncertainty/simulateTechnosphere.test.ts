import { describe, expect, it } from 'vitest';
import { components } from '../matrix/components.ts';
import { rowSystem } from '../matrix/rowSystem.ts';
import { fromRows, granted, processNames } from '../matrix/solverBuilders.ts';
import { diagonalPlaces, type SparseMatrix, sparseMatrix } from '../matrix/sparseMatrix.ts';
import { technosphereSolver } from '../matrix/technosphereSolver.ts';
import { backgroundSystem } from '../testing/backgroundSystem.ts';
import type { Distribution } from '../uncertainty/distribution.ts';
import { drawColumn } from '../uncertainty/drawInput.ts';
import { positionsOf } from './checkTechnosphereRequest.ts';
import { exchangeDraws } from './exchangeDraws.ts';
import { DRAWS_TOGETHER } from './inputDraws.ts';
import { simulateTechnosphere } from './simulateTechnosphere.ts';
import type { TechnosphereSimulationRequest } from './technosphereSimulation.ts';
import { lognormalExchanges, type UncertainExchange } from './uncertainExchange.ts';

function requestFor(
  matrix: SparseMatrix,
  impacts: readonly Float64Array[],
  exchanges: readonly UncertainExchange[],
  rest: Partial<TechnosphereSimulationRequest> = {},
): TechnosphereSimulationRequest {
  const names = processNames(matrix.size);
  return { names, matrix, impacts, exchanges, products: 'ALL', draws: 100, seed: 1, ...rest };
}

const scoresOf = (request: TechnosphereSimulationRequest) => granted(simulateTechnosphere(request)).scores;

function background(processes: number, categories: number) {
  const { names, exchanges, impacts } = backgroundSystem({ processes, seed: 5, categories });
  return { names, matrix: granted(sparseMatrix(names, exchanges)).matrix, impacts };
}

/** A product of 1 kg CO2e takes 2 kWh of 0.5 kg each. */
const LINE = fromRows([
  [1, 0],
  [-2, 1],
]);
const LINE_IMPACT = Float64Array.of(1, 0.5);
const spread = (distribution: Distribution, key = 'electricity'): UncertainExchange => ({
  row: 1,
  column: 0,
  input: { key, distribution },
});
const WIDE: Distribution = { kind: 'LOGNORMAL', median: -2, gsd: Math.exp(0.3) };

describe('A product that takes an uncertain amount of electricity', () => {
  it('has in every draw 1 kg and half a kg for each kWh drawn', () => {
    const [product] = scoresOf(requestFor(LINE, [LINE_IMPACT], [spread(WIDE)]))[0]!;
    // The same draws as an input of that key has in a simulation of lines.
    const amounts = drawColumn({ kind: 'LOGNORMAL', median: 2, gsd: Math.exp(0.3) }, 1, 'electricity', 100);
    amounts.forEach((amount, draw) => {
      expect(product!.draws[draw]! / (1 + 0.5 * amount)).toBeCloseTo(1, 8);
    });
    expect(product!.nominal).toBe(2);
  });

  it('has the mean 1 + exp(0.3² / 2) = 2.046, the median 2 and 95 % between 1.555 and 2.800', () => {
    const request = requestFor(LINE, [LINE_IMPACT], [spread(WIDE)], { draws: 20_000, products: [0] });
    const { mean, median, interval, standardDeviation } = scoresOf(request)[0]![0]!;
    // Deviation of the lognormal: exp(0.045) sqrt(exp(0.09) - 1) = 0.3209; of the mean 0.0023.
    expect(standardDeviation).toBeCloseTo(0.321, 1);
    expect(Math.abs(mean - 2.046)).toBeLessThan(3 * 0.0023);
    expect(median).toBeCloseTo(2, 1);
    expect(interval.lower).toBeCloseTo(1 + Math.exp(-1.96 * 0.3), 1);
    expect(interval.upper).toBeCloseTo(1 + Math.exp(1.96 * 0.3), 1);
  });

  it('leaves the electricity as it is', () => {
    const [, electricity] = scoresOf(requestFor(LINE, [LINE_IMPACT], [spread(WIDE)]))[0]!;
    expect(electricity!.draws.every((score) => score === 0.5)).toBe(true);
    expect(electricity!.standardDeviation).toBe(0);
  });

  it.each<Distribution>([
    { kind: 'FIXED', value: -3 },
    { kind: 'NORMAL', mean: -2, standardDeviation: 0.2 },
    { kind: 'TRIANGULAR', min: -3, mode: -2, max: -1 },
    { kind: 'UNIFORM', min: -3, max: -1 },
  ])('draws it from $kind too', (distribution) => {
    const [product] = scoresOf(requestFor(LINE, [LINE_IMPACT], [spread(distribution)]))[0]!;
    const amounts = drawColumn(distribution, 1, 'electricity', 100);
    amounts.forEach((amount, draw) => {
      expect(product!.draws[draw]! / (1 - 0.5 * amount)).toBeCloseTo(1, 8);
    });
  });

  it('shares what a run makes where that is uncertain', () => {
    const made: Distribution = { kind: 'NORMAL', mean: 4, standardDeviation: 0.3 };
    const run = fromRows([
      [4, 0],
      [-2, 1],
    ]);
    const exchange = { row: 0, column: 0, input: { key: 'made', distribution: made } };
    const amounts = drawColumn(made, 1, 'made', 100);
    for (const exchanges of [[exchange], [exchange, spread({ kind: 'FIXED', value: -2 })]]) {
      const [product] = scoresOf(requestFor(run, [LINE_IMPACT], exchanges))[0]!;
      amounts.forEach((amount, draw) => {
        expect(product!.draws[draw]! / (2 / amount)).toBeCloseTo(1, 8);
      });
    }
  });
});

describe('Exchanges that name the same input', () => {
  it('are drawn once: what is taken of one and saved of the other cancels in every draw', () => {
    const matrix = fromRows([
      [1, 0, 0],
      [-2, 1, 0],
      [2, 0, 1],
    ]);
    const input = { key: 'both', distribution: { kind: 'LOGNORMAL', median: 1, gsd: 2 } as const };
    const exchanges = [
      { row: 1, column: 0, input, coefficient: -2 },
      { row: 2, column: 0, input, coefficient: 2 },
    ];
    const [product] = scoresOf(requestFor(matrix, [Float64Array.of(7, 0.5, 0.5)], exchanges))[0]!;
    for (const score of product!.draws) expect(score).toBeCloseTo(7, 12);
  });
});

describe('A background database with uncertain exchanges', () => {
  const { names, matrix, impacts } = background(1500, 2);
  const exchanges = lognormalExchanges(names, matrix, 1.1);
  const request = { names, matrix, impacts, exchanges, products: [3, 700, 1400], draws: 22, seed: 9 };

  it('has in every draw the scores that solving the drawn technosphere with factors gives', () => {
    const system = rowSystem(matrix, components(matrix), DRAWS_TOGETHER);
    const places = diagonalPlaces(matrix);
    const made = Array.from({ length: 60 }, (_, column): UncertainExchange => {
      const distribution = { kind: 'NORMAL', mean: 1, standardDeviation: 0.01 } as const;
      const input = { key: `made ${column}`, distribution };
      return { row: column, column, input, coefficient: matrix.values[places[column]!]! };
    });
    const all = { ...request, exchanges: [...exchanges, ...made] };
    const { scores, ways, residual, gaining } = granted(simulateTechnosphere(all));
    expect(ways).toEqual({ swept: 22, factorised: 0 });
    expect(gaining).toBe(0);
    expect(residual).toBeLessThan(1e-12);
    const drawn = exchangeDraws(system, matrix, all.exchanges, positionsOf(all), 9);
    for (let draw = 0; draw < 8; draw++) {
      if (draw % DRAWS_TOGETHER === 0) drawn.drawFour();
      const own = drawn.matrixOf(draw % DRAWS_TOGETHER);
      const expected = granted(technosphereSolver(names, own, 'DIRECT').intensities(impacts)).values;
      scores.forEach((ofCategory, category) => {
        ofCategory.forEach(({ draws }, index) => {
          expect(draws[draw]! / expected[category]![request.products[index]!]!).toBeCloseTo(1, 11);
        });
      });
    }
  });

  it('has the nominal scores to 1e-12 where no exchange spreads', () => {
    const certain = lognormalExchanges(names, matrix, 1);
    for (const ofCategory of scoresOf({ ...request, exchanges: certain }))
      for (const { nominal, draws } of ofCategory)
        for (const score of draws) expect(Math.abs(score / nominal - 1)).toBeLessThan(1e-12);
  });

  it('gives exactly twice the scores for twice the impacts', () => {
    const doubled = scoresOf({
      ...request,
      impacts: impacts.map((impact) => impact.map((each) => 2 * each)),
    });
    scoresOf(request).forEach((ofCategory, category) => {
      ofCategory.forEach(({ draws }, index) => {
        expect(doubled[category]![index]!.draws).toEqual(draws.map((score) => 2 * score));
      });
    });
  });

  it('has the same first draws, to the last bit, in a longer run and without the other products', () => {
    const longer = scoresOf({ ...request, draws: 50, products: [700] });
    const shorter = scoresOf(request);
    for (const category of [0, 1])
      expect(longer[category]![0]!.draws.subarray(0, 22)).toEqual(shorter[category]![1]!.draws);
  });

  it('differs in no draw from the same database', () => {
    expect(scoresOf(request)).toEqual(scoresOf(request));
    expect(scoresOf({ ...request, seed: 10 })).not.toEqual(scoresOf(request));
  });

  it('has the same draws when there is one more process, and another order of exchanges', () => {
    const size = matrix.size + 1;
    const added = {
      size,
      starts: Int32Array.of(...matrix.starts, matrix.starts[matrix.size]! + 1),
      rows: Int32Array.of(...matrix.rows, matrix.size),
      values: Float64Array.of(...matrix.values, 1),
    };
    const larger = scoresOf({
      ...request,
      names: [...names, 'One more'],
      matrix: added,
      impacts: impacts.map((impact) => Float64Array.of(...impact, 1)),
      exchanges: exchanges.toReversed(),
    });
    scoresOf(request).forEach((ofCategory, category) => {
      ofCategory.forEach(({ draws }, index) => {
        draws.forEach((score, draw) => {
          expect(Math.abs(larger[category]![index]!.draws[draw]! / score - 1)).toBeLessThan(1e-12);
        });
      });
    });
  });

  it('spreads as first-order propagation says where spreads are small', () => {
    // y_p changes by x_j A_ij y_i times the relative change of A_ij, with x the runs for one unit of p.
    const sigma = 0.01;
    const small = lognormalExchanges(names, matrix, Math.exp(sigma));
    const product = 700;
    const demand = new Float64Array(matrix.size);
    demand[product] = 1;
    const solver = technosphereSolver(names, matrix);
    const runs = granted(solver.scalings([demand])).values[0]!;
    const y = granted(solver.intensities([impacts[0]!])).values[0]!;
    const variance = small.reduce((sum, { row, column, input: { distribution } }) => {
      const amount = distribution.kind === 'LOGNORMAL' ? distribution.median : 0;
      return sum + (runs[column]! * amount * y[row]! * sigma) ** 2;
    }, 0);
    const simulated = scoresOf({
      ...request,
      impacts: impacts.slice(0, 1),
      exchanges: small,
      products: [product],
      draws: 2000,
    })[0]![0]!;
    const deviation = Math.sqrt(variance);
    // The standard error of a deviation from 2000 draws is 1.6 % of it.
    expect(Math.abs(simulated.standardDeviation / deviation - 1)).toBeLessThan(0.06);
    expect(Math.abs(simulated.mean - y[product]!)).toBeLessThan((4 * deviation) / Math.sqrt(2000));
  });
});

describe('A loop that gains in some draws', () => {
  // Each of both takes 0.9 of the other, once with a spread: the gain is 0.81 times the draw.
  const loop = fromRows([
    [1, -0.9],
    [-0.9, 1],
  ]);
  const exchange: UncertainExchange = {
    ...{ row: 1, column: 0, coefficient: -0.9 },
    input: { key: 'loop', distribution: { kind: 'LOGNORMAL', median: 1, gsd: 1.3 } },
  };

  it('has the exact scores in every draw, by factors where sweeps do not settle, and says how often', () => {
    const request = requestFor(loop, [Float64Array.of(1, 0)], [exchange], { draws: 400 });
    const { scores, ways, gaining, residual } = granted(simulateTechnosphere(request));
    const amounts = drawColumn({ kind: 'LOGNORMAL', median: 1, gsd: 1.3 }, 1, 'loop', 400);
    amounts.forEach((amount, draw) => {
      // y = 1 / (1 - gain); near a gain of 1 it magnifies what tells the two ways of drawing apart.
      const rest = 1 - 0.81 * amount;
      expect(Math.abs(scores[0]![0]!.draws[draw]! * rest - 1)).toBeLessThan(1e-7 / Math.abs(rest));
    });
    expect(gaining).toBe(amounts.filter((amount) => 0.81 * amount >= 1).length);
    expect(gaining).toBeGreaterThan(40);
    expect(ways.factorised).toBeGreaterThanOrEqual(gaining);
    expect(ways.swept + ways.factorised).toBe(400);
    expect(ways.swept).toBeGreaterThan(100);
    expect(residual).toBeLessThan(1e-12);
  });

  it('is solved with factors in every draw where it gains without any spread', () => {
    const gaining = fromRows([
      [1, -2],
      [-0.9, 1],
    ]);
    const request = requestFor(gaining, [Float64Array.of(1, 0)], [exchange], { draws: 10 });
    expect(granted(simulateTechnosphere(request)).ways).toEqual({ swept: 0, factorised: 10 });
  });

  it('is refused with the draw in which it has no solution at all', () => {
    const singular = {
      ...exchange,
      input: { key: 'loop', distribution: { kind: 'FIXED', value: 1 } as const },
    };
    const half = fromRows([
      [1, -2],
      [-0.25, 1],
    ]);
    const outcome = simulateTechnosphere(
      requestFor(half, [Float64Array.of(1, 0)], [{ ...singular, coefficient: -0.5 }]),
    );
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: 'LOOP_UNSOLVABLE', field: 'draws[0]' }]);
  });
});

describe('A simulation of a technosphere', () => {
  const lognormal = (gsd: number): Distribution => ({ kind: 'LOGNORMAL', median: -2, gsd });
  it.each<[string, Partial<TechnosphereSimulationRequest>]>([
    ['DRAWS_OUT_OF_RANGE', { draws: 1 }],
    ['DRAWS_OUT_OF_RANGE', { draws: 2.5 }],
    ['DRAWS_OUT_OF_RANGE', { draws: 20_000_001 }],
    ['SEED_INVALID', { seed: 0.5 }],
    ['PRODUCT_OUTSIDE', { products: [2] }],
    ['PRODUCT_OUTSIDE', { products: [-1] }],
    ['EXCHANGE_MISSING', { exchanges: [{ ...spread(WIDE), row: 0, column: 1 }] }],
    ['EXCHANGE_MISSING', { exchanges: [{ ...spread(WIDE), row: 7, column: 9 }] }],
    ['EXCHANGE_REPEATED', { exchanges: [spread(WIDE), spread(WIDE, 'again')] }],
    ['COEFFICIENT_NOT_FINITE', { exchanges: [{ ...spread(WIDE), coefficient: Number.NaN }] }],
    ['GSD_OUT_OF_RANGE', { exchanges: [spread(lognormal(0.9))] }],
    ['DISTRIBUTION_NOT_FINITE', { exchanges: [spread(lognormal(Number.NaN))] }],
    [
      'STANDARD_DEVIATION_NEGATIVE',
      { exchanges: [spread({ kind: 'NORMAL', mean: -2, standardDeviation: -0.1 })] },
    ],
    ['INPUT_CONTRADICTORY', { exchanges: [spread(WIDE), { ...spread(lognormal(1.1)), row: 0, column: 0 }] }],
    ['PRODUCT_CANCELS', { exchanges: [{ ...spread({ kind: 'FIXED', value: 0 }), row: 0, column: 0 }] }],
    ['VECTOR_INVALID', { impacts: [Float64Array.of(1, Number.NaN)] }],
    ['VECTOR_INVALID', { impacts: [Float64Array.of(1)] }],
  ])('refuses %s', (code, change) => {
    const outcome = simulateTechnosphere(requestFor(LINE, [LINE_IMPACT], [spread(WIDE)], change));
    expect(!outcome.ok && outcome.refusals.map((refusal) => refusal.code)).toEqual([code]);
  });

  it('has all scores certain where no exchange is uncertain', () => {
    const [product] = scoresOf(requestFor(LINE, [LINE_IMPACT], []))[0]!;
    expect(product).toMatchObject({ nominal: 2, mean: 2, standardDeviation: 0, median: 2 });
  });
});
