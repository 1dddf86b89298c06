import { rangeOf, type SearchEntry, sizeOf, yearOf } from './searchEntry.ts';

/** What is known of each product in numbers, by its place; NaN where nothing is. */
export interface MeasureColumns {
  /** kg CO2e for one of the declared unit; of a range its middle on a log scale. */
  readonly size: Float64Array;
  /** The ends of the range, or the figure twice. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 (best) to 5. */
  readonly dataQuality: Float64Array;
  /** 0 to 1. */
  readonly primaryShare: Float64Array;
  readonly year: Float64Array;
}

/** Numbers side by side, so that filters and orders look at nothing else. */
export function measureColumns(entries: readonly SearchEntry[]): MeasureColumns {
  const column = () => new Float64Array(entries.length).fill(Number.NaN);
  const [size, lower, upper, dataQuality, primaryShare, year] = [
    ...[column(), column(), column(), column(), column(), column()],
  ] as const;
  entries.forEach((entry, place) => {
    const { version } = entry;
    if (version === null) return;
    const range = rangeOf(version);
    size[place] = sizeOf(version) ?? Number.NaN;
    lower[place] = range?.lower ?? Number.NaN;
    upper[place] = range?.upper ?? Number.NaN;
    dataQuality[place] = version.dataQuality ?? Number.NaN;
    primaryShare[place] = version.primaryDataShare ?? Number.NaN;
    year[place] = yearOf(entry) ?? Number.NaN;
  });
  return { size, lower, upper, dataQuality, primaryShare, year };
}
