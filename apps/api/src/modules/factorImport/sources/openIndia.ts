import type { EmissionFlow } from '@cradle/engine';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import { closeOnTotal } from '../normalise/gasSplit.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { subdivisionOf } from '../normalise/subdivision.ts';
import { readJson } from '../read/readJson.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';
import { OPEN_INDIA_CHINESE } from './openIndiaChinese.ts';

interface Entry {
  readonly id: string;
  readonly factor_name: string;
  readonly geography: string;
  readonly value: number;
  readonly unit: string;
  readonly scope?: string;
  readonly sector: string;
  readonly source_document?: string;
  readonly publication_year?: number;
  /** A year, `FY 2024-25` (April to March), or words such as `Ongoing default`. */
  readonly reference_year?: number | string;
  /** Masses per unit (`CO2_kgCO2_per_tonne`), and which potentials made the total (`GWP_basis`). */
  readonly ghg_components?: Readonly<Record<string, number | boolean | string>>;
  readonly methodology?: string;
  readonly notes?: string;
}

/** What stands after the slash, in the engine's units. Free text in the file, some with a remark behind it. */
const UNITS: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/^kWh/, 'kWh'],
  [/^(kg|kgN applied)\b/, 'kg'],
  [/^passenger-km/, 'pkm'],
  [/^tonne-km/, 'tkm'],
  [/^(tonne|t)\b/, 't'],
  [/^litre/, 'l'],
  [/^(m3|m³|Nm3)/, 'm3'],
  [/^ha\b/, 'ha'],
];

const CATEGORIES: readonly (readonly [pattern: RegExp, category: string])[] = [
  [/Electricity|DG Sets/, 'Electricity'],
  [/Refrigeration/, 'Refrigerants and gases'],
  [/Freight/, 'Freight'],
  [/Commuting|Rail|Aviation/, 'Passenger transport'],
  [/Waste/, 'Waste treatment'],
  [/Agriculture/, 'Food and agriculture'],
  [/Industrial/, 'Minerals and glass'],
];

/** Industrial processes by what they make; the rest is cement and glass. */
const INDUSTRIES: readonly (readonly [pattern: RegExp, category: string])[] = [
  [/^(Steel|Aluminium)/, 'Metals'],
  [/^(Ammonia|Nitric acid)/i, 'Chemicals'],
  [/^Paper/, 'Wood and paper'],
];

/** Records of the same thing for India, a grid region or a state: one series, and the name the other sources give it. */
const GRID_AVERAGE = /^grid-(state|region)-|^grid-india-national-weighted-avg$/;
const GRID_AVERAGE_NAME = 'Electricity, grid average, CO2 only';
const GRID_AVERAGE_CHINESE = '电力，电网平均，仅二氧化碳';
const COMPUTED =
  'Computed by the collector from plant data, not published by the Central Electricity Authority.';

/** Open India Emission Factors: records of national documents and of the collector's own sums over plant data. */
export const openIndia: SourceReader = {
  source: {
    key: 'open-india',
    name: 'Open India Emission Factors',
    nameZh: '印度开放排放因子',
    publisher: 'Open India Emission Factors project',
    licence: 'CC0-1.0',
    licenceUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
    attribution:
      'Open India Emission Factors; national grid values by the Central Electricity Authority of India',
    url: 'https://github.com/Creator619-Python/open-india-emission-factors',
    quality: 3,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d+\.\d+/)?.[0] ?? '', year: null }),
  files: [{ pattern: /^open-india-emission-factors.*\.json$/i, what: 'the records' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) {
    const { emission_factors: entries } = await readJson<{ emission_factors?: readonly Entry[] }>(file);
    if (!Array.isArray(entries))
      throw new InvalidFile(`${file.name} has no list "emission_factors". Nothing was imported.`);
    for (const [index, entry] of entries.entries())
      yield readEntry({ file: file.name, row: index + 1, column: entry.id }, entry);
  }
}

function readEntry(place: Place, entry: Entry): RowOutcome {
  const match = entry.unit.match(/^kgCO2(e?)\/(.+)$/);
  const unit = UNITS.find(([pattern]) => pattern.test(match?.[2] ?? ''))?.[1];
  if (match === null)
    return rejected(
      place,
      'NOT_A_FACTOR',
      'unit',
      entry.unit,
      `${entry.unit}: a share or a mass of another gas, not CO2 or CO2e per something.`,
    );
  if (/^(passenger|head)/.test(match[2] ?? '') && unit === undefined)
    return rejected(
      place,
      'UNIT_UNKNOWN',
      'unit',
      entry.unit,
      `"${entry.unit}" is a figure per animal and year.`,
      'Divide it by what the animal gives in a year, and enter the result by hand.',
    );
  if (unit === undefined)
    return rejected(
      place,
      'UNIT_UNKNOWN',
      'unit',
      entry.unit,
      `"${entry.unit}" is not a unit Cradle knows.`,
      'Convert the figure to a known unit and enter it by hand.',
    );
  const read = readValue(entry.value, place, 'value');
  if ('outcome' in read) return read.outcome;
  const isGridAverage = GRID_AVERAGE.test(entry.id);
  const gwpSet = match[1] === '' ? null : gwpSetOf(entry);
  const flows = match[1] === '' ? [{ gas: 'CO2_FOSSIL', kgPerUnit: read.value }] : flowsOf(entry);
  const draft = {
    ...NOT_STATED,
    ...closeOnTotal(read.value, flows, gwpSet ?? 'AR6'),
    key: entry.id,
    activity: isGridAverage ? 'electricity-grid-mix-co2-only' : `india-${slug(entry.factor_name)}`,
    name: isGridAverage ? GRID_AVERAGE_NAME : entry.factor_name,
    nameZh: isGridAverage ? GRID_AVERAGE_CHINESE : (OPEN_INDIA_CHINESE[entry.id] ?? ''),
    category: categoryOf(entry, unit),
    sourceCategory: entry.sector,
    unit,
    region: regionOf(entry.geography),
    year: yearOf(entry),
    boundary: boundaryOf(entry),
    gwpSet,
    kgCo2e: read.value,
    note: noteOf(entry, match[2] ?? ''),
  };
  return { kind: 'FACTOR', place, draft };
}

/** The potentials are named, or betrayed by the 27.9 of methane in AR6. Carbon dioxide alone needs none. */
function gwpSetOf({ ghg_components: parts, methodology, notes }: Entry): 'AR6' | null {
  const text = parts === undefined ? `${methodology} ${notes}` : String(parts.GWP_basis ?? '');
  return /AR6|27\.9/.test(text) ? 'AR6' : null;
}

/** Kilograms of carbon dioxide per unit; the other gases are only said to be included. */
function flowsOf({ ghg_components: parts = {} }: Entry): EmissionFlow[] {
  return Object.entries(parts).flatMap(([name, kgPerUnit]) => {
    const kind = name.match(/^CO2_(biogenic_)?kgCO2_per_/);
    if (kind === null || typeof kgPerUnit !== 'number') return [];
    return [{ gas: kind[1] === undefined ? 'CO2_FOSSIL' : 'CO2_BIOGENIC', kgPerUnit }];
  });
}

/** The year the data are of; Indian financial years go by the year they begin in. */
function yearOf({ reference_year: reference, publication_year: published }: Entry): number | null {
  const year = String(reference ?? '').match(/^(?:FY )?(\d{4})\b/)?.[1];
  return year === undefined ? (published ?? null) : Number(year);
}

function categoryOf({ sector, factor_name: name }: Entry, unit: string): string {
  if (unit === 'tkm') return 'Freight';
  const industry = /Industrial Processes/.test(sector) && INDUSTRIES.find(([pattern]) => pattern.test(name));
  if (industry) return industry[1];
  return CATEGORIES.find(([pattern]) => pattern.test(sector))?.[1] ?? 'Fuels';
}

/** The unit's own words say of what: nitrogen applied, dry matter, clinker. */
function noteOf(entry: Entry, unitText: string): string {
  const withoutRest = entry.ghg_components?.total_non_CO2_kgCO2e_per_tonne;
  const parts = [
    `Per ${unitText}.`,
    entry.source_document && `${entry.source_document}.`,
    /^grid-(state|region)-/.test(entry.id) && COMPUTED,
    /^kgCO2\//.test(entry.unit) && 'CO2 only.',
    typeof withoutRest === 'number' &&
      `Methane and nitrous oxide, ${withoutRest} kg CO2e per unit, are not in the published figure.`,
    entry.notes,
  ];
  return parts.filter(Boolean).join(' ').slice(0, 2_000);
}

function regionOf(geography: string): string {
  if (geography === 'India') return 'IN';
  if (geography === 'Global') return 'GLO';
  return subdivisionOf('IN', geography) ?? `IN-${slug(geography).toUpperCase()}`.slice(0, 23);
}

function boundaryOf({ id, sector, factor_name: name }: Entry): string {
  if (/-margin$/.test(id)) return 'GRID_MARGIN';
  if (id === 'commute-metro-india') return 'GRID_DIRECT';
  if (/^agri-burning-/.test(id)) return 'COMBUSTION';
  if (sector === 'Electricity') return 'GRID_DIRECT';
  if (/Refrigeration|Fugitive/.test(sector)) return 'FUGITIVE';
  if (/Waste/.test(sector)) return 'WASTE_TREATMENT';
  if (/well-to-wheel|\bWTW\b/i.test(name)) return 'WELL_TO_WHEEL';
  if (/Industrial/.test(sector)) return 'GATE_TO_GATE';
  return sector === 'Agriculture' ? 'FARM_GATE' : 'COMBUSTION';
}
