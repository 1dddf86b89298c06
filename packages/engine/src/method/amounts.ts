import type { InputRefusal } from '../outcome.ts';

/** Named numbers of a method's input, for instance `{ recycledContent: 0.3 }`. */
export type NamedNumbers = Readonly<Record<string, number>>;

/** Each number that is not finite or below 0. */
export function negatives(numbers: NamedNumbers, subject: string): InputRefusal[] {
  return outside(numbers, 0, Number.MAX_VALUE, subject);
}

/** Each number that is not a share between 0 and 1. */
export function notShares(numbers: NamedNumbers, subject: string): InputRefusal[] {
  return outside(numbers, 0, 1, subject);
}

/** Each number that is not finite; emissions may be negative, credits are. */
export function notFinite(numbers: NamedNumbers, subject: string): InputRefusal[] {
  return outside(numbers, -Number.MAX_VALUE, Number.MAX_VALUE, subject);
}

/** Each number that is not finite or not above 0. */
export function notPositive(numbers: NamedNumbers, subject: string): InputRefusal[] {
  return outside(numbers, Number.MIN_VALUE, Number.MAX_VALUE, subject);
}

/** Each number outside of two ends, both of which are allowed. NaN lies outside of everything. */
export function outside(numbers: NamedNumbers, from: number, to: number, subject: string): InputRefusal[] {
  return Object.entries(numbers)
    .filter(([, value]) => !(value >= from && value <= to))
    .map(([field, value]) => ({
      code: 'NUMBER_OUT_OF_RANGE',
      field,
      subject,
      message: `${field} is ${value}.`,
      remedy: `Give ${wordsFor(from, to)}.`,
    }));
}

function wordsFor(from: number, to: number): string {
  if (from === Number.MIN_VALUE)
    return to === Number.MAX_VALUE ? 'a number above 0' : `a number above 0, at most ${to}`;
  if (from === -Number.MAX_VALUE) return 'a finite number';
  return to === Number.MAX_VALUE ? 'a number of at least 0' : `a number from ${from} to ${to}`;
}
