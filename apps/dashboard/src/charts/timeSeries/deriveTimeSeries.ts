import { assignColours, type MemberColour, REST_COLOUR } from '../../lib/memberColours.ts';

/** One line: the values of one place over the years. A year that is not given, or whose value is null, is a gap. */
export interface TimeSeriesLine {
  readonly key: string;
  readonly label: string;
  readonly points: readonly { readonly year: number; readonly value: number | null }[];
}

export interface DrawnLine {
  readonly key: string;
  readonly label: string;
  readonly colour: MemberColour;
  /** One for each year of the axis. */
  readonly values: readonly (number | null)[];
  /** Index of the last year with a value: where the name stands. */
  readonly last: number;
}

export interface TimeSeries {
  /** All years from the first to the last, without holes: a missing year is a break in a line, not a shorter axis. */
  readonly years: readonly number[];
  /** The line that is asked about first, then those with the most points. */
  readonly lines: readonly DrawnLine[];
  /** Lines that are left out. */
  readonly hidden: number;
  /** Whether a line breaks between its first year and its last. */
  readonly hasBreaks: boolean;
}

/** More lines than colours cannot be told apart. */
const MOST_LINES = 8;

/** Years by places, with gaps where a place has no value. */
export function deriveTimeSeries(lines: readonly TimeSeriesLine[], chosen: string): TimeSeries {
  const filled = lines
    .map((line) => ({ ...line, points: line.points.filter(({ value }) => value !== null) }))
    .filter(({ points }) => points.length > 0);
  const all = filled.flatMap(({ points }) => points.map(({ year }) => year));
  if (all.length === 0) return { years: [], lines: [], hidden: 0, hasBreaks: false };
  const first = Math.min(...all);
  const years = Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
  const rank = ({ key, points }: TimeSeriesLine) =>
    key === chosen ? Number.POSITIVE_INFINITY : points.length;
  const shown = filled.toSorted((a, b) => rank(b) - rank(a)).slice(0, MOST_LINES);
  const colours = assignColours(shown.map(({ key }) => key));
  const drawn = shown.map(({ key, label, points }) => {
    const byYear = new Map(points.map(({ year, value }) => [year, value]));
    const values = years.map((year) => byYear.get(year) ?? null);
    const last = values.findLastIndex((value) => value !== null);
    return { key, label, colour: colours.get(key) ?? REST_COLOUR, values, last };
  });
  return {
    years,
    lines: drawn,
    hidden: filled.length - shown.length,
    hasBreaks: drawn.some(({ values, last }) =>
      values
        .slice(
          values.findIndex((value) => value !== null),
          last,
        )
        .includes(null),
    ),
  };
}
