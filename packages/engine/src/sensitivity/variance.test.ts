import { describe, expect, it } from 'vitest';
import { formulaRequest } from '../testing/formulaRequest.ts';
import { computed, valued } from '../testing/index.ts';
import type { Distribution } from '../uncertainty/distribution.ts';
import { simulate } from '../uncertainty/simulate.ts';
import { fixed, line, lognormal, product } from '../uncertainty/uncertaintyBuilders.ts';
import { sobolShares } from './sobolShares.ts';
import { varianceShares } from './varianceShares.ts';

const sharesOf = (outcome: ReturnType<typeof varianceShares>) => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return new Map(outcome.value.shares.map((share) => [share.key, share]));
};

describe('The contribution to variance of lognormal products', () => {
  it('is exact for one line', () => {
    // With p = exp(0.09) - 1 and q = exp(0.16) - 1: first orders p and q, the pair p q, the whole p + q + p q.
    const [p, q] = [Math.expm1(0.09), Math.expm1(0.16)];
    const whole = p + q + p * q;
    const shares = sharesOf(
      varianceShares(product('a', line('q', lognormal(10, Math.exp(0.3)), 'f', lognormal(2, Math.exp(0.4))))),
    );
    expect(shares.get('q')).toEqual({
      key: 'q',
      firstOrder: expect.closeTo(p / whole, 12),
      total: expect.closeTo((p + p * q) / whole, 12),
    });
    expect(shares.get('f')!.firstOrder).toBeCloseTo(q / whole, 12);
    expect([...shares.keys()]).toEqual(['f', 'q']);
    expect(p / whole).toBeCloseTo(0.3316, 4);
    expect(q / whole).toBeCloseTo(0.6109, 4);
  });

  it('adds up lines that share a number, and leaves certain ones out', () => {
    const shares = sharesOf(
      varianceShares(
        product(
          'a',
          line('m1', fixed(3), 'steel', lognormal(2, 1.2)),
          line('m2', fixed(1), 'steel', lognormal(2, 1.2)),
          line('e', { kind: 'NORMAL', mean: 5, standardDeviation: 1 }, 'grid', fixed(0.5)),
        ),
      ),
    );
    expect([...shares.keys()]).toEqual(['steel', 'e']);
    expect(shares.get('steel')!.firstOrder + shares.get('e')!.firstOrder).toBeCloseTo(1, 12);
  });

  it('has the variance of a simulation', () => {
    const model = product(
      'a',
      line('q', lognormal(10, 1.3), 'f', lognormal(2, 1.2)),
      line('r', { kind: 'TRIANGULAR', min: 1, mode: 2, max: 6 }, 'f', lognormal(2, 1.2)),
    );
    const exact = varianceShares(model);
    const drawn = simulate({ products: [model], draws: 200_000, seed: 7 });
    const totals = drawn.ok ? drawn.value.totals[0]! : new Float64Array(1);
    const mean = totals.reduce((sum, value) => sum + value, 0) / totals.length;
    const variance = totals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / totals.length;
    expect(exact.ok && exact.value.mean / mean).toBeCloseTo(1, 2);
    expect(exact.ok && exact.value.variance / variance).toBeCloseTo(1, 1);
  });

  it('is nothing where all is certain, and is refused for a square', () => {
    expect(varianceShares(product('a', line('q', fixed(1), 'f', fixed(2))))).toMatchObject({
      value: { mean: 2, variance: 0, shares: [] },
    });
    expect(varianceShares(product('a', line('x', lognormal(1, 2), 'x', lognormal(1, 2))))).toMatchObject({
      refusals: [{ code: 'INPUT_SQUARED' }],
    });
    const odd = { id: 'a', lines: [{ ...line('q', fixed(1), 'f', fixed(2)), coefficient: Number.NaN }] };
    expect(varianceShares(odd)).toMatchObject({ refusals: [{ code: 'COEFFICIENT_NOT_FINITE' }] });
  });

  it('takes a coefficient into mean and shares', () => {
    const half = { ...line('q', lognormal(10, 1.3), 'f', fixed(2)), coefficient: 0.5 };
    const whole = varianceShares({ id: 'a', lines: [{ ...half, coefficient: 1 }] });
    const outcome = varianceShares({ id: 'a', lines: [half] });
    expect(outcome.ok && whole.ok && outcome.value.variance / whole.value.variance).toBeCloseTo(0.25, 12);
    expect(outcome.ok && whole.ok && outcome.value.mean / whole.value.mean).toBeCloseTo(0.5, 12);
  });
});

describe('The contribution to variance by samples', () => {
  const uniform: Distribution = { kind: 'UNIFORM', min: 0, max: 1 };

  it('finds the known shares of the g-function', () => {
    // Saltelli, Sobol 1995: product of (|4x - 2| + a) / (1 + a); V_i = 1 / (3 (1 + a)²).
    const weights = [0, 1, 4.5];
    const formula = weights.map((a, at) => `(abs(4 * x${at} - 2) + ${a}) / (1 + ${a})`).join(' * ');
    const parameters = weights.map((_, at) => valued(`x${at}`, 0.5, { distribution: uniform }));
    const outcome = sobolShares(formulaRequest({ g: formula }, parameters), 'g', { samples: 4096, seed: 11 });
    if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
    const own = weights.map((a) => 1 / (3 * (1 + a) ** 2));
    const whole = own.reduce((product_, v) => product_ * (1 + v), 1) - 1;
    for (const share of outcome.value.shares) {
      const at = Number(share.parameter.slice(1));
      const total =
        (own[at]! * own.reduce((rest, v, place) => (place === at ? rest : rest * (1 + v)), 1)) / whole;
      expect(Math.abs(share.firstOrder - own[at]! / whole)).toBeLessThan(4 * share.firstOrderError + 0.02);
      expect(Math.abs(share.total - total)).toBeLessThan(4 * share.totalError + 0.02);
    }
    expect(outcome.value.mean).toBeCloseTo(1, 1);
    expect(outcome.value.variance / whole).toBeCloseTo(1, 1);
    expect(outcome.value.shares.map(({ parameter }) => parameter)).toEqual(['x0', 'x1', 'x2']);
  });

  const sum = () =>
    formulaRequest({ s: 'half + 2 * b' }, [
      computed('half', 'a / 2'),
      valued('a', 4, { distribution: { kind: 'NORMAL', mean: 4, standardDeviation: 2 } }),
      valued('b', 1, { distribution: { kind: 'NORMAL', mean: 1, standardDeviation: 1 }, min: 0 }),
    ]);

  it('gives the same bits for the same seed, and puts draws outside the bounds on them', () => {
    const [one, two, other] = [3, 3, 4].map((seed) => sobolShares(sum(), 's', { samples: 256, seed }));
    expect(one!.ok ? [] : one!.refusals).toEqual([]);
    expect(one).toEqual(two);
    expect(one).not.toEqual(other);
    // A sixth of the draws of b lie below 0: N(1, 1).
    expect(one!.ok && one!.value.clippedDraws / 512).toBeCloseTo(0.16, 1);
  });

  it('is refused without anything uncertain, and for too few samples or a seed that is none', () => {
    const request = formulaRequest({ s: 'a' }, [valued('a', 1)]);
    expect(sobolShares(request, 's', { samples: 100, seed: 1 })).toMatchObject({
      refusals: [{ code: 'NOTHING_UNCERTAIN' }],
    });
    for (const options of [
      { samples: 10, seed: 1 },
      { samples: 100, seed: 0.5 },
      { samples: 1e7, seed: 1 },
    ])
      expect(sobolShares(sum(), 's', options)).toMatchObject({
        refusals: [{ code: 'SAMPLES_OUT_OF_RANGE' }],
      });
  });
});
