/*
 * Exponential and logarithm from additions, multiplications and square roots alone. ECMAScript leaves the last bits of
 * Math.exp and Math.log to the implementation (ECMA-262, 21.3.2); the engine promises the same bytes everywhere.
 */

export const STEPS = 256;
export const STEP_BITS = 8;
/** ln 2 in two parts, the first with trailing zeros so that its products are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
export const STEPS_PER_UNIT: number = STEPS / Math.LN2;
export const STEP_HIGH: number = LN2_HIGH / STEPS;
export const STEP_LOW: number = LN2_LOW / STEPS;
const LARGEST_EXPONENT = 709.7;
const SMALLEST_EXPONENT = -708.3;
const SMALLEST_BINARY_EXPONENT = -1022;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** 2^(i / 256) for i = 0 … 255: products of repeated square roots of 2. */
export const POWERS_OF_STEP: Float64Array = powersOfStep();

/** 2^(i − 1022) for i = 0 … 2045. */
const POWERS_OF_TWO = powersOfTwo();

function powersOfStep(): Float64Array {
  const table = new Float64Array(STEPS).fill(1);
  let root = Math.SQRT2;
  for (let bit = STEPS / 2; bit >= 1; bit /= 2) {
    for (let i = 0; i < STEPS; i++) if ((i & bit) !== 0) table[i] = table[i]! * root;
    root = Math.sqrt(root);
  }
  return table;
}

function powersOfTwo(): Float64Array {
  const table = new Float64Array(2046);
  let power = SMALLEST_NORMAL;
  for (let i = 0; i < table.length; i++) {
    table[i] = power;
    power *= 2;
  }
  return table;
}

/** e^x, relative error below 1e-14 (most of it from the table of roots); 0 below −708.3, infinite above 709.7. */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY;
  if (x < SMALLEST_EXPONENT) return 0;
  return finiteExponential(x);
}

/** Replaces the first `count` values x by factor × e^(scale × x); scale × x has to lie between −708 and 709. */
export function exponentiate(values: Float64Array, factor: number, scale: number, count: number): void {
  for (let i = 0; i < count; i++) values[i] = factor * finiteExponential(scale * values[i]!);
}

/** x = step × ln 2 / 256 + rest; the series of the rest (below 0.0014) ends with a term below 1e-16. */
function finiteExponential(x: number): number {
  const step = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const rest = x - step * STEP_HIGH - step * STEP_LOW;
  const series = 1 + rest * (1 + rest * (1 / 2 + rest * (1 / 6 + rest * (1 / 24))));
  return (
    POWERS_OF_STEP[step & (STEPS - 1)]! *
    series *
    POWERS_OF_TWO[(step >> STEP_BITS) - SMALLEST_BINARY_EXPONENT]!
  );
}

/** Natural logarithm, relative error below 1e-15 away from 1; NaN for negative x, −∞ for 0. */
export function logarithm(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  let mantissa = x;
  let exponent = 0;
  while (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  return exponent * LN2_LOW + logarithmNearOne(mantissa) + exponent * LN2_HIGH;
}

/** 2 artanh((m − 1) / (m + 1)) as a series; the last of its 12 terms is below 1e-17 for m between √½ and √2. */
function logarithmNearOne(mantissa: number): number {
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let odd = 23; odd >= 1; odd -= 2) series = series * square + 1 / odd;
  return 2 * s * series;
}
