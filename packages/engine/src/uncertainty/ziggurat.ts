import { exponential, logarithm } from './elementary.ts';
import { nextUniform } from './randomStream.ts';

/*
 * Standard normal numbers by the ziggurat of 256 layers (Marsaglia, Tsang 2000, J. Stat. Softw. 5(8)). Of each 32 bits
 * 8 choose the layer and the other 24 the place in it, so neighbouring values lie at most 5e-7 apart.
 */

const LAYERS = 256;
const PLACES = 0x800000;
/** Where the tail begins, and the area of each layer (Doornik 2005, for 256 layers). */
const TAIL = 3.6541528853610088;
const AREA = 4.92867323399e-3;

/** Right edges from the base (wider than the tail) to 0, and the density exp(−x²/2) there. */
const EDGES = edges();
const DENSITIES = EDGES.map((x) => exponential(-0.5 * x * x));
const WIDTHS = EDGES.map((x) => x / PLACES);
/** Places below this one lie under the curve without looking at it. */
const SAFE_PLACES = new Float64Array(LAYERS).map((_, i) => (PLACES * EDGES[i + 1]!) / EDGES[i]!);

function edges(): Float64Array {
  const x = new Float64Array(LAYERS + 1);
  x[0] = AREA * exponential(0.5 * TAIL * TAIL);
  x[1] = TAIL;
  for (let i = 1; i < LAYERS - 1; i++) {
    const density = exponential(-0.5 * x[i]! * x[i]!) + AREA / x[i]!;
    x[i + 1] = Math.sqrt(-2 * logarithm(density));
  }
  return x;
}

/** Fills the first `count` places with standard normal numbers. */
export function fillNormals(streams: Int32Array, offset: number, out: Float64Array, count: number): void {
  let s0 = streams[offset]!;
  let s1 = streams[offset + 1]!;
  let s2 = streams[offset + 2]!;
  let s3 = streams[offset + 3]!;
  let filled = 0;
  while (filled < count) {
    // xoshiro128** as in randomStream.ts, written out: typed-array state would cost half of the speed.
    const product = Math.imul(s1, 5);
    const word = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);

    const layer = word & 0xff;
    const place = (word >> 8) + 0.5;
    const value = place * WIDTHS[layer]!;
    if (Math.abs(place) < SAFE_PLACES[layer]!) {
      out[filled++] = value;
      continue;
    }
    streams[offset] = s0;
    streams[offset + 1] = s1;
    streams[offset + 2] = s2;
    streams[offset + 3] = s3;
    const decided = decide(streams, offset, layer, value);
    if (!Number.isNaN(decided)) out[filled++] = decided;
    s0 = streams[offset]!;
    s1 = streams[offset + 1]!;
    s2 = streams[offset + 2]!;
    s3 = streams[offset + 3]!;
  }
  streams[offset] = s0;
  streams[offset + 1] = s1;
  streams[offset + 2] = s2;
  streams[offset + 3] = s3;
}

/** The 1 to 2 % near the curve or in the tail; NaN for "draw again". */
function decide(streams: Int32Array, offset: number, layer: number, value: number): number {
  if (layer === 0) return value < 0 ? -drawTail(streams, offset) : drawTail(streams, offset);
  const below = DENSITIES[layer]!;
  const height = below + nextUniform(streams, offset) * (DENSITIES[layer + 1]! - below);
  return height < exponential(-0.5 * value * value) ? value : Number.NaN;
}

/** Beyond the last edge, by Marsaglia's (1964) pair of exponentials. */
function drawTail(streams: Int32Array, offset: number): number {
  for (;;) {
    const x = -logarithm(nextUniform(streams, offset)) / TAIL;
    const y = -logarithm(nextUniform(streams, offset));
    if (2 * y > x * x) return TAIL + x;
  }
}
