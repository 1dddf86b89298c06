import { describe, expect, it } from 'vitest';
import { type Distribution, momentsOf } from './distribution.ts';
import { drawColumn, drawerOf } from './drawInput.ts';
import { drawSpace } from './drawSpace.ts';
import { kolmogorovDistance, kolmogorovLimit, normalShare } from './drawStatistics.ts';
import { logarithm } from './elementary.ts';

const COUNT = 40_000;

const LIMIT = kolmogorovLimit(COUNT);

const draw = (distribution: Distribution, key = 'input', count = COUNT) =>
  drawColumn(distribution, 1, key, count);

function triangularShare(min: number, mode: number, max: number) {
  return (value: number) =>
    value < mode
      ? (value - min) ** 2 / ((max - min) * (mode - min))
      : 1 - (max - value) ** 2 / ((max - min) * (max - mode));
}

describe('Draws', () => {
  it('of a lognormal number follow its distribution function', () => {
    const draws = draw({ kind: 'LOGNORMAL', median: 3, gsd: 1.4 });
    const share = (value: number) => normalShare(logarithm(value / 3) / logarithm(1.4));
    expect(kolmogorovDistance(draws, share)).toBeLessThan(LIMIT);
  });

  it('of a normal number follow its distribution function', () => {
    const draws = draw({ kind: 'NORMAL', mean: -2, standardDeviation: 0.5 });
    expect(kolmogorovDistance(draws, (value) => normalShare((value + 2) / 0.5))).toBeLessThan(LIMIT);
  });

  it('of a triangular number follow its distribution function, wherever the mode lies', () => {
    for (const mode of [1, 2, 4.5, 5]) {
      const draws = draw({ kind: 'TRIANGULAR', min: 1, mode, max: 5 }, `mode ${mode}`);
      expect(kolmogorovDistance(draws, triangularShare(1, mode, 5))).toBeLessThan(LIMIT);
    }
  });

  it('of a uniform number follow its distribution function', () => {
    const draws = draw({ kind: 'UNIFORM', min: -1, max: 3 });
    expect(kolmogorovDistance(draws, (value) => (value + 1) / 4)).toBeLessThan(LIMIT);
  });

  it('of bounded numbers stay inside of their bounds', () => {
    const uniform = draw({ kind: 'UNIFORM', min: -1, max: 3 });
    const triangular = draw({ kind: 'TRIANGULAR', min: 1, mode: 1, max: 5 });
    expect(uniform.every((value) => value > -1 && value < 3)).toBe(true);
    expect(triangular.every((value) => value >= 1 && value <= 5)).toBe(true);
  });

  it('of a lognormal credit are all below zero and mirror those of the burden', () => {
    const burden = draw({ kind: 'LOGNORMAL', median: 3, gsd: 1.4 });
    const credit = draw({ kind: 'LOGNORMAL', median: -3, gsd: 1.4 });
    expect(credit).toEqual(burden.map((value) => -value));
    expect(credit.every((value) => value < 0)).toBe(true);
  });

  it('of a fixed number are that number', () => {
    expect(draw({ kind: 'FIXED', value: 7 }, 'fixed', 3)).toEqual(Float64Array.of(7, 7, 7));
  });

  it('have the mean and variance that are stated for the distribution', () => {
    const distributions: readonly Distribution[] = [
      { kind: 'LOGNORMAL', median: 3, gsd: 1.4 },
      { kind: 'NORMAL', mean: 3, standardDeviation: 2 },
      { kind: 'TRIANGULAR', min: 0, mode: 1, max: 6 },
      { kind: 'UNIFORM', min: 2, max: 6 },
    ];
    for (const distribution of distributions) {
      const draws = draw(distribution, distribution.kind);
      const { mean, variance } = momentsOf(distribution);
      const drawnMean = draws.reduce((sum, value) => sum + value, 0) / COUNT;
      const drawnVariance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / COUNT;
      expect(Math.abs(drawnMean - mean)).toBeLessThan(5 * Math.sqrt(variance / COUNT));
      expect(drawnVariance / variance).toBeCloseTo(1, 1);
    }
  });

  it('of every kind go on where they stopped', () => {
    const kinds: readonly Distribution[] = [
      { kind: 'LOGNORMAL', median: 3, gsd: 1.4 },
      { kind: 'NORMAL', mean: 3, standardDeviation: 2 },
      { kind: 'TRIANGULAR', min: 0, mode: 1, max: 6 },
      { kind: 'UNIFORM', min: 2, max: 6 },
    ];
    for (const distribution of kinds) {
      const space = drawSpace({ inputs: 1, columns: 1, length: 1000 });
      const offset = space.seed(0, 1, 'input');
      const pieces = Array.from({ length: 5 }, () => {
        drawerOf(distribution).fill(space, offset, 0, 1000);
        return [...space.columns[0]!];
      }).flat();
      expect(Float64Array.from(pieces)).toEqual(draw(distribution, 'input', 5000));
    }
  });

  it('can be added to what is there, times a number, in one go', () => {
    for (const distribution of [
      { kind: 'LOGNORMAL', median: 3, gsd: 1.4 },
      { kind: 'NORMAL', mean: 3, standardDeviation: 2 },
    ] as const) {
      const space = drawSpace({ inputs: 1, columns: 1, length: 20_000 });
      space.columns[0]!.fill(100);
      drawerOf(distribution).add!(space, space.seed(0, 1, 'input'), 0, 20_000, -0.5);
      const alone = draw(distribution, 'input', 20_000);
      space.columns[0]!.forEach((value, place) => {
        expect(value).toBeCloseTo(100 - 0.5 * alone[place]!, 11);
      });
    }
  });

  it('of kinds without a table are filled in first: there is nothing to add in one go', () => {
    expect(drawerOf({ kind: 'UNIFORM', min: 0, max: 1 }).add).toBeNull();
    expect(drawerOf({ kind: 'FIXED', value: 1 }).add).toBeNull();
  });
});
