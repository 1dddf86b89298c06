import { createFreeKeys } from '../normalise/freeKeys.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const VALUE = 'gwp_total';
const COLUMNS = [
  'manufacturer',
  'name',
  'category',
  'subcategory',
  VALUE,
  'lifetime',
  'report_date',
  'sources',
  'gwp_error_ratio',
];
const STAGES: readonly (readonly [column: string, stage: string])[] = [
  ['gwp_manufacturing_ratio', 'manufacturing'],
  ['gwp_transport_ratio', 'transport'],
  ['gwp_use_ratio', 'use'],
  ['gwp_eol_ratio', 'end of life'],
];

/** Footprints of devices as their manufacturers state them, collected by Boavizta: one row a device. */
export const boavizta: SourceReader = {
  source: {
    key: 'boavizta',
    name: 'Boavizta device footprints',
    nameZh: 'Boavizta 电子设备碳足迹',
    publisher: 'Boavizta',
    licence: 'ODbL-1.0',
    licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
    attribution: 'Boavizta, environmental footprint data, ODbL; figures of the manufacturers named',
    url: 'https://github.com/Boavizta/environmental-footprint-data',
    quality: 4,
  },
  release: () => ({ version: '2023', year: null }),
  files: [{ pattern: /^boavizta-data.*\.csv$/i, what: 'the table of devices' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  const freeKey = createFreeKeys();
  for (const file of files)
    for await (const row of namedCsvRows(file, COLUMNS)) yield readRow(file, row, freeKey);
}

function readRow(file: InputFile, { row, get }: NamedRow, freeKey: (key: string) => string): RowOutcome {
  const place: Place = { file: file.name, row };
  const read = readValue(get(VALUE), place, VALUE);
  if ('outcome' in read) return read.outcome;
  const name = `${get('manufacturer')} ${get('name')}`;
  const error = readNumber(get('gwp_error_ratio'));
  const draft = {
    ...NOT_STATED,
    key: freeKey(slug(name)),
    activity: `device-${slug(name)}`,
    name,
    otherNames: [get('subcategory')],
    category: 'Electronics',
    sourceCategory: `${get('category')} > ${get('subcategory')}`,
    unit: 'piece',
    region: 'GLO',
    // Written in many ways: `November 2020`, `2020-11`, `15/11/2020`.
    year: Number(get('report_date').match(/(19|20)\d{2}/)?.[0]) || null,
    boundary: 'CRADLE_TO_GRAVE',
    kgCo2e: read.value,
    stages: stagesOf(get, read.value),
    // 0 mostly means that none was given.
    uncertaintyPercent: error === null || Number.isNaN(error) || error === 0 ? null : error * 100,
    note: `Whole life of one device${get('lifetime') === '' ? '' : ` over ${get('lifetime')} years`}, as the manufacturer states it; not made to compare manufacturers. ${get('sources')}`,
  };
  return { kind: 'FACTOR', place, draft };
}

function stagesOf(get: NamedRow['get'], total: number) {
  return STAGES.flatMap(([column, stage]) => {
    const share = readNumber(get(column));
    return share === null || Number.isNaN(share) ? [] : [{ stage, kgCo2e: share * total }];
  });
}
