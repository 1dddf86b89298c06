import { readValue } from '../normalise/readValue.ts';
import { regionOfAlpha3 } from '../normalise/region.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const COLUMNS = ['ISO3', 'Area', 'Item', 'Element', 'Unit', 'Year', 'value'];

/** The fourteen commodities of the domain. */
const CHINESE: Readonly<Record<string, string>> = {
  'Cereals excluding rice': '谷物（不含稻米）',
  Rice: '稻米',
  'Hen eggs in shell': '带壳鸡蛋',
  'Meat of buffalo': '水牛肉',
  'Meat of cattle with the bone': '带骨牛肉',
  'Meat of chickens': '鸡肉',
  'Meat of goat': '山羊肉',
  'Meat of pig with the bone': '带骨猪肉',
  'Meat of sheep': '绵羊肉',
  'Raw milk of buffalo': '水牛生乳',
  'Raw milk of camel': '骆驼生乳',
  'Raw milk of cattle': '生牛乳',
  'Raw milk of goats': '山羊生乳',
  'Raw milk of sheep': '绵羊生乳',
};

const NOTE =
  'Farm gate, direct emissions of crops and herds; fertiliser manufacture, energy, land use change and transport are not in it. Small producers can give extreme values.';

/** FAOSTAT, domain Emissions intensities: one row a country, commodity and year. */
export const faostat: SourceReader = {
  source: {
    key: 'faostat-emissions-intensity',
    name: 'FAOSTAT Emissions intensities',
    nameZh: '联合国粮农组织排放强度数据',
    publisher: 'Food and Agriculture Organization of the United Nations (FAO)',
    licence: 'CC-BY-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    attribution: 'FAO. FAOSTAT: Emissions intensities. Licence: CC BY 4.0.',
    url: 'https://www.fao.org/faostat/en/#data/EI',
    quality: 2,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d{4}-\d{4}/)?.[0] ?? '', year: null }),
  files: [
    {
      pattern: /^faostat-emissions-intensit(y|ies).*\.csv(\.gz)?$/i,
      what: 'the table by country, commodity and year',
    },
  ],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) for await (const row of namedCsvRows(file, COLUMNS)) yield readRow(file, row);
}

function readRow(file: InputFile, { row, get }: NamedRow): RowOutcome {
  const place: Place = { file: file.name, row };
  const item = get('Item');
  // "NA" is a missing code, not Namibia, which is NAM; the world as a whole has none.
  const region = get('Area') === 'World' ? 'GLO' : regionOfAlpha3(get('ISO3'));
  const unit = get('Unit');
  const read = readValue(get('value'), place, 'value');
  if (region === null)
    return rejected(
      place,
      'REGION_UNKNOWN',
      'ISO3',
      get('ISO3'),
      `"${get('Area')}" has no ISO 3166 code here.`,
    );
  if (!/^kg CO2eq\/kg$/i.test(unit))
    return rejected(
      place,
      'UNIT_UNKNOWN',
      'Unit',
      unit,
      `Emissions intensities are in kg CO2eq/kg, not ${unit}.`,
    );
  if ('outcome' in read) return read.outcome;
  const year = Number(get('Year'));
  const draft = {
    ...NOT_STATED,
    key: `${region}/${slug(item)}/${year}`,
    activity: `farm-gate-${slug(item)}`,
    name: item,
    nameZh: CHINESE[item] ?? '',
    category: 'Food and agriculture',
    sourceCategory: get('Element'),
    unit: 'kg',
    region,
    year,
    boundary: 'FARM_GATE',
    kgCo2e: read.value,
    note: NOTE,
  };
  return { kind: 'FACTOR', place, draft };
}
