import type { EmissionFlow } from '@cradle/engine';
import { createFreeKeys } from '../normalise/freeKeys.ts';
import { closeOnTotal } from '../normalise/gasSplit.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const VALUE = 'kgco2e_perunit';
const COLUMNS = [
  'ef_source',
  'ef_publishdate',
  'year',
  'service_type',
  'unit',
  'emission_category',
  'service_subcategory1',
  'service_subcategory2',
  'emission_scope',
  'subregion',
  'co2_kgperunit',
  'ch4_kgperunit',
  'n2o_kgperunit',
  'gwps_ar',
  VALUE,
];

/** Units of the table in the engine's, and what a value is multiplied by. */
const UNITS: Readonly<Record<string, readonly [unit: string, scale: number]>> = {
  kwh: ['kWh', 1],
  gallon: ['gal', 1],
  'short ton': ['st', 1],
  scf: ['ft3', 1],
  mmbtu: ['mmBtu', 1],
  therm: ['therm', 1],
  kbtu: ['mmBtu', 1000],
  'vehicle mile': ['vkm', 1 / 1.609344],
};

/**
 * Fuels of living origin. The table counts their carbon dioxide into the total with a potential of 1; the hub itself
 * reports it apart. Peat is none: ISO 14067:2018, 3.1.7.3, names it as fossil carbon.
 */
const BIOMASS =
  /^(agricultural byproducts|bagasse|bamboo|biodiesel|ethanol|landfill gas|north american|other biomass|rendered animal fat|solid byproducts|straw|vegetable oil|wood)/i;

/** Gases of the US EPA's emission factors hub and eGRID in one tidy table: the machine-readable form of the hub. */
export const epaTidy: SourceReader = {
  source: {
    key: 'epa-hub-egrid',
    name: 'US EPA Emission Factors Hub and eGRID, tidy table',
    nameZh: '美国环保署排放因子中心与 eGRID 电网因子',
    publisher: 'US EPA, tidied by ghgtools',
    licence: 'MIT',
    licenceUrl: 'https://github.com/Brandon-mcn/ghgtools',
    attribution: 'US EPA, GHG Emission Factors Hub and eGRID; tidied by ghgtools (MIT)',
    url: 'https://www.epa.gov/climateleadership/ghg-emission-factors-hub',
    quality: 1,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d{4}-\d{2}/)?.[0] ?? '', year: null }),
  files: [{ pattern: /^ghgtools-epa-egrid.*\.csv$/i, what: 'the tidy table' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  const freeKey = createFreeKeys();
  for (const file of files)
    for await (const row of namedCsvRows(file, COLUMNS)) yield readRow(file, row, freeKey);
}

function readRow(file: InputFile, { row, get }: NamedRow, freeKey: (key: string) => string): RowOutcome {
  const place: Place = { file: file.name, row };
  const unit = UNITS[get('unit').toLowerCase()];
  const read = readValue(get(VALUE), place, VALUE);
  if (get('unit').toLowerCase() === 'usd')
    return rejected(
      place,
      'NOT_A_FACTOR',
      'ef_source',
      get('ef_source'),
      'A repetition of the supply chain factors, here twice under two headings.',
      'Import epa-supply-chain instead.',
    );
  if (unit === undefined)
    return rejected(
      place,
      'UNIT_UNKNOWN',
      'unit',
      get('unit'),
      `"${get('unit')}" is not a unit Cradle knows.`,
    );
  if ('outcome' in read) return read.outcome;
  const [code, scale] = unit;
  const kgCo2e = read.value * scale;
  const isGrid = /^eGRID/.test(get('ef_source'));
  const isNational = /^US average$/i.test(get('subregion'));
  const isBiomass = BIOMASS.test(get('service_type'));
  const flows = flowsOf(get, scale, isBiomass);
  const words = [get('service_type'), get('service_subcategory1'), get('service_subcategory2')].filter(
    Boolean,
  );
  const edition = isGrid ? get('ef_source') : get('ef_publishdate').slice(0, 4);
  const draft = {
    ...NOT_STATED,
    ...closeOnTotal(kgCo2e, flows, 'AR5'),
    // Stationary and mobile use of one fuel differ: the category is part of the key.
    key: freeKey([edition, get('emission_category'), ...words, get('subregion'), code].map(slug).join('/')),
    part: edition,
    ...(isGrid
      ? gridWords(get('subregion'), isNational)
      : {
          activity: `us-${slug([get('emission_category'), ...words].join(' '))}-${slug(code)}`,
          name: sentence([...words, get('emission_category')].join(', ')),
          region: 'US',
        }),
    category: isGrid ? 'Electricity' : categoryOf(get, code),
    sourceCategory: get('emission_category'),
    unit: code,
    year: dataYear(get),
    boundary: isGrid ? 'GRID_DIRECT' : 'COMBUSTION',
    gwpSet: 'AR5' as const,
    kgCo2e,
    note: noteOf(get, isBiomass ? (flows[0]?.kgPerUnit ?? 0) : 0, kgCo2e),
  };
  return { kind: 'FACTOR', place, draft };
}

function gridWords(subregion: string, isNational: boolean) {
  if (isNational)
    return {
      activity: 'electricity-egrid-us-mix',
      name: 'Electricity, eGRID US average',
      nameZh: '电力，美国 eGRID 全国平均',
      region: 'US',
    };
  return {
    activity: 'electricity-egrid-subregion-mix',
    name: `Electricity, eGRID subregion ${subregion}`,
    nameZh: `电力，美国 eGRID 子区域 ${subregion}`,
    region: `US-${subregion.toUpperCase()}`,
  };
}

/** The table's year is that of reporting, one after the data. */
function dataYear(get: NamedRow['get']): number {
  const grid = get('ef_source').match(/^eGRID(\d{4})/)?.[1];
  return grid === undefined ? Number(get('ef_publishdate').slice(0, 4)) : Number(grid);
}

function noteOf(get: NamedRow['get'], biogenicKg: number, kgCo2e: number): string {
  const origin = `${get('ef_source')}, published ${get('ef_publishdate')}; ${get('emission_scope')}.`;
  if (biogenicKg === 0) return origin;
  const without = Number((kgCo2e - biogenicKg).toPrecision(6));
  return `${origin} The published total counts biogenic carbon dioxide as if it were fossil: ${without} kg CO2e without it. A footprint to ISO 14067 reports it apart; use the hub's own table for that.`;
}

function flowsOf(get: NamedRow['get'], scale: number, isBiomass: boolean): EmissionFlow[] {
  const columns = [
    ['co2_kgperunit', isBiomass ? 'CO2_BIOGENIC' : 'CO2_FOSSIL'],
    ['ch4_kgperunit', isBiomass ? 'CH4_BIOGENIC' : 'CH4_FOSSIL'],
    ['n2o_kgperunit', 'N2O'],
  ] as const;
  return columns.flatMap(([column, gas]) => {
    const kg = readNumber(get(column));
    return kg === null || Number.isNaN(kg) ? [] : [{ gas, kgPerUnit: kg * scale }];
  });
}

function categoryOf(get: NamedRow['get'], unit: string): string {
  if (get('service_type') === 'upstream t&d') return 'Freight';
  if (unit === 'vkm') return 'Passenger transport';
  return /indirect/.test(get('emission_category')) ? 'Heat and steam' : 'Fuels';
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
