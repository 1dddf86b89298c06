import { createFreeKeys } from '../normalise/freeKeys.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const COLUMNS = [
  'sector',
  'category',
  'id',
  'name',
  'unit',
  'factor',
  'uncertainty',
  'source',
  'year',
  'region',
  'description',
  'lca_activity',
];

/** Units of the table in the engine's, and what a value is multiplied by. */
const UNITS: Readonly<Record<string, readonly [unit: string, scale: number]>> = {
  'kg-CO2e/USD': ['USD', 1],
  'kg-CO2e/GBP': ['GBP', 1],
  'kg-CO2e/kWh': ['kWh', 1],
  'kg-CO2e/km': ['vkm', 1],
  'kg-CO2e/mile': ['vkm', 1 / 1.609344],
  'kg-CO2e/tkm': ['tkm', 1],
  'g-CO2e/tkm': ['tkm', 1e-3],
  // A short ton carried one mile.
  'kg-CO2e/tmile': ['tkm', 1 / (0.90718474 * 1.609344)],
  'kg-CO2e/t': ['t', 1],
  'kg-CO2e/kg': ['kg', 1],
  'kg-CO2e/pkm': ['pkm', 1],
  'kg-CO2e/pmile': ['pkm', 1 / 1.609344],
  'kg-CO2e/pnight': ['room_night', 1],
  'kg-CO2e/L': ['l', 1],
  'kg-CO2e/m3': ['m3', 1],
  'kg-CO2e/tb-hour': ['TBh', 1],
  'kg-CO2e/gb-hour': ['GBh', 1],
  'kg-CO2e/gb': ['GB', 1],
  'kg-CO2e/cpu-hour': ['cpuh', 1],
};

const BOUNDARIES: Readonly<Record<string, string>> = {
  fuel_combustion: 'COMBUSTION',
  cradle_to_shelf: 'CRADLE_TO_SHELF',
  use_phase: 'USE_PHASE',
  electricity_generation: 'GRID_DIRECT',
  electricity_consumption: 'GRID_DIRECT',
  end_of_life: 'WASTE_TREATMENT',
  gate_to_grave: 'WASTE_TREATMENT',
  upstream: 'WELL_TO_TANK',
  unknown: 'UNKNOWN',
};

const CATEGORIES: Readonly<Record<string, string>> = {
  Transport: 'Freight',
  Energy: 'Fuels',
  'Information and Communication': 'Electronics',
  Waste: 'Waste treatment',
  'Refrigerants and Fugitive Gases': 'Refrigerants and gases',
  'Agriculture and Fishing and Forestry': 'Food and agriculture',
  Water: 'Water',
};

/** The open database of Climatiq, 2022: figures of national publishers in one table. */
export const oefdb: SourceReader = {
  source: {
    key: 'oefdb',
    name: 'Open Emission Factors Database',
    nameZh: '开放排放因子数据库（OEFDB）',
    publisher: 'Climatiq',
    licence: 'CC-BY-SA-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
    attribution: 'Open Emission Factors Database by Climatiq, CC BY-SA 4.0',
    url: 'https://github.com/climatiq/Open-Emission-Factors-DB',
    quality: 4,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d{4}-\d{2}/)?.[0] ?? '', year: null }),
  files: [{ pattern: /^OpenEmissionFactorsDB.*\.csv$/i, what: 'the table' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  const freeKey = createFreeKeys();
  for (const file of files)
    for await (const row of namedCsvRows(file, COLUMNS)) yield readRow(file, row, freeKey);
}

function readRow(file: InputFile, { row, get }: NamedRow, freeKey: (key: string) => string): RowOutcome {
  const place: Place = { file: file.name, row };
  const unit = UNITS[get('unit')];
  if (unit === undefined)
    return rejected(
      place,
      'UNIT_UNKNOWN',
      'unit',
      get('unit'),
      `"${get('unit')}" is not a unit Cradle knows.`,
    );
  const read = readValue(get('factor'), place, 'factor');
  if ('outcome' in read) return read.outcome;
  const uncertainty = readNumber(get('uncertainty'));
  const draft = {
    ...NOT_STATED,
    // One id stands for several regions, years and publishers.
    key: freeKey([get('id'), get('region'), get('year'), slug(get('source')), unit[0]].join('/')),
    activity: `oefdb-${get('id')}`,
    name: get('name'),
    category: categoryOf(get('sector'), get('category'), unit[0]),
    sourceCategory: `${get('sector')} > ${get('category')}`,
    unit: unit[0],
    region: get('region'),
    year: readNumber(get('year')),
    boundary: boundaryOf(get('lca_activity')),
    kgCo2e: read.value * unit[1],
    uncertaintyPercent: uncertainty !== null && Number.isFinite(uncertainty) ? uncertainty : null,
    note: `${get('description')} Published by ${get('source')}.`.trim().slice(0, 2_000),
  };
  return { kind: 'FACTOR', place, draft };
}

function categoryOf(sector: string, category: string, unit: string): string {
  if (category === 'Electricity') return 'Electricity';
  if (category === 'Heat and Steam') return 'Heat and steam';
  if (unit === 'pkm' || /Travel|^Vehicle$/.test(category)) return 'Passenger transport';
  if (category === 'Chemical Products') return 'Chemicals';
  if (/Metal/.test(category) && sector === 'Materials') return 'Metals';
  if (category === 'Plastics and Rubber Products') return 'Plastics';
  if (category === 'Paper Products') return 'Wood and paper';
  if (category === 'Clothing and Footwear') return 'Textiles';
  if (category === 'Electronics') return 'Electronics';
  if (/^Food/.test(category)) return 'Food and agriculture';
  return CATEGORIES[sector] ?? 'Machinery and services';
}

/** Several activities joined by hyphens: with the fuel's making it reaches from well to wheel. */
function boundaryOf(activity: string): string {
  const single = BOUNDARIES[activity];
  if (single !== undefined) return single;
  if (/^electricity_generation|electricity_consumption/.test(activity)) return 'GRID_DIRECT';
  return /upstream/.test(activity) ? 'WELL_TO_WHEEL' : 'UNKNOWN';
}
