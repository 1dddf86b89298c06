import { describe, expect, it } from 'vitest';
import { drawSpace } from './drawSpace.ts';
import { exponential } from './elementary.ts';
import { lowerNormalQuantile } from './inverseNormal.ts';
import { scoreInTail, TAIL_SIZE, tabulateLognormal, tabulateNormal } from './quantileTable.ts';
import { fillWords, lanesAt } from './randomLanes.ts';

const COUNT = 200_000;

/** Words with the draws that a table makes of them; tails are left out. */
function drawsOf(tabulate: (table: Float64Array) => void) {
  const space = drawSpace({ inputs: 1, columns: 1, length: COUNT });
  const offset = space.seed(0, 1, 'steel');
  const words = new Int32Array(COUNT);
  fillWords(space.streams.slice(), lanesAt(offset), words, COUNT);
  tabulate(space.table);
  space.fill(offset, 0, COUNT, () => Number.NaN);
  const draws = space.columns[0]!;
  return [...words].flatMap((word, place) =>
    Math.abs(word) < TAIL_SIZE ? [] : [{ word, draw: draws[place]! }],
  );
}

/** By the definition: |w + ½| / 2³² is the share of the tail on the side of the sign. */
function scoreOf(word: number): number {
  const z = lowerNormalQuantile(Math.abs(word + 0.5) * 2 ** -32);
  return word < 0 ? z : -z;
}

describe('The table of a distribution', () => {
  it('gives the normal number of each word to 1e-9', () => {
    let worst = 0;
    for (const { word, draw } of drawsOf((table) => tabulateNormal(table, 0, 1)))
      worst = Math.max(worst, Math.abs(draw - scoreOf(word)));
    expect(worst).toBeLessThan(1e-9);
    expect(worst).toBeGreaterThan(0);
  });

  it('gives the lognormal number to as many digits, whatever the spread', () => {
    for (const [sigma, error] of [
      [0.01, 1e-11],
      [0.3, 3e-10],
      [1, 1e-9],
      [10, 1e-6],
    ] as const) {
      let worst = 0;
      for (const { word, draw } of drawsOf((table) => tabulateLognormal(table, 2, sigma)))
        worst = Math.max(worst, Math.abs(draw / (2 * exponential(sigma * scoreOf(word))) - 1));
      expect(worst).toBeLessThan(error);
    }
  });

  it('goes up with the words of either sign but for its error: nothing is torn at the ends of intervals', () => {
    const draws = drawsOf((table) => tabulateNormal(table, 0, 1));
    for (const sign of [1, -1]) {
      const rising = draws
        .filter(({ word }) => Math.sign(word) === sign)
        .sort((a, b) => Math.abs(b.word) - Math.abs(a.word))
        .map(({ draw }) => sign * draw);
      rising.slice(1).forEach((value, place) => {
        expect(value - rising[place]!).toBeGreaterThan(-1e-9);
      });
    }
  });
});

describe('A word in the tails', () => {
  it('is exact, and continues where the table ends: at 3.67 standard deviations', () => {
    expect(scoreInTail(TAIL_SIZE - 1, 0.5)).toBeCloseTo(-lowerNormalQuantile(2 ** -13), 5);
    expect(scoreInTail(1000, 0.5)).toBeCloseTo(scoreOf(1000), 13);
    expect(scoreInTail(-1000, 0.5)).toBeCloseTo(scoreOf(-1000), 13);
  });

  it('reaches as far as 64 bits do: 9.2 standard deviations', () => {
    expect(scoreInTail(0, 2 ** -33)).toBeCloseTo(9.155, 3);
    expect(scoreInTail(-1, 2 ** -33)).toBe(-scoreInTail(0, 2 ** -33));
  });

  it('leaves no gap between one word and the next', () => {
    const ends = [scoreInTail(7, 1 - 2 ** -33), scoreInTail(8, 2 ** -33)];
    expect(ends[0]! - ends[1]!).toBeGreaterThan(0);
    expect(ends[0]! - ends[1]!).toBeLessThan(1e-9);
  });
});
