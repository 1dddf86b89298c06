import { parseUnit } from '@cradle/engine';

/** Spellings of the formats that the engine does not read. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'p*km': 'pkm',
  personkm: 'pkm',
  'v*km': 'vkm',
  'kg*km': 'kgkm',
  'Item(s)': 'piece',
  Items: 'piece',
  p: 'piece',
  d: 'day',
  a: 'year',
  sqm: 'm2',
  Nm3: 'm3',
  'sh tn': 'st',
  btu: 'Btu',
  'cu ft': 'ft3',
  'gal (US liq)': 'gal',
};

/** Unit code of the engine for a unit as process databases write it; null for one that no factor can have. */
export function engineUnit(written: string): string | null {
  const unit = parseUnit(SPELLINGS[written] ?? written);
  return unit.ok ? unit.value.code : null;
}
