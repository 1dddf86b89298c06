import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { EmissionFlow } from '@cradle/engine';
import { parse } from 'csv-parse/sync';
import { SECTOR_NAMES_FOLDER } from '../../../config/folders.ts';
import { guessCategory } from '../normalise/guessCategory.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const COLUMNS = [
  'Region',
  'Sector',
  'Year',
  'Unit',
  'ReferenceCurrency',
  'PriceType',
  'Flowable',
  'FlowAmount',
];
const GASES: Readonly<Record<string, string>> = {
  'Carbon dioxide': 'CO2_FOSSIL',
  Methane: 'CH4_FOSSIL',
  'Nitrous oxide': 'N2O',
  'Sulfur hexafluoride': 'SF6',
};
/** Stated as CO2e, not as a mass. */
const UNSPECIFIED = 'HFCs and PFCs, unspecified';

/** The regions of the model; CA is Canada. */
const REGIONS: Readonly<Record<string, string>> = {
  CA: 'CA',
  MX: 'MX',
  CN: 'CN',
  EU: 'EU',
  JP: 'JP',
  APAC: 'RAS-PACIFIC',
  ROW: 'ROW',
};

/** What goods imported into the United States emit where they are made: gases by model region and sector, no total. */
export const useeioImports: SourceReader = {
  source: {
    key: 'useeio-imports',
    name: 'USEEIO import factors from EXIOBASE',
    nameZh: 'USEEIO 进口商品排放因子（EXIOBASE）',
    publisher: 'US EPA',
    licence: 'CC-BY-SA-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
    attribution: 'US EPA, USEEIO import factors; base data EXIOBASE, CC BY-SA 4.0',
    url: 'https://github.com/USEPA/USEEIO',
    quality: 3,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d{4}/)?.[0] ?? '', year: 2019 }),
  files: [
    { pattern: /^Regional_detail_import_factors.*\.csv$/i, what: 'the table of gases by region and sector' },
  ],
  read,
};

interface Group {
  readonly place: Place;
  readonly region: string;
  readonly sector: string;
  readonly year: number;
  readonly flows: EmissionFlow[];
  otherCo2e: number;
  /** Rows after the first, which fold into it. */
  readonly folded: Place[];
}

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) yield* readFile(file);
}

/** The rows of a pair need not stand together, so all pairs are kept: some thousands of small objects. */
async function* readFile(file: InputFile): AsyncGenerator<RowOutcome> {
  const groups = new Map<string, Group>();
  for await (const row of namedCsvRows(file, COLUMNS)) {
    const refusal = addRow(groups, file, row);
    if (refusal !== null) yield refusal;
  }
  for (const [key, group] of groups) {
    yield factorOf(key, group);
    for (const place of group.folded) yield { kind: 'FOLDED', place, into: key };
  }
}

function addRow(groups: Map<string, Group>, file: InputFile, { row, get }: NamedRow): RowOutcome | null {
  const place: Place = { file: file.name, row };
  const region = REGIONS[get('Region')];
  const amount = readNumber(get('FlowAmount'));
  const flowable = get('Flowable');
  if (region === undefined)
    return rejected(
      place,
      'REGION_UNKNOWN',
      'Region',
      get('Region'),
      `"${get('Region')}" is no region of the model.`,
    );
  if (amount === null || Number.isNaN(amount))
    return rejected(
      place,
      'VALUE_NOT_A_NUMBER',
      'FlowAmount',
      get('FlowAmount'),
      'The amount of the gas is not a number.',
    );
  const gas = GASES[flowable];
  if (gas === undefined && flowable !== UNSPECIFIED)
    return rejected(
      place,
      'NOT_A_FACTOR',
      'Flowable',
      flowable,
      `"${flowable}" is no greenhouse gas of the table.`,
    );
  const key = `${region}/${get('Sector')}/${get('Year')}`;
  let group = groups.get(key);
  if (group === undefined) {
    group = {
      place,
      region,
      sector: get('Sector'),
      year: Number(get('Year')),
      flows: [],
      otherCo2e: 0,
      folded: [],
    };
    groups.set(key, group);
  } else group.folded.push(place);
  if (gas === undefined) group.otherCo2e += amount;
  else group.flows.push({ gas, kgPerUnit: amount });
  return null;
}

let names: ReadonlyMap<string, string> | null = null;

/** Name of a sector of the detail input-output accounts of the US Bureau of Economic Analysis. */
function sectorName(code: string): string | undefined {
  names ??= new Map(
    parse(readFileSync(path.join(SECTOR_NAMES_FOLDER, 'bea.csv'), 'utf8'), { fromLine: 2 }).map(
      ([sector, name]): [string, string] => [String(sector), String(name)],
    ),
  );
  return names.get(code);
}

function factorOf(key: string, { place, region, sector, year, flows, otherCo2e }: Group): RowOutcome {
  const name = sectorName(sector);
  const draft = {
    ...NOT_STATED,
    key,
    activity: `import-spend-${sector.toLowerCase()}`,
    name: `Imported goods: ${name ?? `sector ${sector}`}`,
    nameZh: name === undefined ? `进口商品，行业 ${sector}` : '',
    otherNames: [`USEEIO ${sector}`],
    category: guessCategory(name ?? '', '', 'USD'),
    sourceCategory: `USEEIO ${sector}`,
    unit: 'USD',
    region,
    year,
    boundary: 'CRADLE_TO_GATE',
    kgCo2e: null,
    flows,
    otherCo2e,
    note: `Spend-based: per US dollar of ${year} in basic price, where the goods are made. Hydro- and perfluorocarbons are stated as CO2e only.`,
  };
  return { kind: 'FACTOR', place, draft };
}
