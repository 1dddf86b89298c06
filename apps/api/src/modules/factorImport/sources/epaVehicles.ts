import { readNumber } from '../normalise/readNumber.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';
import { tailpipeFlows, vehicleName } from './vehicleName.ts';

const KM_PER_MILE = 1.609344;
const VALUE = 'co2TailpipeGpm';
const COLUMNS = [
  'id',
  'make',
  'model',
  'year',
  VALUE,
  'co2',
  'trany',
  'displ',
  'cylinders',
  'VClass',
  'fuelType',
  'fuelType1',
];
const NOTE =
  'CO2 of the tailpipe under the US test cycle, per vehicle-kilometre; making the vehicle and its fuel are not in it.';

/** fueleconomy.gov: one row a variant and model year, grams CO2 a mile of the first fuel. */
export const epaVehicles: SourceReader = {
  source: {
    key: 'epa-vehicles',
    name: 'US fuel economy data, vehicles since 1984',
    nameZh: '美国燃油经济性数据（1984 年以来车型）',
    publisher: 'US EPA and US Department of Energy',
    licence: 'US public domain',
    licenceUrl: 'https://www.fueleconomy.gov',
    attribution: 'US EPA and US DOE, fueleconomy.gov',
    url: 'https://www.fueleconomy.gov/feg/download.shtml',
    quality: 2,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d{4}-\d{2}/)?.[0] ?? '', year: null }),
  files: [{ pattern: /^vehicles.*\.csv(\.gz)?$/i, what: 'the table of all vehicles' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) for await (const row of namedCsvRows(file, COLUMNS)) yield readRow(file, row);
}

function readRow(file: InputFile, { row, get }: NamedRow): RowOutcome {
  const place: Place = { file: file.name, row };
  const gramsPerMile = readNumber(get(VALUE));
  if (gramsPerMile === null) return rejected(place, 'VALUE_BLANK', VALUE, '', 'The cell is blank.');
  if (Number.isNaN(gramsPerMile) || gramsPerMile < 0)
    return rejected(place, 'VALUE_NOT_A_NUMBER', VALUE, get(VALUE), `"${get(VALUE)}" is no mass of CO2.`);
  const kgPerKm = gramsPerMile / 1000 / KM_PER_MILE;
  const vehicle = {
    make: get('make'),
    model: get('model'),
    transmission: get('trany'),
    displacement: get('displ'),
    cylinders: get('cylinders'),
  };
  const name = vehicleName(vehicle);
  const draft = {
    ...NOT_STATED,
    key: get('id'),
    activity: `vehicle-${slug(name)}-${slug(get('fuelType'))}`,
    name,
    otherNames: [get('VClass'), get('fuelType')],
    category: 'Passenger transport',
    sourceCategory: `${get('VClass')} > ${get('fuelType1')}`,
    unit: 'vkm',
    region: 'US',
    year: Number(get('year')),
    boundary: 'COMBUSTION',
    kgCo2e: kgPerKm,
    flows: tailpipeFlows(kgPerKm),
    note: noteOf(gramsPerMile, get('co2')),
  };
  return { kind: 'FACTOR', place, draft };
}

/** `co2` = -1 says that the value was not measured but worked out from the consumption. */
function noteOf(gramsPerMile: number, measured: string): string {
  if (gramsPerMile === 0) return `${NOTE} Electric: the grid's emissions of charging come on top.`;
  return measured === '-1' ? `${NOTE} Derived from the fuel consumption, not measured.` : NOTE;
}
