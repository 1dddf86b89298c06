import { readValue } from '../normalise/readValue.ts';
import { namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

/** The columns that are a set Cradle calculates with; the others are older sets, other horizons, or temperature. */
const SETS = [
  ['AR4GWP100', 'AR4'],
  ['AR5GWP100', 'AR5'],
  ['AR6GWP100', 'AR6'],
] as const;
const OTHERS = [
  'SARGWP100',
  'TARGWP100',
  'AR5CCFGWP100',
  'TARGWP20',
  'AR6GWP20',
  'TARGWP500',
  'AR6GWP500',
  'AR6GTP100',
] as const;

/** Warming potentials as factors for gases that escape: one cell a gas and set is a row here. */
export const gwpFactors: SourceReader = {
  source: {
    key: 'ipcc-gwp',
    name: 'IPCC global warming potentials',
    nameZh: 'IPCC 全球变暖潜势值',
    publisher: 'IPCC, collected by Open Climate Data',
    licence: 'CC0-1.0',
    licenceUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
    attribution: 'IPCC assessment reports, collected by openclimatedata',
    url: 'https://github.com/openclimatedata/globalwarmingpotentials',
    quality: 1,
  },
  release: () => ({ version: 'AR6', year: 2021 }),
  files: [{ pattern: /^globalwarmingpotentials\.csv$/i, what: 'the table of potentials' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) yield* readFile(file);
}

async function* readFile(file: InputFile): AsyncGenerator<RowOutcome> {
  const columns = ['Species', ...SETS.map(([column]) => column)];
  for await (const { row, get } of namedCsvRows(file, columns, { comment: '#' })) {
    const gas = get('Species');
    for (const [column, set] of SETS) {
      const place: Place = { file: file.name, row, column };
      const read = readValue(get(column), place, column);
      yield 'outcome' in read ? read.outcome : factorOf(place, gas, set, read.value);
    }
    for (const column of OTHERS) {
      const place: Place = { file: file.name, row, column };
      yield rejected(
        place,
        'NOT_A_FACTOR',
        column,
        get(column),
        'A set, horizon or metric that product footprints are not stated in.',
      );
    }
  }
}

function factorOf(place: Place, gas: string, set: 'AR4' | 'AR5' | 'AR6', kgCo2e: number): RowOutcome {
  const draft = {
    ...NOT_STATED,
    key: `${gas}/${set}`,
    activity: `emission-of-${gas.toLowerCase()}-${set.toLowerCase()}`,
    name: `${gas}, released to air (${set})`,
    nameZh: `${gas}，排放至空气（${set}）`,
    category: 'Refrigerants and gases',
    unit: 'kg',
    region: 'GLO',
    year: { AR4: 2007, AR5: 2013, AR6: 2021 }[set],
    boundary: 'FUGITIVE',
    gwpSet: set,
    kgCo2e,
    note: 'Warming of one kilogram of the gas over 100 years against carbon dioxide; making the gas is not in it.',
  };
  return { kind: 'FACTOR', place, draft };
}
