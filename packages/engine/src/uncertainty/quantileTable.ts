import { exponential } from './elementary.ts';
import { lowerNormalQuantile } from './inverseNormal.ts';

/*
 * A distribution as a table: polynomials that turn a random word into a draw. Of a word w of 32 bits with its sign, v = w + ½
 * lies symmetrically about 0, and v stands for the standard normal number of its own sign whose tail has the share |v| / 2³².
 * The nearer to 0, the further out. So the intervals of the table are those of a floating point number, sixteen to each
 * power of two, and the polynomials (Taylor, degree 5, about the centre of the interval) are nowhere off by more than some
 * 1e-9 of the spread. What lies beyond 2⁻¹³ of either tail is not in the table: {@link scoreInTail}.
 */

/** Bits of a word as a single that do not tell apart what lies in one interval, and the one that means its middle. */
export const BITS_WITHIN = 19;
/** Words of a smaller size than this lie in the tails. */
export const TAIL_SIZE = 2 ** 19;
/** Byte offset of the first two coefficients of a word, out of its bits as a single; the next two are a plane further on. */
export const OFFSET_SHIFT = 15;
export const OFFSET_MASK = 0x1fff0;
export const PLANE_BYTES = 0x2000;
/** Most of it is never touched: the sign is left where it stands in a single. A kernel may write to the scratch. */
export const TABLE_BYTES = 0x20000;
export const SCRATCH_BYTES = 0x100;

const FIRST_OCTAVE = 19;
const LAST_OCTAVE = 30;
const PARTS = 16;
const PLANE = PLANE_BYTES / 8;
const DEGREE = 5;
const WORD_STEP = 2 ** -32;

/** Where words lie that are of one sign and about equally large. */
interface Interval {
  /** Of the first coefficient in the table. */
  readonly place: number;
  readonly sign: 1 | -1;
  /** |v| of the word in the middle. */
  readonly centre: number;
}

const INTERVALS: readonly Interval[] = ([1, -1] as const).flatMap(intervalsOf);
const PLACES = Int32Array.from(INTERVALS, ({ place }) => place);
/** Coefficients of the standard normal distribution, interval by interval. */
const SCORES = Float64Array.from(INTERVALS.flatMap(scoreSeries));

function intervalsOf(sign: 1 | -1): Interval[] {
  return Array.from({ length: (LAST_OCTAVE + 1 - FIRST_OCTAVE) * PARTS + 1 }, (_, interval) => {
    // The last one is for words that are rounded up to 2³¹ as singles: the first part of one octave more.
    const octave = FIRST_OCTAVE + Math.floor(interval / PARTS);
    const part = interval % PARTS;
    const offset = (sign < 0 ? 0x10000 : 0) | 0x8000 | ((octave - 1) << 8) | (part << 4);
    return { place: offset / 8, sign, centre: 2 ** octave * (1 + (part + 0.5) / PARTS) + sign / 2 };
  });
}

/** Taylor series of the normal number in the word about the centre, from the derivatives of the quantile function. */
function scoreSeries({ sign, centre }: Interval): number[] {
  const share = centre * WORD_STEP;
  const z = share <= 0.5 ? lowerNormalQuantile(share) : -lowerNormalQuantile(1 - share);
  const squared = z * z;
  const derivatives = [z, 1, z, 1 + 2 * squared, z * (7 + 6 * squared), 7 + squared * (46 + 24 * squared)];
  // The share grows by `sign` a word, and the quantile by one over the density a share.
  const step = sign * WORD_STEP * Math.sqrt(2 * Math.PI) * exponential(squared / 2);
  let power = -sign;
  return derivatives.map((derivative, order) => {
    if (order > 0) power *= step / order;
    return derivative * power;
  });
}

/** Makes the table that of mean + deviation × Z. */
export function tabulateNormal(table: Float64Array, mean: number, deviation: number): void {
  for (let interval = 0; interval < PLACES.length; interval++) {
    const place = PLACES[interval]!;
    const from = interval * (DEGREE + 1);
    table[place] = mean + deviation * SCORES[from]!;
    table[place + 1] = deviation * SCORES[from + 1]!;
    table[place + PLANE] = deviation * SCORES[from + 2]!;
    table[place + PLANE + 1] = deviation * SCORES[from + 3]!;
    table[place + 2 * PLANE] = deviation * SCORES[from + 4]!;
    table[place + 2 * PLANE + 1] = deviation * SCORES[from + 5]!;
  }
}

/** Makes the table that of median × exp(sigma × Z): the series of an exponential of a series. */
export function tabulateLognormal(table: Float64Array, median: number, sigma: number): void {
  for (let interval = 0; interval < PLACES.length; interval++) {
    const place = PLACES[interval]!;
    const from = interval * (DEGREE + 1);
    const first = sigma * SCORES[from + 1]!;
    const second = 2 * sigma * SCORES[from + 2]!;
    const third = 3 * sigma * SCORES[from + 3]!;
    const fourth = 4 * sigma * SCORES[from + 4]!;
    const fifth = 5 * sigma * SCORES[from + 5]!;
    const c0 = median * exponential(sigma * SCORES[from]!);
    const c1 = first * c0;
    const c2 = (first * c1 + second * c0) * (1 / 2);
    const c3 = (first * c2 + second * c1 + third * c0) * (1 / 3);
    const c4 = (first * c3 + second * c2 + third * c1 + fourth * c0) * (1 / 4);
    const c5 = (first * c4 + second * c3 + third * c2 + fourth * c1 + fifth * c0) * (1 / 5);
    table[place] = c0;
    table[place + 1] = c1;
    table[place + PLANE] = c2;
    table[place + PLANE + 1] = c3;
    table[place + 2 * PLANE] = c4;
    table[place + 2 * PLANE + 1] = c5;
  }
}

/**
 * The standard normal number of a word in the tails, exactly.
 *
 * @param further uniform between 0 and 1: where in the step of the word, so that the tail does not end with the last word
 */
export function scoreInTail(word: number, further: number): number {
  const size = word < 0 ? -1 - word : word;
  const z = lowerNormalQuantile((size + further) * WORD_STEP);
  return word < 0 ? z : -z;
}
