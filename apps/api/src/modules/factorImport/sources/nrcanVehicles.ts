import { createFreeKeys } from '../normalise/freeKeys.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';
import { tailpipeFlows, vehicleName } from './vehicleName.ts';

const VALUE = 'EMISSIONS';
const COLUMNS = [
  'YEAR',
  'MAKE',
  'MODEL',
  'VEHICLE CLASS',
  'ENGINE SIZE',
  'CYLINDERS',
  'TRANSMISSION',
  'FUEL',
  VALUE,
];
const FUELS: Readonly<Record<string, string>> = {
  X: 'regular gasoline',
  Z: 'premium gasoline',
  D: 'diesel',
  E: 'ethanol E85',
  N: 'natural gas',
};

/** Canada's fuel consumption ratings: one row a variant and model year, grams CO2 a kilometre. */
export const nrcanVehicles: SourceReader = {
  source: {
    key: 'nrcan-vehicles',
    name: 'Canadian fuel consumption ratings',
    nameZh: '加拿大车辆燃油消耗评级',
    publisher: 'Natural Resources Canada',
    licence: 'OGL-Canada-2.0',
    licenceUrl: 'https://open.canada.ca/en/open-government-licence-canada',
    attribution:
      'Contains information licensed under the Open Government Licence – Canada (Natural Resources Canada)',
    url: 'https://open.canada.ca/data/en/dataset/98f1a129-f628-4ce4-b24d-6f16bf24dd64',
    quality: 2,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d{4}-\d{4}/)?.[0] ?? '', year: null }),
  files: [{ pattern: /^fuel-consumption.*\.csv(\.gz)?$/i, what: 'the table of ratings' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  // Some variants differ in nothing but their ratings.
  const freeKey = createFreeKeys();
  for (const file of files)
    for await (const row of namedCsvRows(file, COLUMNS)) yield readRow(file, row, freeKey);
}

function readRow(file: InputFile, { row, get }: NamedRow, freeKey: (key: string) => string): RowOutcome {
  const place: Place = { file: file.name, row };
  const read = readValue(get(VALUE), place, VALUE);
  if ('outcome' in read) return read.outcome;
  const vehicle = {
    make: get('MAKE'),
    model: get('MODEL'),
    transmission: get('TRANSMISSION'),
    displacement: get('ENGINE SIZE'),
    cylinders: get('CYLINDERS'),
  };
  const name = vehicleName(vehicle);
  const fuel = FUELS[get('FUEL')] ?? get('FUEL');
  const kgPerKm = read.value / 1000;
  const draft = {
    ...NOT_STATED,
    key: freeKey(`${get('YEAR')}/${slug(name)}/${slug(get('VEHICLE CLASS'))}/${slug(fuel)}`),
    activity: `vehicle-${slug(name)}-${slug(fuel)}`,
    name,
    otherNames: [get('VEHICLE CLASS').toLowerCase(), fuel],
    category: 'Passenger transport',
    sourceCategory: `${get('VEHICLE CLASS')} > ${fuel}`,
    unit: 'vkm',
    region: 'CA',
    year: Number(get('YEAR')),
    boundary: 'COMBUSTION',
    kgCo2e: kgPerKm,
    flows: tailpipeFlows(kgPerKm),
    note: 'CO2 of the tailpipe under the Canadian test, per vehicle-kilometre; making the vehicle and its fuel are not in it.',
  };
  return { kind: 'FACTOR', place, draft };
}
