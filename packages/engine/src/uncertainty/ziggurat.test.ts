import { describe, expect, it } from 'vitest';
import { fillUniforms, nextWord, seedStream, WORDS_PER_STREAM } from './randomStream.ts';
import { fillNormals } from './ziggurat.ts';

const streamOf = (seed: number, key: string) => {
  const stream = new Int32Array(WORDS_PER_STREAM);
  seedStream(stream, 0, seed, key);
  return stream;
};

const normals = (count: number, seed = 1) => {
  const out = new Float64Array(count);
  fillNormals(streamOf(seed, 'steel'), 0, out, count);
  return out;
};

const moment = (values: Float64Array, power: number) =>
  values.reduce((sum, value) => sum + value ** power, 0) / values.length;

const shareBelow = (values: Float64Array, limit: number) =>
  values.reduce((count, value) => count + (value < limit ? 1 : 0), 0) / values.length;

describe('xoshiro128**', () => {
  it('gives the words of the published generator for the state 1, 2, 3, 4', () => {
    const stream = Int32Array.of(1, 2, 3, 4);
    const words = Array.from({ length: 6 }, () => nextWord(stream, 0) >>> 0);
    expect(words).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
  });

  it('starts the same key and seed with the same stream, and any other with another', () => {
    expect(streamOf(7, 'steel')).toEqual(streamOf(7, 'steel'));
    const starts = ['steel', 'steeL', 'leets', '', 'a', 'b'].flatMap((key) =>
      [0, 1, 2, -1].map((seed) => streamOf(seed, key).join()),
    );
    expect(new Set(starts).size).toBe(24);
  });

  it('starts a thousand numbered keys with a thousand different streams', () => {
    const starts = Array.from({ length: 1000 }, (_, i) => streamOf(1, `line ${i}`)[0]);
    expect(new Set(starts).size).toBe(1000);
  });

  it('sets each bit in half of the words', () => {
    const stream = streamOf(1, 'bits');
    const ones = new Array<number>(32).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const word = nextWord(stream, 0);
      for (let bit = 0; bit < 32; bit++) ones[bit] = ones[bit]! + ((word >>> bit) & 1);
    }
    for (const count of ones) expect(Math.abs(count / 20_000 - 0.5)).toBeLessThan(0.0177);
  });

  it('leaves its neighbours in the same array alone', () => {
    const streams = new Int32Array(3 * WORDS_PER_STREAM).fill(7);
    seedStream(streams, WORDS_PER_STREAM, 1, 'steel');
    nextWord(streams, WORDS_PER_STREAM);
    expect([...streams.subarray(0, 4), ...streams.subarray(8)]).toEqual([7, 7, 7, 7, 7, 7, 7, 7]);
  });

  it('fills the unit interval evenly and without its ends', () => {
    const values = new Float64Array(200_000);
    fillUniforms(streamOf(3, 'u'), 0, values, values.length);
    expect(Math.min(...values.subarray(0, 50_000))).toBeGreaterThan(0);
    expect(Math.max(...values.subarray(0, 50_000))).toBeLessThan(1);
    expect(moment(values, 1)).toBeCloseTo(0.5, 2);
    for (const tenth of [0.1, 0.3, 0.5, 0.9])
      expect(Math.abs(shareBelow(values, tenth) - tenth)).toBeLessThan(0.004);
  });
});

describe('Normal numbers', () => {
  it('have the moments 0, 1, 0 and 3', () => {
    const values = normals(1_000_000);
    expect(Math.abs(moment(values, 1))).toBeLessThan(0.004);
    expect(Math.abs(moment(values, 2) - 1)).toBeLessThan(0.006);
    expect(Math.abs(moment(values, 3))).toBeLessThan(0.015);
    expect(Math.abs(moment(values, 4) - 3)).toBeLessThan(0.05);
  });

  it('follow the normal distribution up to the tail', () => {
    const values = normals(1_000_000, 2);
    const expected: readonly (readonly [number, number])[] = [
      [-3.7, 0.0001078],
      [-3, 0.0013499],
      [-1.959964, 0.025],
      [-1, 0.1586553],
      [0, 0.5],
      [0.5, 0.6914625],
      [1.644854, 0.95],
      [3.7, 0.9998922],
    ];
    for (const [limit, share] of expected) {
      const fiveStandardErrors = 5 * Math.sqrt((share * (1 - share)) / values.length);
      expect(Math.abs(shareBelow(values, limit) - share)).toBeLessThan(fiveStandardErrors);
    }
  });

  it('do not depend on how many are asked for at once', () => {
    const whole = normals(1000);
    const pieces = new Float64Array(1000);
    const stream = streamOf(1, 'steel');
    for (let start = 0; start < 1000; start += 100) fillNormals(stream, 0, pieces.subarray(start), 100);
    expect(pieces).toEqual(whole);
  });

  it('are those of an independent program with the library functions of Python, to 14 digits', () => {
    const values = normals(400_000);
    const expected: readonly (readonly [number, number])[] = [
      [0, -0.4481232067385172],
      [1, -2.244400797136107],
      [2, -0.45027282692878234],
      [3, -0.17521840647935633],
      [99_999, 1.2637442287943723],
      [399_999, 0.16043197548979632],
    ];
    for (const [position, value] of expected) expect(values[position]).toBeCloseTo(value, 14);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(-291.83848950230237, 8);
  });

  it('go on beyond the last edge as the normal density does: 0.2429 on average, 258 of a million', () => {
    const edge = 3.6541528853610088;
    const beyond = normals(8_000_000, 5)
      .map(Math.abs)
      .filter((value) => value > edge);
    expect(Math.abs(beyond.length / 8 - 258)).toBeLessThan(5 * Math.sqrt(258 / 8));
    expect(Math.abs(moment(beyond, 1) - edge - 0.2429)).toBeLessThan(0.02);
  });

  it('are not correlated with the one before', () => {
    const values = normals(200_000, 4);
    const products = values.subarray(1).map((value, i) => value * values[i]!);
    expect(Math.abs(moment(products, 1))).toBeLessThan(5 / Math.sqrt(200_000));
  });

  it('of neighbouring seeds are not correlated', () => {
    const count = 200_000;
    const [first, second] = [normals(count, 1), normals(count, 2)];
    const products = first.map((value, i) => value * second[i]!);
    expect(Math.abs(moment(products, 1))).toBeLessThan(5 / Math.sqrt(count));
  });

  it('of two keys are not correlated', () => {
    const count = 200_000;
    const other = new Float64Array(count);
    fillNormals(streamOf(1, 'copper'), 0, other, count);
    const product = normals(count).map((value, i) => value * other[i]!);
    expect(Math.abs(moment(product, 1))).toBeLessThan(5 / Math.sqrt(count));
  });
});
