import { distance } from 'fastest-levenshtein';
import { create, unitDependencies } from 'mathjs';
import { accept, type Outcome, refuse } from '../outcome.ts';

/** What a unit measures. Amounts convert inside one dimension and never across two. */
export type UnitDimension =
  | 'MASS'
  | 'ENERGY'
  | 'LENGTH'
  | 'AREA'
  | 'VOLUME'
  | 'TIME'
  | 'PIECE'
  | 'PAIR'
  | 'FREIGHT'
  | 'PASSENGER'
  | 'VEHICLE'
  | 'CONTAINER'
  | 'ROOM_STAY'
  | 'PERSON_STAY'
  | 'USD'
  | 'EUR'
  | 'CNY'
  | 'GBP'
  | 'DATA'
  | 'DATA_STORAGE'
  | 'COMPUTING';

export interface Unit {
  /** The canonical spelling, `m2` for `m²`. */
  readonly code: string;
  readonly dimension: UnitDimension;
  /** How many of the dimension's base unit one of this is. */
  readonly inBase: number;
}

const { unit: quantity } = create({ unitDependencies: unitDependencies! });

/** Base unit of the physical dimensions, and our units in the words of the unit library. */
const PHYSICAL: readonly (readonly [UnitDimension, string, Readonly<Record<string, string>>])[] = [
  ['MASS', 'kg', { mg: 'mg', g: 'g', kg: 'kg', t: 'tonne', lb: 'lb', oz: 'oz', st: 'ton' }],
  [
    'ENERGY',
    'MJ',
    { J: 'J', kJ: 'kJ', MJ: 'MJ', GJ: 'GJ', TJ: 'TJ', Wh: 'Wh', kWh: 'kWh', MWh: 'MWh', GWh: 'GWh' },
  ],
  ['ENERGY', 'MJ', { Btu: 'BTU' }],
  ['LENGTH', 'm', { mm: 'mm', cm: 'cm', m: 'm', km: 'km', mi: 'mile', ft: 'ft' }],
  ['AREA', 'm2', { cm2: 'cm2', m2: 'm2', km2: 'km2', ha: 'hectare', ft2: 'sqft' }],
  ['VOLUME', 'm3', { ml: 'ml', l: 'l', m3: 'm3', gal: 'gallon', ft3: 'cuft' }],
  ['TIME', 'h', { s: 's', min: 'minute', h: 'h', day: 'day', year: 'year' }],
];

/** Units of trade and transport that no table of physical units knows, in their own base. */
const DOMAIN: readonly (readonly [string, UnitDimension, number])[] = [
  ['mmBtu', 'ENERGY', 1e6 * physicalRatio('BTU', 'MJ')],
  ['therm', 'ENERGY', 1e5 * physicalRatio('BTU', 'MJ')],
  ['piece', 'PIECE', 1],
  ['pair', 'PAIR', 1],
  ['tkm', 'FREIGHT', 1],
  ['kgkm', 'FREIGHT', 1e-3],
  ['pkm', 'PASSENGER', 1],
  ['vkm', 'VEHICLE', 1],
  ['TEUkm', 'CONTAINER', 1],
  ['room_night', 'ROOM_STAY', 1],
  ['person_night', 'PERSON_STAY', 1],
  ['USD', 'USD', 1],
  ['EUR', 'EUR', 1],
  ['CNY', 'CNY', 1],
  ['GBP', 'GBP', 1],
  ['GB', 'DATA', 1],
  ['TB', 'DATA', 1000],
  ['GBh', 'DATA_STORAGE', 1],
  ['TBh', 'DATA_STORAGE', 1000],
  ['cpuh', 'COMPUTING', 1],
];

/** Other spellings met in sources. Case counts: `T` is no tonne, `MWH` no megawatt-hour. */
export const UNIT_SPELLINGS: Readonly<Record<string, string>> = {
  tonne: 't',
  tonnes: 't',
  kilogram: 'kg',
  kilograms: 'kg',
  litre: 'l',
  litres: 'l',
  liter: 'l',
  L: 'l',
  'm²': 'm2',
  'm³': 'm3',
  'm^2': 'm2',
  'm^3': 'm3',
  'cm²': 'cm2',
  'km²': 'km2',
  pcs: 'piece',
  pc: 'piece',
  pieces: 'piece',
  item: 'piece',
  items: 'piece',
  unit: 'piece',
  'tonne.km': 'tkm',
  't.km': 'tkm',
  t·km: 'tkm',
  't*km': 'tkm',
  'passenger.km': 'pkm',
  'vehicle.km': 'vkm',
  'room night': 'room_night',
  'person night': 'person_night',
  mile: 'mi',
  miles: 'mi',
  hour: 'h',
  hours: 'h',
  days: 'day',
  years: 'year',
  RMB: 'CNY',
};

/** Every unit Cradle knows, in its canonical spelling. A year is 365.25 days. */
export const UNITS: readonly Unit[] = [
  ...PHYSICAL.flatMap(([dimension, base, units]) =>
    Object.entries(units).map(([code, word]) => ({ code, dimension, inBase: physicalRatio(word, base) })),
  ),
  ...DOMAIN.map(([code, dimension, inBase]) => ({ code, dimension, inBase })),
];

const byCode: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.code, unit]));

/**
 * Reads a unit as people write it.
 *
 * @returns a refusal `UNIT_UNKNOWN` when it is none of {@link UNITS} nor one of their usual spellings
 */
export function parseUnit(text: string): Outcome<Unit> {
  const unit = findUnit(text);
  if (unit !== undefined) return accept(unit);
  const nearest = nearestUnits(text);
  return refuse({
    code: 'UNIT_UNKNOWN',
    field: 'unit',
    subject: text,
    message: `"${text.slice(0, 50)}" is not a unit Cradle knows.`,
    remedy: `${nearest.length === 0 ? '' : `Did you mean ${nearest.join(' or ')}? `}Use one of ${UNITS.map(({ code }) => code).join(', ')}.`,
  });
}

const MOST_NEAREST = 3;

/** Codes of the units whose spelling differs least from `text`, the nearest first, at most three: `kgs` is near `kg`. */
export function nearestUnits(text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  const spellings: (readonly [string, string])[] = [
    ...UNITS.map(({ code }) => [code, code] as const),
    ...Object.entries(UNIT_SPELLINGS),
  ];
  const letters = new Map<string, number>();
  for (const [spelling, code] of spellings) {
    const differing = distance(wanted, spelling.toLowerCase());
    if (differing > Math.max(wanted.length, spelling.length) / 2) continue;
    letters.set(code, Math.min(differing, letters.get(code) ?? Number.POSITIVE_INFINITY));
  }
  return [...letters]
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST_NEAREST)
    .map(([code]) => code);
}

export function isKnownUnit(text: string): boolean {
  return findUnit(text) !== undefined;
}

/**
 * What an amount in `from` is multiplied by to be in `to`: `unitRatio('t', 'kg')` is 1000.
 *
 * @returns null when a unit is unknown or the two measure different things
 */
export function unitRatio(from: string, to: string): number | null {
  const source = findUnit(from);
  const target = findUnit(to);
  if (source === undefined || target === undefined || source.dimension !== target.dimension) return null;
  return source.code === target.code ? 1 : source.inBase / target.inBase;
}

export function sameDimension(a: string, b: string): boolean {
  return unitRatio(a, b) !== null;
}

function findUnit(text: string): Unit | undefined {
  const trimmed = text.trim();
  return byCode.get(trimmed) ?? byCode.get(UNIT_SPELLINGS[trimmed] ?? '');
}

function physicalRatio(from: string, to: string): number {
  return quantity(1, from).toNumber(to);
}
