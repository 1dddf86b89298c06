import { BITS_WITHIN, OFFSET_MASK, OFFSET_SHIFT, PLANE_BYTES, TAIL_SIZE } from './quantileTable.ts';
import { fillWords, LANES } from './randomLanes.ts';

/**
 * Turns the words of four streams into draws by the table at the beginning of the memory. All offsets are in bytes and
 * multiples of 16; counts are rounded up to four, and columns have room for that.
 *
 * A word in the tails gives 0; it is listed at `tails` in {@link TAIL_WORDS} whole numbers for each four draws: the place of
 * the first, then the four words. @returns how many times four are listed
 */
export type DrawFour = (lanes: number, column: number, count: number, tails: number) => number;

export const TAIL_WORDS = 8;
/** Where in them the four words begin. */
export const TAIL_START = 4;

/** Two that give the same bits: one in WebAssembly, one in JavaScript. */
export interface DrawKernel {
  readonly buffer: ArrayBuffer;
  /** Puts the draws into the column. */
  readonly fill: DrawFour;
  /** Adds them to what is there. */
  readonly add: DrawFour;
}

/** For where there is no WebAssembly. */
export function plainKernel(bytes: number): DrawKernel {
  const buffer = new ArrayBuffer(bytes);
  return { buffer, fill: plainDraws(buffer, false), add: plainDraws(buffer, true) };
}

const KEPT = -1 << BITS_WITHIN;
const MIDDLE = 1 << (BITS_WITHIN - 1);
const PLANE = PLANE_BYTES / 8;

function plainDraws(buffer: ArrayBuffer, isAdded: boolean): DrawFour {
  const [doubles, integers] = [new Float64Array(buffer), new Int32Array(buffer)];
  const single = new Float32Array(1);
  const singleBits = new Int32Array(single.buffer);
  let words = new Int32Array(0);
  return (lanes, column, count, tails) => {
    const whole = Math.ceil(count / LANES) * LANES;
    if (words.length < whole) words = new Int32Array(whole);
    fillWords(integers, lanes / 4, words, whole);
    let listed = 0;
    for (let draw = 0; draw < whole; draw++) {
      const word = words[draw]!;
      const at = column / 8 + draw;
      if (Math.abs(word) < TAIL_SIZE) {
        listed = list(integers, tails / 4, listed, words, draw);
        doubles[at] = isAdded ? doubles[at]! : 0;
        continue;
      }
      single[0] = word;
      const bits = singleBits[0]!;
      const place = ((bits >>> OFFSET_SHIFT) & OFFSET_MASK) >> 3;
      singleBits[0] = (bits & KEPT) | MIDDLE;
      const t = word - single[0]!;
      const squared = t * t;
      const even =
        doubles[place]! + squared * (doubles[place + PLANE]! + squared * doubles[place + 2 * PLANE]!);
      const odd =
        doubles[place + 1]! +
        squared * (doubles[place + PLANE + 1]! + squared * doubles[place + 2 * PLANE + 1]!);
      const value = even + t * odd;
      doubles[at] = isAdded ? doubles[at]! + value : value;
    }
    return listed;
  };
}

/** Lists the four that a draw belongs to, once; answers how many are listed. */
function list(integers: Int32Array, tails: number, listed: number, words: Int32Array, draw: number): number {
  const first = draw - (draw % LANES);
  const before = tails + (listed - 1) * TAIL_WORDS;
  if (listed > 0 && integers[before] === first) return listed;
  const at = tails + listed * TAIL_WORDS;
  integers[at] = first;
  integers.set(words.subarray(first, first + LANES), at + TAIL_START);
  return listed + 1;
}
