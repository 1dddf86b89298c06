import type { Locale } from '../../lib/format.ts';

/** Day and minute of an instant, in the reader's time. */
export function formatMoment(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}
