import type { Locale } from './format.ts';
import { REGION_GROUPS, regionName } from './regionNames.ts';

const LOCALES: readonly Locale[] = ['en-GB', 'zh-CN'];

export interface NamedRegion {
  readonly code: string;
  /** In English and Chinese. */
  readonly names: readonly string[];
}

/** Every country (ISO 3166-1), province and group of countries that has a name. */
export const REGIONS: readonly NamedRegion[] = [
  ...REGION_GROUPS.map((code) => ({
    code,
    names: LOCALES.flatMap((locale) => regionName(code, locale) ?? []),
  })),
  ...countries(),
];

const byWord = new Map(
  REGIONS.flatMap(({ code, names }) => [code, ...names].map((word) => [word.toLowerCase(), code] as const)),
);

/** The code of a region by its code or name in either language, whatever the case; null when it is none. */
export function regionCode(text: string): string | null {
  return byWord.get(text.trim().toLowerCase()) ?? null;
}

function countries(): NamedRegion[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = LOCALES.map(
    (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
  );
  return letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter((code) => !REGION_GROUPS.includes(code) && !/^(ZZ|EZ|UN|Q.|X[A-JL-Z])$/.test(code))
    .map((code) => ({ code, names: names.flatMap((each) => each.of(code) ?? []) }))
    .filter(({ names }) => names.length > 0);
}
