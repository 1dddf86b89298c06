import { InvalidFile } from '../../../errors/invalidFile.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { subdivisionOf } from '../normalise/subdivision.ts';
import { readJson } from '../read/readJson.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

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
  [/Electricity/, 'Electricity'],
  [/Refrigeration/, 'Refrigerants and gases'],
  [/Freight/, 'Freight'],
  [/Commuting|Rail|Aviation/, 'Passenger transport'],
  [/Waste/, 'Waste treatment'],
  [/Agriculture/, 'Food and agriculture'],
  [/Industrial/, 'Minerals and glass'],
];

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
    );
  if (unit === undefined)
    return rejected(place, 'UNIT_UNKNOWN', 'unit', entry.unit, `"${entry.unit}" is not a unit Cradle knows.`);
  const read = readValue(entry.value, place, 'value');
  if ('outcome' in read) return read.outcome;
  const isCo2Only = match[1] === '';
  const draft = {
    ...NOT_STATED,
    key: entry.id,
    activity: `india-${slug(entry.factor_name)}`,
    name: entry.factor_name,
    category: CATEGORIES.find(([pattern]) => pattern.test(entry.sector))?.[1] ?? 'Fuels',
    sourceCategory: entry.sector,
    unit,
    region: regionOf(entry.geography),
    year: entry.publication_year ?? null,
    boundary: boundaryOf(entry),
    gwpSet: /AR6/.test(`${entry.methodology} ${entry.notes}`) ? ('AR6' as const) : null,
    kgCo2e: read.value,
    flows: isCo2Only ? [{ gas: 'CO2_FOSSIL', kgPerUnit: read.value }] : [],
    note: [entry.source_document, entry.notes, isCo2Only && 'CO2 only.'].filter(Boolean).join(' '),
  };
  return { kind: 'FACTOR', place, draft };
}

function regionOf(geography: string): string {
  if (geography === 'India') return 'IN';
  if (geography === 'Global') return 'GLO';
  return subdivisionOf('IN', geography) ?? `IN-${slug(geography).toUpperCase()}`.slice(0, 23);
}

function boundaryOf({ sector, factor_name: name }: Entry): string {
  if (sector === 'Electricity') return 'GRID_DIRECT';
  if (/Refrigeration|Fugitive/.test(sector)) return 'FUGITIVE';
  if (/Waste/.test(sector)) return 'WASTE_TREATMENT';
  if (/well-to-wheel|WTW/i.test(name)) return 'WELL_TO_WHEEL';
  if (/Industrial/.test(sector)) return 'GATE_TO_GATE';
  return sector === 'Agriculture' ? 'FARM_GATE' : 'COMBUSTION';
}
