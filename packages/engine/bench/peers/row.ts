import type { Time } from './time.ts';

/** One line of the table: what both did, how long it took, and how far the answers are apart. */
export interface Row {
  readonly measure: string;
  readonly peer: string;
  readonly ours: Time;
  readonly theirs: Time | null;
  /** The ratio of wall times, ours to theirs, that has to be reached, and the one aimed at. Null: shown for information. */
  readonly floor: number | null;
  readonly goal: number | null;
  /** Largest relative difference of any answer, and what it may be. Null where answers are random. */
  readonly difference: number | null;
  readonly tolerance: number;
  readonly note: string;
}

/** What every answer must agree to unless the row says otherwise. */
export const TOLERANCE = 1e-9;

export type Verdict = 'goal' | 'floor' | 'MISSED' | 'WRONG' | '';

export function ratioOf({ ours, theirs }: Row): number | null {
  return theirs === null ? null : ours.wall / theirs.wall;
}

export function verdictOf(row: Row): Verdict {
  if (row.difference !== null && !(row.difference <= row.tolerance)) return 'WRONG';
  const ratio = ratioOf(row);
  if (ratio === null) return '';
  if (row.goal !== null && ratio <= row.goal) return 'goal';
  if (row.floor === null) return '';
  return ratio <= row.floor ? 'floor' : 'MISSED';
}

/** Of the largest value of a category. What is smaller is what is left where larger numbers cancel, noise in either answer. */
const ROUNDING = 1e-12;

/** Over all values; infinite where one is no number. */
export function largestRelativeDifference(ours: readonly Float64Array[], theirs: readonly Float64Array[]) {
  let worst = 0;
  for (const [index, values] of ours.entries()) {
    const smallest = ROUNDING * values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    for (let at = 0; at < values.length; at++) {
      const [value, other] = [values[at]!, theirs[index]![at]!];
      if (value === other) continue;
      const difference = Math.abs(value - other) / Math.max(Math.abs(other), smallest);
      if (!(difference <= worst)) worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    }
  }
  return worst;
}
