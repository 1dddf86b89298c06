import type { Locale } from '../../lib/format.ts';

/** 412 kB, 3.1 MB. */
export function formatBytes(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 2 },
  }).format(value);
}
