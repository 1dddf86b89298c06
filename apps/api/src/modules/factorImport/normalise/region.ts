import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { slug } from './slug.ts';

countries.registerLocale(english);

/** Region codes Cradle stores: a country, a part of a country, or a group of countries (`GLO`, `RER`, `RAS` …). */
export const REGION_CODE = /^[A-Z]{2,3}(-[A-Z0-9-]{1,20})?$/;

/** Groups of countries, with the codes life-cycle databases use for them. */
const GROUPS: Readonly<Record<string, string>> = {
  world: 'GLO',
  global: 'GLO',
  'rest-of-world': 'ROW',
  europe: 'RER',
  'european-union': 'EU',
  eu: 'EU',
  'eu-27': 'EU',
  asia: 'RAS',
  africa: 'RAF',
  'north-america': 'RNA',
  'south-america': 'RLA',
  'latin-america': 'RLA',
  oceania: 'RPA',
  'middle-east': 'RME',
};

/** Names sources use that the list of ISO names lacks. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: 'US',
  'united-states': 'US',
  uk: 'GB',
  england: 'GB-ENG',
  scotland: 'GB-SCT',
  wales: 'GB-WLS',
  'northern-ireland': 'GB-NIR',
  korea: 'KR',
  'south-korea': 'KR',
  'republic-of-korea': 'KR',
  'north-korea': 'KP',
  russia: 'RU',
  vietnam: 'VN',
  laos: 'LA',
  iran: 'IR',
  syria: 'SY',
  bolivia: 'BO',
  venezuela: 'VE',
  tanzania: 'TZ',
  moldova: 'MD',
  brunei: 'BN',
  taiwan: 'TW',
  'hong-kong': 'HK',
  macao: 'MO',
  macau: 'MO',
  kosovo: 'XK',
  'ivory-coast': 'CI',
  'cote-d-ivoire': 'CI',
  'czech-republic': 'CZ',
  turkey: 'TR',
  turkiye: 'TR',
  'north-macedonia': 'MK',
  macedonia: 'MK',
  'cape-verde': 'CV',
  swaziland: 'SZ',
  eswatini: 'SZ',
  myanmar: 'MM',
  palestine: 'PS',
  micronesia: 'FM',
  'democratic-republic-of-the-congo': 'CD',
  'congo-brazzaville': 'CG',
  'democratic-republic-of-congo': 'CD',
  'republic-of-congo': 'CG',
  'korea-south-republic-of': 'KR',
  'korea-north-democratic-people-s-republic-of': 'KP',
  azores: 'PT-20',
  madeira: 'PT-30',
  'canary-islands': 'ES-CN',
  bonaire: 'BQ',
  'curacao-netherlands-antilles': 'CW',
  'palestinian-authority': 'PS',
  'saint-helena': 'SH',
  'saint-martin': 'MF',
  'sint-martin': 'SX',
  'saint-vincent-and-grenadines': 'VC',
  'sao-tome-principe': 'ST',
  'slovak-republic': 'SK',
  // As one list of the UNFCCC spells it.
  vanatu: 'VU',
  'viet-nam': 'VN',
};

const byName = new Map<string, string>(
  Object.entries(countries.getNames('en', { select: 'all' })).flatMap(([code, names]) =>
    [names].flat().map((name): [string, string] => [slug(name), code]),
  ),
);

/** Three letters that sources use beside those of ISO 3166-1. */
const OTHER_ALPHA3: Readonly<Record<string, string>> = { XKX: 'XK', KOS: 'XK', WLD: 'GLO', ROW: 'ROW' };

/** ISO 3166-1 alpha-2 of an alpha-3 code; null when there is none. */
export function regionOfAlpha3(alpha3: string): string | null {
  const code = alpha3.trim().toUpperCase();
  return OTHER_ALPHA3[code] ?? countries.alpha3ToAlpha2(code) ?? null;
}

/**
 * The region of an English name of a country or a group of countries; null when it is neither. Also as lists sort them,
 * `Bolivia, Plurinational State of`, and with the country a territory belongs to, `Bermuda (U.K.)`.
 */
export function regionOfName(name: string): string | null {
  const plain = name.trim().replace(/^the /i, '');
  const turned = plain.replace(/^([^,]+), (.* of)$/i, '$2 $1');
  const written = [
    plain,
    turned.replace(/^the /i, ''),
    plain.replace(/, [^,]* of$/i, ''),
    plain.replace(/\s*\([^)]*\)$/, ''),
  ];
  for (const each of written) {
    const key = slug(each);
    const region = OTHER_NAMES[key] ?? GROUPS[key] ?? byName.get(key);
    if (region !== undefined) return region;
  }
  return null;
}

export function isCountry(alpha2: string): boolean {
  return countries.isValid(alpha2) || alpha2 === 'XK';
}
