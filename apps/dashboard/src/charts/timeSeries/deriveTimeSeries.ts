/** One line: the values of one place over the years. */
export interface TimeSeriesLine {
  readonly key: string;
  readonly label: string;
  readonly points: readonly { readonly year: number; readonly value: number }[];
}

export interface TimeSeries {
  /** All years from the first to the last, without holes: a missing year is a break in a line, not a shorter axis. */
  readonly years: readonly number[];
  /** The line that is asked about first, then those with the most points. */
  readonly lines: readonly {
    readonly key: string;
    readonly label: string;
    readonly values: readonly (number | null)[];
  }[];
  /** Lines that are left out. */
  readonly hidden: number;
}

/** More lines than colours cannot be told apart. */
const MOST_LINES = 8;

/** Years by places, with gaps where a place has no value. */
export function deriveTimeSeries(lines: readonly TimeSeriesLine[], chosen: string): TimeSeries {
  const filled = lines.filter(({ points }) => points.length > 0);
  const all = filled.flatMap(({ points }) => points.map(({ year }) => year));
  if (all.length === 0) return { years: [], lines: [], hidden: 0 };
  const first = Math.min(...all);
  const years = Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
  const rank = ({ key, points }: TimeSeriesLine) =>
    key === chosen ? Number.POSITIVE_INFINITY : points.length;
  const shown = filled.toSorted((a, b) => rank(b) - rank(a)).slice(0, MOST_LINES);
  return {
    years,
    lines: shown.map(({ key, label, points }) => {
      const values = new Map(points.map(({ year, value }) => [year, value]));
      return { key, label, values: years.map((year) => values.get(year) ?? null) };
    }),
    hidden: filled.length - shown.length,
  };
}
