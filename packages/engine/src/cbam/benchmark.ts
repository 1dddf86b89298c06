import { cnDigits } from './cnCode.ts';

/**
 * A benchmark of column B: the free allocation of a good with everything upstream, before CBAM factor and correction
 * [t CO2e / t]. Source: Implementing Regulation (EU) 2025/2620, annex, 5.
 */
export interface CbamBenchmark {
  /** Eight digits. */
  readonly cnCode: string;
  /** A letter; empty where the benchmark holds for every route. */
  readonly route: string;
  /** Production years it holds for; null is without end. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly value: number;
}

export interface BenchmarkQuestion {
  readonly cnCode: string;
  readonly route: string | null;
  readonly year: number;
}

/**
 * The benchmark of a good by code, route and production year. A route without a benchmark of its own takes the one for every
 * route; of several alloy grades the highest counts (annex, 5.1). Null where there is none, or where routes differ and none
 * is known.
 */
export function findBenchmark(
  benchmarks: readonly CbamBenchmark[],
  { cnCode, route, year }: BenchmarkQuestion,
): CbamBenchmark | null {
  const digits = cnDigits(cnCode);
  const inYear = benchmarks.filter(
    (own) => own.cnCode === digits && (own.fromYear ?? year) <= year && (own.toYear ?? year) >= year,
  );
  const ofRoute = route === null ? [] : inYear.filter((own) => own.route === route);
  const fitting = ofRoute.length > 0 ? ofRoute : inYear.filter((own) => own.route === '');
  return fitting.reduce<CbamBenchmark | null>(
    (highest, own) => (highest === null || own.value > highest.value ? own : highest),
    null,
  );
}

const LAST_YEAR_OF_FREE_ALLOCATION = 2033;
const CBAM_FACTORS: Readonly<Record<number, number>> = {
  2026: 0.975,
  2027: 0.95,
  2028: 0.9,
  2029: 0.775,
  2030: 0.515,
  2031: 0.39,
  2032: 0.265,
  2033: 0.14,
};

/** Share of the benchmark that is still allocated for nothing. Directive 2003/87/EC, article 10a(1a). 2026: 0.975; 2034 on: 0. */
export function cbamFactor(year: number): number {
  if (year > LAST_YEAR_OF_FREE_ALLOCATION) return 0;
  return CBAM_FACTORS[year] ?? 1;
}
