import { createFreeKeys } from '../normalise/freeKeys.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { regionOfName } from '../normalise/region.ts';
import { slug } from '../normalise/slug.ts';
import { csvRows, type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const TOTAL = 'Default Value (total emissions)';
const DIRECT = 'Default Value (direct emissions)';
const INDIRECT = 'Default Value (Indirect emissions)';
const CODE = 'Product CN Code';
const ROUTE = 'Underlying production route determining CBAM BM';
const COLUMNS = ['Country', 'Sector', CODE, 'Description', DIRECT, INDIRECT, TOTAL];

/** The five sectors of Annex I to Regulation (EU) 2023/956 in the table, with ours and the Chinese name. */
const SECTORS: Readonly<Record<string, { category: string; zh: string }>> = {
  Cement: { category: 'Minerals and glass', zh: '水泥' },
  Fertilisers: { category: 'Chemicals', zh: '化肥' },
  'Iron and steel': { category: 'Metals', zh: '钢铁' },
  Aluminium: { category: 'Metals', zh: '铝' },
  Hydrogen: { category: 'Chemicals', zh: '氢' },
};

const NOTE =
  'Default value for CBAM declarations without the mark-up, after Implementing Regulation (EU) 2025/2621: direct emissions, electricity where the good is covered for it, and precursors. The mark-ups of the declaration years are legal additions and not emissions.';

/** Names of the workbook's sheets were cut at 31 characters and lost signs. */
const CUT_NAMES: Readonly<Record<string, string>> = {
  '_Other Countries and Territorie': 'ROW',
  'Democratic Republic of the Cong': 'CD',
  Myanmar_Burma: 'MM',
  Curaçao: 'CW',
  "Côte d'Ivoire": 'CI',
  Congo: 'CG',
};

/** CBAM default values by country and goods; the benchmarks beside them are read and rejected, for they are no emissions. */
export const cbamDefaults: SourceReader = {
  source: {
    key: 'cbam-default-values',
    name: 'CBAM default values',
    nameZh: '欧盟碳边境调节机制（CBAM）默认值',
    publisher: 'European Commission',
    licence: 'CC-BY-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    attribution: 'European Commission, Implementing Regulation (EU) 2025/2621',
    url: 'https://taxation-customs.ec.europa.eu/carbon-border-adjustment-mechanism_en',
    quality: 2,
  },
  release: (files) => ({
    version: files.map(({ name }) => name.match(/\d{4}-\d{2}/)?.[0]).find(Boolean) ?? '2026',
    year: 2026,
  }),
  files: [
    { pattern: /^cbam-default-values.*\.csv(\.gz)?$/i, what: 'the default values' },
    { pattern: /^cbam-benchmarks.*\.csv$/i, what: 'the benchmarks, which are no factors' },
  ],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) {
    if (/benchmarks/i.test(file.name)) yield* readBenchmarks(file);
    else yield* readDefaults(file);
  }
}

async function* readDefaults(file: InputFile): AsyncGenerator<RowOutcome> {
  const freeKey = createFreeKeys();
  for await (const row of namedCsvRows(file, COLUMNS, { delimiter: ';', encoding: 'win1252' }))
    yield readRow(file, row, freeKey);
}

function readRow(file: InputFile, { row, get }: NamedRow, freeKey: (key: string) => string): RowOutcome {
  const place: Place = { file: file.name, row };
  const country = get('Country');
  const region = CUT_NAMES[country] ?? regionOfName(country);
  const sector = SECTORS[get('Sector')];
  const code = get(CODE);
  if (region === null)
    return rejected(place, 'REGION_UNKNOWN', 'Country', country, `"${country}" is no country Cradle knows.`);
  if (sector === undefined)
    return rejected(place, 'FIELD_MISSING', 'Sector', get('Sector'), `"${get('Sector')}" is no CBAM sector.`);
  // 2523 is a heading of its own, 25231000 goods under it: the digits are a text, not a number.
  if (!/^\d{4}(\d{2}){0,2}$/.test(code))
    return rejected(
      place,
      'FIELD_MISSING',
      CODE,
      code,
      'A CN code has 4, 6 or 8 digits.',
      'Correct the code.',
    );
  const total = readValue(get(TOTAL), place, TOTAL);
  if ('outcome' in total) return total.outcome;
  return {
    kind: 'FACTOR',
    place,
    draft: { ...draftOf(get, region, sector, total.value), key: freeKey(keyOf(get, region)) },
  };
}

/** Goods of one CN code may differ by description (grey and white clinker) and by route. */
function keyOf(get: NamedRow['get'], region: string): string {
  return [region, get(CODE), slug(get('Description')).slice(0, 120), slug(get(ROUTE))]
    .filter(Boolean)
    .join('/');
}

function draftOf(
  get: NamedRow['get'],
  region: string,
  sector: { category: string; zh: string },
  kgCo2e: number,
) {
  const route = get(ROUTE);
  const stages = [
    { stage: 'direct', kgCo2e: readNumber(get(DIRECT)) },
    { stage: 'indirect', kgCo2e: readNumber(get(INDIRECT)) },
  ].flatMap(({ stage, kgCo2e: part }) =>
    part === null || Number.isNaN(part) ? [] : [{ stage, kgCo2e: part }],
  );
  return {
    ...NOT_STATED,
    activity: `cbam-${get(CODE)}-${slug(get('Description')).slice(0, 60)}`,
    name: `${get('Description')} (CN ${get(CODE)})`,
    nameZh: '',
    otherNames: [get(CODE), `CBAM ${sector.zh}`],
    category: sector.category,
    sourceCategory: `CBAM > ${get('Sector')}`,
    // Tonnes CO2e per tonne of goods: the same number as kg per kg.
    unit: 'kg',
    region,
    year: 2026,
    boundary: 'CBAM',
    gwpSet: 'AR5' as const,
    kgCo2e,
    stages,
    note: route === '' ? NOTE : `${NOTE} Production route ${route}.`,
  };
}

async function* readBenchmarks(file: InputFile): AsyncGenerator<RowOutcome> {
  let isHeading = true;
  for await (const { row, cells } of csvRows(file, { delimiter: ';', encoding: 'win1252' })) {
    const place: Place = { file: file.name, row };
    const message = 'A benchmark of the free-allocation adjustment, not an emission factor.';
    if (!isHeading) yield rejected(place, 'NOT_A_FACTOR', '', cells[0], message);
    isHeading = false;
  }
}
