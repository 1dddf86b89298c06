import { describe, expect, it } from 'vitest';
import { drawColumn } from './drawInput.ts';
import {
  correlation,
  kolmogorovDistance,
  kolmogorovLimit,
  normalShare,
  rawMoment,
  shareBelow,
} from './drawStatistics.ts';
import { fillWords, LANES, lanesAt, seedInput, WORDS_PER_INPUT } from './randomLanes.ts';
import { nextWord, seedStream, WORDS_PER_STREAM } from './randomStream.ts';

const streamsOf = (seed: number, key: string) => {
  const streams = new Int32Array(WORDS_PER_INPUT);
  seedInput(streams, 0, seed, key);
  return streams;
};

const normals = (count: number, key = 'steel', seed = 1) =>
  drawColumn({ kind: 'NORMAL', mean: 0, standardDeviation: 1 }, seed, key, count);

const everyFourth = (values: Float64Array, lane: number) =>
  values.filter((_, place) => place % LANES === lane);

describe('The streams of an input', () => {
  it('begin with the one of its key, as single numbers have it', () => {
    const stream = new Int32Array(WORDS_PER_STREAM);
    seedStream(stream, 0, 7, 'steel');
    expect([...streamsOf(7, 'steel').subarray(0, WORDS_PER_STREAM)]).toEqual([...stream]);
  });

  it('are five different ones', () => {
    const streams = streamsOf(7, 'steel');
    const starts = Array.from({ length: LANES }, (_, lane) => streams[lanesAt(0) + lane]);
    expect(new Set([streams[0], ...starts]).size).toBe(5);
  });

  it('side by side give the words of xoshiro128** each', () => {
    const streams = streamsOf(7, 'steel');
    const words = new Int32Array(400);
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      Int32Array.from(
        { length: WORDS_PER_STREAM },
        (_none, word) => streams[lanesAt(0) + LANES * word + lane]!,
      ),
    );
    fillWords(streams, lanesAt(0), words, words.length);
    words.forEach((word, place) => {
      expect(word).toBe(nextWord(lanes[place % LANES]!, 0));
    });
  });
});

describe('Normal numbers out of them', () => {
  const values = normals(1_000_000);

  it('have the moments 0, 1, 0 and 3', () => {
    expect(Math.abs(rawMoment(values, 1))).toBeLessThan(0.004);
    expect(Math.abs(rawMoment(values, 2) - 1)).toBeLessThan(0.006);
    expect(Math.abs(rawMoment(values, 3))).toBeLessThan(0.015);
    expect(Math.abs(rawMoment(values, 4) - 3)).toBeLessThan(0.05);
  });

  it('follow the distribution function, all together and in every lane (Kolmogorov and Smirnov)', () => {
    expect(kolmogorovDistance(values, normalShare)).toBeLessThan(kolmogorovLimit(values.length));
    for (let lane = 0; lane < LANES; lane++) {
      const own = everyFourth(values, lane);
      expect(kolmogorovDistance(own, normalShare)).toBeLessThan(kolmogorovLimit(own.length));
    }
  });

  it('reach beyond the table as often as they should: 3.7, 4.5 and 5 standard deviations', () => {
    const many = normals(8_000_000, 'tails');
    const expected: readonly (readonly [number, number])[] = [
      [-3.7, 1.0779973e-4],
      [-4.5, 3.3976731e-6],
      [-5, 2.8665157e-7],
    ];
    for (const [limit, share] of expected) {
      const fiveStandardErrors = 5 * Math.sqrt(share / many.length);
      expect(Math.abs(shareBelow(many, limit) - share)).toBeLessThan(fiveStandardErrors);
      expect(
        Math.abs(
          shareBelow(
            many.map((z) => -z),
            limit,
          ) - share,
        ),
      ).toBeLessThan(fiveStandardErrors);
    }
  });

  it('fill 1,000 equally likely classes evenly: chi-squared within five deviations of its mean', () => {
    const classes = new Int32Array(1000);
    for (const value of values) classes[Math.min(999, Math.floor(1000 * normalShare(value)))]!++;
    const chiSquared = classes.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(Math.abs(chiSquared - 999)).toBeLessThan(5 * Math.sqrt(2 * 999));
  });

  it('are not correlated with those before, nor lane with lane, nor are their squares', () => {
    const limit = 5 / Math.sqrt(values.length / LANES);
    const squares = values.map((value) => (value * value - 1) / Math.SQRT2);
    for (const series of [values, squares]) {
      for (const lag of [1, 2, 3, 4, 8])
        expect(Math.abs(correlation(series.subarray(lag), series))).toBeLessThan(limit);
      for (let lane = 1; lane < LANES; lane++)
        expect(Math.abs(correlation(everyFourth(series, 0), everyFourth(series, lane)))).toBeLessThan(limit);
    }
  });

  it('of other lines and of neighbouring seeds are not correlated: line 1 to line 20, all pairs', () => {
    const count = 50_000;
    const lines = [
      ...Array.from({ length: 20 }, (_, line) => normals(count, `line ${line}`)),
      normals(count, 'line 0', 2),
    ];
    const limit = 5 / Math.sqrt(count);
    lines.forEach((first, place) => {
      for (const second of lines.slice(place + 1))
        expect(Math.abs(correlation(first, second))).toBeLessThan(limit);
    });
  });
});

describe('Lognormal numbers out of them', () => {
  const sigma = 0.4;
  const values = drawColumn({ kind: 'LOGNORMAL', median: 1, gsd: Math.exp(sigma) }, 3, 'steel', 1_000_000);

  it('have mean, deviation and skewness of the distribution', () => {
    const spread = Math.exp(sigma * sigma);
    const mean = Math.exp(sigma ** 2 / 2);
    const deviation = mean * Math.sqrt(spread - 1);
    const drawnMean = rawMoment(values, 1);
    const centred = values.map((value) => value - drawnMean);
    const drawnDeviation = Math.sqrt(rawMoment(centred, 2));
    const skewness = (spread + 2) * Math.sqrt(spread - 1);
    expect(Math.abs(drawnMean - mean)).toBeLessThan((5 * deviation) / 1000);
    expect(Math.abs(drawnDeviation / deviation - 1)).toBeLessThan(0.006);
    expect(Math.abs(rawMoment(centred, 3) / drawnDeviation ** 3 / skewness - 1)).toBeLessThan(0.03);
  });

  it('have its quantiles up to one in 10,000 on either side', () => {
    for (const [z, share] of [
      [-3.719016485, 1e-4],
      [-2.326347874, 0.01],
      [-1.959963985, 0.025],
      [0, 0.5],
      [1.959963985, 0.975],
      [2.326347874, 0.99],
      [3.719016485, 0.9999],
    ] as const) {
      const fiveStandardErrors = 5 * Math.sqrt((share * (1 - share)) / values.length);
      expect(Math.abs(shareBelow(values, Math.exp(sigma * z)) - share)).toBeLessThan(fiveStandardErrors);
    }
  });
});
