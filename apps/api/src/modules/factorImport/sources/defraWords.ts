/** Where a row stands in the table. */
export interface Path {
  readonly scope: string;
  readonly levels: readonly [string, string, string, string];
  readonly columnText: string;
  readonly unit: string;
}

/** Units of the table in the engine's. Gross and net calorific value give different figures: the name tells them apart. */
export const DEFRA_UNITS: Readonly<Record<string, { readonly code: string; readonly scale: number }>> = {
  'kWh (Gross CV)': { code: 'kWh', scale: 1 },
  'kWh (Net CV)': { code: 'kWh', scale: 1 },
  kWh: { code: 'kWh', scale: 1 },
  GJ: { code: 'GJ', scale: 1 },
  litres: { code: 'l', scale: 1 },
  Litres: { code: 'l', scale: 1 },
  'million litres': { code: 'm3', scale: 1e-3 },
  'cubic metres': { code: 'm3', scale: 1 },
  tonnes: { code: 't', scale: 1 },
  kg: { code: 'kg', scale: 1 },
  km: { code: 'vkm', scale: 1 },
  miles: { code: 'vkm', scale: 1 / 1.609344 },
  'passenger.km': { code: 'pkm', scale: 1 },
  'tonne.km': { code: 'tkm', scale: 1 },
  'Room per night': { code: 'room_night', scale: 1 },
  'per FTE Working Hour': { code: 'h', scale: 1 },
};

const CATEGORIES: readonly (readonly [pattern: RegExp, category: string])[] = [
  [/electric(ity)?\b.*(EVs|Evs)|EVs \//, 'Passenger transport'],
  [/heat and steam|district heat/i, 'Heat and steam'],
  [/electricity|overseas elec/i, 'Electricity'],
  [/^(WTT- )?(fuels|bioenergy)|outside of scopes|^bioenergy/i, 'Fuels'],
  [/freight|delivery|HGV|cargo|tanker|vans/i, 'Freight'],
  [/business travel|pass|motorbike|cars|taxi|bus|flights|ferry|rail/i, 'Passenger transport'],
  [/refrigerant/i, 'Refrigerants and gases'],
  [/waste disposal/i, 'Waste treatment'],
  [/water/i, 'Water'],
];

const MATERIALS: Readonly<Record<string, string>> = {
  Metal: 'Metals',
  Plastic: 'Plastics',
  Paper: 'Wood and paper',
  Construction: 'Minerals and glass',
  'Electrical items': 'Electronics',
  Organic: 'Food and agriculture',
};

export function categoryOf({ levels: [level1, level2] }: Path): string {
  if (level1 === 'Material use') return MATERIALS[level2] ?? 'Machinery and services';
  return (
    CATEGORIES.find(([pattern]) => pattern.test(`${level1} / ${level2}`))?.[1] ?? 'Machinery and services'
  );
}

export function boundaryOf({ scope, levels: [level1, level2] }: Path): string {
  if (scope === 'Outside of Scopes') return 'OUTSIDE_OF_SCOPES';
  if (/^WTT-/.test(level1) || /^WTT-/.test(level2)) return 'WELL_TO_TANK';
  if (level1 === 'Material use') return 'CRADLE_TO_GATE';
  if (level1 === 'Waste disposal') return 'WASTE_TREATMENT';
  if (/^Refrigerant/.test(level1)) return 'FUGITIVE';
  if (/electricity/i.test(level1)) return 'GRID_DIRECT';
  return /^(Water|Hotel|Homeworking)/.test(level1) ? 'USE_PHASE' : 'COMBUSTION';
}

/** What people would call it: the narrow words first, what kind of figure it is last. */
export function nameOf({ scope, levels: [level1, level2, level3, level4], columnText, unit }: Path): string {
  const words = [level3 || level2, level4, columnText].filter(Boolean);
  const kind = [
    /^WTT-/.test(level1) && 'well-to-tank',
    level1 === 'Material use' && 'material',
    level1 === 'Waste disposal' && 'waste disposal',
    scope === 'Outside of Scopes' && 'biogenic CO2, outside of scopes',
    /CV\)/.test(unit) && unit.replace('kWh ', ''),
  ].filter(Boolean);
  const group = level3 && !level3.includes(level2) ? ` (${level2.replace(/^WTT- /, '')})` : '';
  return `${words.join(', ')}${group}${kind.length > 0 ? `, ${kind.join(', ')}` : ''}`;
}
