import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const COLUMNS = [
  'year',
  'level',
  'region_zh',
  'region_en',
  'region_code',
  'value',
  'unit',
  'basis_zh',
  'basis_en',
  'source',
];

/** Notices of China's Ministry of Ecology and Environment: CO2 of the average kilowatt-hour, and the life-cycle footprint beside it. */
export const chinaMeeGrid: SourceReader = {
  source: {
    key: 'china-mee-grid',
    name: 'China electricity emission factors (MEE notices)',
    nameZh: '中国电力二氧化碳排放因子与电力碳足迹因子（生态环境部公告）',
    publisher:
      'Ministry of Ecology and Environment, National Bureau of Statistics, National Energy Administration of China',
    licence: 'PRC official document',
    licenceUrl: 'https://www.mee.gov.cn',
    attribution: '生态环境部、国家统计局、国家能源局公告 (MEE, NBS and NEA of China)',
    url: 'https://www.mee.gov.cn',
    quality: 1,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d{4}-\d{4}/)?.[0] ?? '', year: null }),
  files: [{ pattern: /^china-electricity-factors.*\.csv$/i, what: 'the values of the notices' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) for await (const row of namedCsvRows(file, COLUMNS)) yield readRow(file, row);
}

function readRow(file: InputFile, { row, get }: NamedRow): RowOutcome {
  const place: Place = { file: file.name, row };
  const read = readValue(get('value'), place, 'value');
  if ('outcome' in read) return read.outcome;
  const isLifeCycle = /碳足迹/.test(get('basis_zh'));
  if (!/^kgCO2e?\/kWh$/.test(get('unit')))
    return rejected(
      place,
      'UNIT_UNKNOWN',
      'unit',
      get('unit'),
      `kgCO2/kWh is expected, not "${get('unit')}".`,
    );
  const isGridRegion = get('level') === 'grid region';
  const region = isGridRegion
    ? `CN-${slug(get('region_en')).toUpperCase()}`.slice(0, 23)
    : get('region_code');
  const basis = isLifeCycle ? 'life cycle' : get('basis_en');
  const draft = {
    ...NOT_STATED,
    key: `${region}/${get('year')}/${slug(get('basis_en'))}`,
    activity: isLifeCycle ? 'electricity-grid-mix' : activityOf(get('basis_en')),
    name: `Electricity, grid average, ${basis}`,
    nameZh: get('basis_zh'),
    otherNames: [`${get('region_zh')}电网`, get('region_en')],
    category: 'Electricity',
    sourceCategory: get('level'),
    unit: 'kWh',
    region,
    year: Number(get('year')),
    boundary: isLifeCycle ? 'GRID_LIFE_CYCLE' : 'GRID_DIRECT',
    kgCo2e: read.value,
    // The footprint factor is CO2e; the other counts carbon dioxide alone.
    flows: isLifeCycle ? [] : [{ gas: 'CO2_FOSSIL', kgPerUnit: read.value }],
    note: `${get('source')}. ${isLifeCycle ? 'For product footprints.' : 'CO2 only, direct emissions of the plants: for organisation inventories, not for product footprints where the footprint factor exists.'} Taken from copies of the notice.`,
  };
  return { kind: 'FACTOR', place, draft };
}

function activityOf(basis: string): string {
  return /average electricity/i.test(basis)
    ? 'electricity-grid-mix-co2-only'
    : `electricity-grid-${slug(basis)}`;
}
