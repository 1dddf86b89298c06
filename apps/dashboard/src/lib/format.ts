import { regionName } from './regionNames.ts';

/** The languages of the dashboard, as BCP 47 tags that also choose number and date forms. */
export type Locale = 'en-GB' | 'zh-CN';

/** Stands where a number is missing; never a 0. */
export const MISSING = '–';

/** Below this, three significant digits need so many zeros that powers of ten read better. */
const SMALLEST_PLAIN = 1e-4;

/**
 * A mass of CO2e with three significant digits: 12.0, 0.0123, 1,230, 4.56E-7. Without its unit, which belongs to the
 * column or label. `null` and non-finite values give {@link MISSING}.
 */
export function formatKg(value: number | null | undefined, locale: Locale): string {
  return formatDigits(value, locale, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
}

/** A unit of mass and how many kg it has. */
export interface MassUnit {
  readonly unit: 'kg' | 't';
  readonly kg: number;
}

/** The one unit for masses shown beside each other, by the largest of them: tonnes from 100,000 kg on. */
export function massUnitFor(largestKg: number): MassUnit {
  return Math.abs(largestKg) >= 100_000 ? { unit: 't', kg: 1000 } : { unit: 'kg', kg: 1 };
}

/** An amount of anything with at most three significant digits: 1, 0.25, 1,230. */
export function formatAmount(value: number | null | undefined, locale: Locale): string {
  return formatDigits(value, locale, { maximumSignificantDigits: 3 });
}

/** An amount as somebody has stated it, never rounded to three digits: 5,475 stays 5,475. */
export function formatStated(value: number | null | undefined, locale: Locale): string {
  return formatDigits(value, locale, { maximumSignificantDigits: 9 });
}

/** The whole value, for `title` attributes: every digit a float can tell apart. */
export function formatFull(value: number | null | undefined, locale: Locale): string {
  return formatDigits(value, locale, { maximumSignificantDigits: 17 });
}

/** A change with its sign: +1.20, -3.40, 0.00. */
export function formatDelta(value: number | null | undefined, locale: Locale): string {
  return formatDigits(value, locale, {
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
    signDisplay: 'exceptZero',
  });
}

/** A fraction of 1 as a percentage: 0.123 gives 12%, 0.0123 gives 1.2%, 0.00021 gives 0.02%. Only nothing at all is 0%. */
export function formatShare(value: number | null | undefined, locale: Locale): string {
  return formatPercent(value, locale, 'auto');
}

/** A fraction of 1 as a percentage with its sign: -12%. */
export function formatShareDelta(value: number | null | undefined, locale: Locale): string {
  return formatPercent(value, locale, 'exceptZero');
}

/** A count of things: 1,024. */
export function formatCount(value: number, locale: Locale): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** A calendar day or instant of the API (ISO 8601) as a day: 3 Mar 2025. */
export function formatDay(value: string | null | undefined, locale: Locale): string {
  if (value == null) return MISSING;
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return MISSING;
  // A calendar day is read as midnight UTC, so it must be written in UTC or it would move west of Greenwich.
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(instant);
}

/** A moment in the reader's own time zone, to the minute. */
export function formatMoment(value: string | null | undefined, locale: Locale): string {
  if (value == null) return MISSING;
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return MISSING;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(instant);
}

/**
 * The name of a region in the reader's language, a province without a known name by its code and country; other codes without a
 * known name are given as they are.
 */
export function formatRegion(code: string | null | undefined, locale: Locale): string {
  if (code == null || code === '') return MISSING;
  const known = regionName(code, locale);
  const [, country, province] = /^([A-Z]{2})(?:-(\w+))?$/.exec(code) ?? [];
  if (known !== null || country === undefined) return known ?? code;
  const name = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(country) ?? country;
  // Of the provinces of other countries the code is known, and where it is.
  return province === undefined ? name : locale === 'zh-CN' ? `${name} ${province}` : `${province}, ${name}`;
}

/** Below this, a percentage with one decimal would read as none at all. */
const SMALLEST_TENTH = 0.0005;
/** Below this, what is left is the rounding of a sum. */
const SMALLEST_SHARE = 1e-6;

function formatPercent(
  value: number | null | undefined,
  locale: Locale,
  signDisplay: 'auto' | 'exceptZero',
): string {
  if (!isNumber(value)) return MISSING;
  const size = Math.abs(value);
  const common = { style: 'percent', signDisplay } as const;
  if (size < SMALLEST_SHARE) {
    return `${value === 0 ? '' : '≈'}${numberFormat(locale, common).format(0)}`;
  }
  if (size < SMALLEST_TENTH) {
    return numberFormat(locale, { ...common, maximumSignificantDigits: 1 }).format(value);
  }
  return numberFormat(locale, { ...common, maximumFractionDigits: size < 0.1 ? 1 : 0 }).format(value);
}

function formatDigits(
  value: number | null | undefined,
  locale: Locale,
  options: Intl.NumberFormatOptions,
): string {
  if (!isNumber(value)) return MISSING;
  const tiny = value !== 0 && Math.abs(value) < SMALLEST_PLAIN;
  return numberFormat(locale, tiny ? { ...options, notation: 'scientific' } : options).format(value);
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times what using it does, and a table uses a few thousands of times. */
export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, options);
  numberFormats.set(key, format);
  return format;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
