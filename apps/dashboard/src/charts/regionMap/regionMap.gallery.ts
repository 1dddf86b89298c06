import type { RegionValue } from './deriveRegionMap.ts';
import type { RegionMapInput } from './describeRegionMap.ts';

function region(code: string, value: number | null, ...gaps: readonly string[]): RegionValue {
  return { code, value, gaps };
}

const UNIT = 'kg CO₂e / kWh';
const COUNTRIES =
  'CN US IN DE FR GB IT ES PL SE NO FI JP KR AU BR MX CA RU ZA TR TH VN ID MY PH EG NG KE MA SA IR PK BD AR CL PE CO UA KZ';

/** The cases every map has to bear. */
export const REGION_MAP_GALLERY = {
  empty: { regions: [], form: 'areas' },
  one: { regions: [region('CN', 0.582)], form: 'areas', unit: UNIT },
  few: {
    regions: [
      region('CN', 0.582),
      region('IN', 0.713),
      region('US', 0.384),
      region('DE', 0.344),
      region('FR', 0.044),
      region('BR', 0.106),
      region('AU', 0.552),
      region('ZA', 0.708),
      region('NO', 0.031),
    ],
    form: 'areas',
    unit: UNIT,
  },
  many: {
    regions: COUNTRIES.split(' ').map((code, index) => region(code, 0.9 - index * 0.022)),
    form: 'areas',
    unit: UNIT,
  },
  symbols: {
    regions: [
      region('CN', 18400),
      region('VN', 4200),
      region('DE', 2100),
      region('US', 1250),
      region('IN', 980),
      region('IT', 410),
      region('TR', null, 'AMOUNT_MISSING'),
      region('CN-GD', 6100),
    ],
    form: 'circles',
  },
  missing: {
    regions: [
      region('CN', 0.582),
      region('VN', null, 'FACTOR_MISSING'),
      region('MN', null, 'FACTOR_MISSING'),
      region('JP', 0.46, 'FACTOR_MISSING'),
      region('SG', 0.39),
      region('CN-GD', 0.45),
      region('RER', 0.25),
      region('GLO', null, 'FACTOR_MISSING'),
    ],
    form: 'areas',
    unit: UNIT,
  },
  negative: {
    regions: [region('BR', -120), region('CN', 410), region('FI', -34), region('PL', 95)],
    form: 'areas',
  },
} as const satisfies Record<string, RegionMapInput>;
