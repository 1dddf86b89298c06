/*
 * Streams of random bits: xoshiro128** 1.1 (Blackman, Vigna 2021, ACM Trans. Math. Softw. 47, 36), 32-bit arithmetic
 * only, so the same on every machine. A stream is four words in a shared Int32Array from `offset` on.
 */

export const WORDS_PER_STREAM = 4;
const GOLDEN_RATIO = 0x9e3779b9;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SECOND_PRIME = 0x85ebca6b;
const TWO_TO_MINUS_32 = 2.3283064365386963e-10;

/**
 * Starts the stream that belongs to a key: two 32-bit hashes of seed and key, spread to four words by SplitMix32. The
 * stream depends on nothing else, so an input draws the same numbers wherever and in whatever order it is used.
 */
export function seedStream(streams: Int32Array, offset: number, seed: number, key: string): void {
  let first = mix(FNV_OFFSET ^ seed);
  let second = mix(seed + GOLDEN_RATIO);
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    first = Math.imul(first ^ unit, FNV_PRIME);
    second = mix(Math.imul(second ^ unit, SECOND_PRIME));
  }
  streams[offset] = mix(first + GOLDEN_RATIO);
  streams[offset + 1] = mix(first + 2 * GOLDEN_RATIO);
  streams[offset + 2] = mix(second + GOLDEN_RATIO);
  // One fixed bit: the state of all zeros would never leave zero.
  streams[offset + 3] = mix(second + 2 * GOLDEN_RATIO) | 1;
}

/** The finaliser of MurmurHash3 (Appleby), with which SplitMix32 turns a counter into bits. */
function mix(word: number): number {
  let z = word | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}

/** The next 32 bits as a signed integer. Loops that need many take the state into locals instead. */
export function nextWord(streams: Int32Array, offset: number): number {
  const s0 = streams[offset]!;
  const s1 = streams[offset + 1]!;
  const s2 = streams[offset + 2]! ^ s0;
  const s3 = streams[offset + 3]! ^ s1;
  const product = Math.imul(s1, 5);
  streams[offset] = s0 ^ s3;
  streams[offset + 1] = s1 ^ s2;
  streams[offset + 2] = s2 ^ (s1 << 9);
  streams[offset + 3] = (s3 << 11) | (s3 >>> 21);
  return Math.imul((product << 7) | (product >>> 25), 9);
}

/** Uniform strictly between 0 and 1, in steps of 2⁻³². */
export function nextUniform(streams: Int32Array, offset: number): number {
  return ((nextWord(streams, offset) >>> 0) + 0.5) * TWO_TO_MINUS_32;
}

/** Fills the first `count` places with uniform numbers strictly between 0 and 1. */
export function fillUniforms(streams: Int32Array, offset: number, out: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) out[i] = nextUniform(streams, offset);
}
