import { seedStream, WORDS_PER_STREAM } from './randomStream.ts';

/*
 * Every uncertain input has five streams (randomStream.ts): one for whatever asks for single numbers, and behind it four side
 * by side, of which draw d takes the next word of stream d mod 4. Word k of all four stands together, as a vector of four.
 */

export const LANES = 4;
const LANE_WORDS = LANES * WORDS_PER_STREAM;
export const WORDS_PER_INPUT: number = WORDS_PER_STREAM + LANE_WORDS;
/** Stands in no key that people type. */
const LANE_MARK = '\u0001';

/** Starts all streams of an input; they depend on nothing but seed and key. */
export function seedInput(streams: Int32Array, offset: number, seed: number, key: string): void {
  seedStream(streams, offset, seed, key);
  const lane = new Int32Array(WORDS_PER_STREAM);
  for (let place = 0; place < LANES; place++) {
    seedStream(lane, 0, seed, `${key}${LANE_MARK}${place}`);
    for (let word = 0; word < WORDS_PER_STREAM; word++)
      streams[lanesAt(offset) + LANES * word + place] = lane[word]!;
  }
}

/** Where the four side by side begin. */
export function lanesAt(offset: number): number {
  return offset + WORDS_PER_STREAM;
}

/** The next words of the four streams in turn: `count` of them, a multiple of four. */
export function fillWords(streams: Int32Array, lanes: number, words: Int32Array, count: number): void {
  for (let lane = 0; lane < LANES; lane++) {
    let s0 = streams[lanes + lane]!;
    let s1 = streams[lanes + LANES + lane]!;
    let s2 = streams[lanes + 2 * LANES + lane]!;
    let s3 = streams[lanes + 3 * LANES + lane]!;
    for (let place = lane; place < count; place += LANES) {
      // xoshiro128** as in randomStream.ts, written out: typed-array state would cost half of the speed.
      const product = Math.imul(s1, 5);
      words[place] = Math.imul((product << 7) | (product >>> 25), 9);
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
    }
    streams[lanes + lane] = s0;
    streams[lanes + LANES + lane] = s1;
    streams[lanes + 2 * LANES + lane] = s2;
    streams[lanes + 3 * LANES + lane] = s3;
  }
}
