import { type CbamSector, defaultWithMarkUp, markUpShare } from '../method/embeddedEmissions.ts';
import { cnDigits } from './cnCode.ts';

/** Stands for every country that the Commission gives no value for the good: `Other countries and territories`. */
export const OTHER_COUNTRIES = 'ROW';

/** One default value of the Commission without its mark-up [t CO2e / t]. */
export interface CbamDefault {
  /** Of the factor library, which knows source and licence. */
  readonly factorId: string;
  /** ISO 3166-1 alpha-2, or `ROW`. */
  readonly country: string;
  /** 4, 6 or 8 digits. */
  readonly cnCode: string;
  /** Production route that decides the benchmark, a letter; empty where none is stated. */
  readonly route: string;
  readonly direct: number | null;
  /** Null where the good pays for direct emissions alone. */
  readonly indirect: number | null;
  readonly total: number;
}

export interface DefaultQuestion {
  readonly cnCode: string;
  readonly country: string;
  /** Letter of the production route; null where it is not known. */
  readonly route: string | null;
}

export type FoundDefault =
  | {
      readonly found: true;
      readonly value: CbamDefault;
      /** The country has no value for the good, so that of other countries stands in. */
      readonly byOtherCountries: boolean;
    }
  | { readonly found: false; readonly gap: 'DEFAULT_MISSING' | 'DEFAULT_AMBIGUOUS' };

/**
 * The default value of a good: longest prefix of its CN code among the country's values, else among those of other
 * countries and territories. White and grey cement share a code and differ by route: without one the answer is a gap.
 *
 * Source: Implementing Regulation (EU) 2025/2621, annex I (a listed country without a value takes that of other countries).
 *
 * @example 7318 15 35 from China has no row of its own: 7318 15 answers, 6.375 t/t.
 */
export function findDefault(values: readonly CbamDefault[], question: DefaultQuestion): FoundDefault {
  const own = longestPrefix(values, question, question.country);
  const rows = own.length > 0 ? own : longestPrefix(values, question, OTHER_COUNTRIES);
  const byRoute = rows.filter(({ route }) => route === question.route);
  const [value, ...others] = byRoute.length > 0 ? byRoute : rows;
  if (value === undefined) return { found: false, gap: 'DEFAULT_MISSING' };
  if (others.length > 0) return { found: false, gap: 'DEFAULT_AMBIGUOUS' };
  return { found: true, value, byOtherCountries: own.length === 0 && question.country !== OTHER_COUNTRIES };
}

function longestPrefix(
  values: readonly CbamDefault[],
  { cnCode }: DefaultQuestion,
  country: string,
): readonly CbamDefault[] {
  const digits = cnDigits(cnCode);
  const fitting = values.filter((value) => value.country === country && digits.startsWith(value.cnCode));
  const longest = Math.max(0, ...fitting.map((value) => value.cnCode.length));
  return fitting.filter((value) => value.cnCode.length === longest);
}

/** A default value in one year: what the Commission found, what it adds, and both together [t CO2e / t]. */
export interface MarkedUp {
  readonly year: number;
  readonly base: number;
  /** 0.1 is 10 %. */
  readonly share: number;
  readonly value: number;
}

const YEARS = [2026, 2027, 2028] as const;

/** 2026, 2027 and from 2028 on. The published values of some rows compound the mark-ups; here each year adds to the base. */
export function markUpsByYear(base: number, sector: CbamSector): readonly MarkedUp[] {
  return YEARS.map((year) => markedUp(base, sector, year));
}

/** Years before 2026 have no mark-up. */
export function markedUp(base: number, sector: CbamSector, year: number): MarkedUp {
  const outcome = defaultWithMarkUp(base, sector, year);
  return outcome.ok
    ? { year, base, share: markUpShare(sector, year), value: outcome.value }
    : { year, base, share: 0, value: base };
}

/** What certificates would be due for by the default value, before the mark-up [t CO2e / t]. */
export function dueByDefault({ direct, total }: CbamDefault, directOnly: boolean): number {
  return directOnly ? (direct ?? total) : total;
}
