import { isCountry, REGION_CODE } from '../factorImport/normalise/region.ts';

/** Groups of countries in the codes of the ILCD and ecoinvent formats. */
const GROUPS: Readonly<Record<string, string>> = {
  GLO: 'GLO',
  ROW: 'ROW',
  RER: 'RER',
  RNA: 'RNA',
  RAS: 'RAS',
  RAF: 'RAF',
  RLA: 'RLA',
  RME: 'RME',
  RNE: 'RME',
  OCE: 'RPA',
  WEU: 'RER',
  EEU: 'RER',
  UK: 'GB',
};

/** Provinces as the ILCD location list writes them before `-CN`, and their ISO 3166-2 codes where they differ. */
const CHINESE_PROVINCES: Readonly<Record<string, string>> = {
  HAIN: 'HI',
  HEB: 'HE',
  HLJ: 'HL',
  HEN: 'HA',
  HUB: 'HB',
  HUN: 'HN',
  NMG: 'NM',
  SAX: 'SN',
};
const CHINESE_CODES =
  /^(AH|BJ|CQ|FJ|GD|GS|GX|GZ|HA|HB|HE|HI|HL|HN|JL|JS|JX|LN|NM|NX|QH|SC|SD|SH|SN|SX|TJ|XJ|XZ|YN|ZJ)$/;

/**
 * Region code of a location of a process database. Chinese places are written from small to large, `ZB-SD-CN` for Zibo in
 * Shandong; Cradle keeps the province, `CN-SD`.
 *
 * @returns null for a location Cradle does not know
 */
export function regionOfLocation(location: string): string | null {
  const code = location.trim().toUpperCase();
  if (GROUPS[code] !== undefined) return GROUPS[code];
  if (/^EU(-|$)/.test(code)) return 'EU';
  if (isCountry(code)) return code;
  const parts = code.split('-');
  if (parts.length > 1 && parts.at(-1) === 'CN') {
    const written = parts.at(-2)!;
    const province = CHINESE_PROVINCES[written] ?? written;
    return CHINESE_CODES.test(province) ? `CN-${province}` : 'CN';
  }
  return isCountry(parts[0]!) && REGION_CODE.test(code) ? code : null;
}

/**
 * A region and the regions around it, nearest first: `CN-SD`, `CN`, `RAS`, `GLO`. Continents follow ecoinvent's and ILCD's
 * habit only for where large databases have them.
 */
export function regionsAround(region: string | null): readonly string[] {
  if (region === null) return ['GLO'];
  const country = region.split('-')[0]!;
  return [...new Set([region, country, ...(CONTINENTS[country] ?? []), 'GLO', 'ROW'])];
}

const CONTINENTS: Readonly<Record<string, readonly string[]>> = {
  US: ['RNA'],
  CA: ['RNA'],
  RNA: ['US'],
  CN: ['RAS'],
  ...Object.fromEntries(
    'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK'
      .split(' ')
      .map((code) => [code, ['EU', 'RER']]),
  ),
};
