import type { EmissionFlow, GwpSet } from '@cradle/engine';
import { closeOnTotal } from '../normalise/gasSplit.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { type FactorDraft, NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const CODE = '2017 NAICS Code';
const TITLE = '2017 NAICS Title';
const WITHOUT = 'Supply Chain Emission Factors without Margins';
const MARGINS = 'Margins of Supply Chain Emission Factors';
const WITH = 'Supply Chain Emission Factors with Margins';
const COLUMNS = [CODE, TITLE, 'GHG', 'Unit', WITHOUT, MARGINS, WITH];

const METHANE = 'Methane';

/** Gases of the table by gas; what is not here (the mixture that is stated as CO2e) stays in the rest of the total. */
const GASES: Readonly<Record<string, string>> = {
  'Carbon dioxide': 'CO2_FOSSIL',
  [METHANE]: 'CH4_FOSSIL',
  'Nitrous oxide': 'N2O',
  'Sulfur hexafluoride': 'SF6',
  'Nitrogen trifluoride': 'NF3',
  'Carbon tetrafluoride': 'CF4',
  Hexafluoroethane: 'C2F6',
  Perfluoropropane: 'C3F8',
  Perfluorobutane: 'C4F10',
  Perfluorocyclobutane: 'C4F8',
  Perfluorohexane: 'C6F14',
  'HFC-23': 'HFC_23',
  'HFC-32': 'HFC_32',
  'HFC-125': 'HFC_125',
  'HFC-134a': 'HFC_134A',
  'HFC-143a': 'HFC_143A',
  'HFC-236fa': 'HFC_236FA',
};

/**
 * NAICS codes whose methane comes from living things: rice, animals, dairy, meat, landfills. Elsewhere most of it leaks
 * from fossil fuels. The table itself does not tell them apart.
 */
const BIOGENIC_METHANE = /^(11116|112|3115|3116|562212)/;

/** The potentials of a version by its dataset description: v1.2 those of AR4; the gases of v1.3 reproduce its totals with AR5. */
const GWP_SETS: readonly (readonly [version: RegExp, set: GwpSet])[] = [
  [/^v1\.[012]\b/, 'AR4'],
  [/^v1\.3\b/, 'AR5'],
];

/** Supply chain factors of the US EPA by commodity, per US dollar; the table by gas is folded into the version it belongs to. */
export const epaSupplyChain: SourceReader = {
  source: {
    key: 'epa-supply-chain',
    name: 'US EPA Supply Chain GHG Emission Factors',
    nameZh: '美国环保署供应链温室气体排放因子',
    publisher: 'US EPA',
    licence: 'MIT',
    licenceUrl: 'https://github.com/USEPA/supply-chain-factors',
    attribution: 'US EPA, Supply Chain Greenhouse Gas Emission Factors for US Industries and Commodities',
    url: 'https://github.com/USEPA/supply-chain-factors',
    quality: 2,
  },
  release: (files) => ({ version: [...new Set(files.map(versionOf))].sort().join(', '), year: null }),
  files: [
    {
      pattern: /^SupplyChainGHGEmissionFactors_v[\d.]+_NAICS_CO2e_USD\d{4}\.csv$/i,
      what: 'the factors in CO2e',
    },
    {
      pattern: /^SupplyChainGHGEmissionFactors_v[\d.]+_NAICS_byGHG_USD\d{4}\.csv$/i,
      what: 'the same by gas',
    },
  ],
  read,
};

function versionOf({ name }: InputFile): string {
  return `v${name.match(/_v([\d.]+)_/)?.[1] ?? ''}`;
}

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  const gases = new Map<string, Map<string, EmissionFlow[]>>();
  const byGas = files.filter(({ name }) => /byGHG/i.test(name));
  for (const file of byGas) gases.set(versionOf(file), await readGases(file));
  const keys = new Set<string>();
  for (const file of files.filter(({ name }) => /CO2e_USD/i.test(name))) {
    for await (const row of namedCsvRows(file, COLUMNS)) {
      const outcome = readRow(file, row, gases.get(versionOf(file)));
      if (outcome.kind === 'FACTOR') keys.add(outcome.draft.key);
      yield outcome;
    }
  }
  for (const file of byGas)
    for await (const row of namedCsvRows(file, COLUMNS)) yield foldGas(file, row, keys);
}

/** kg of each gas per dollar, with margins, by commodity. */
async function readGases(file: InputFile): Promise<Map<string, EmissionFlow[]>> {
  const flows = new Map<string, EmissionFlow[]>();
  for await (const { get } of namedCsvRows(file, COLUMNS)) {
    const gas = gasOf(get('GHG'), get(CODE));
    const kgPerUnit = readNumber(get(WITH));
    if (gas === undefined || kgPerUnit === null || Number.isNaN(kgPerUnit)) continue;
    const list = flows.get(get(CODE));
    if (list === undefined) flows.set(get(CODE), [{ gas, kgPerUnit }]);
    else list.push({ gas, kgPerUnit });
  }
  return flows;
}

function gasOf(name: string, naics: string): string | undefined {
  return name === METHANE && BIOGENIC_METHANE.test(naics) ? 'CH4_BIOGENIC' : GASES[name];
}

/** A later version says nothing until somebody has looked its potentials up. */
function gwpSetOf(version: string): GwpSet | null {
  return GWP_SETS.find(([pattern]) => pattern.test(version))?.[1] ?? null;
}

function foldGas(file: InputFile, { row, get }: NamedRow, keys: ReadonlySet<string>): RowOutcome {
  const place: Place = { file: file.name, row };
  const key = keyOf(versionOf(file), get(CODE));
  if (keys.has(key)) return { kind: 'FOLDED', place, into: key };
  return rejected(
    place,
    'NOT_A_FACTOR',
    CODE,
    get(CODE),
    'The gas split of a commodity whose total is in no other file.',
    'Import the CO2e file of the same version with it.',
  );
}

function keyOf(version: string, code: string): string {
  return `${version}/${code}`;
}

function readRow(
  file: InputFile,
  { row, get }: NamedRow,
  gases: ReadonlyMap<string, EmissionFlow[]> | undefined,
): RowOutcome {
  const place: Place = { file: file.name, row };
  const dollars = get('Unit').match(/^kg CO2e\/(\d{4}) USD, purchaser price$/)?.[1];
  if (dollars === undefined)
    return rejected(
      place,
      'UNIT_UNKNOWN',
      'Unit',
      get('Unit'),
      `"${get('Unit')}" is not kg CO2e per dollar in purchaser price.`,
    );
  const total = readValue(get(WITH), place, WITH);
  if ('outcome' in total) return total.outcome;
  const stages = [
    { stage: 'production', kgCo2e: readNumber(get(WITHOUT)) },
    { stage: 'margins', kgCo2e: readNumber(get(MARGINS)) },
  ].flatMap(({ stage, kgCo2e }) => (kgCo2e === null || Number.isNaN(kgCo2e) ? [] : [{ stage, kgCo2e }]));
  const version = versionOf(file);
  const gwpSet = gwpSetOf(version);
  const draft: FactorDraft = {
    ...NOT_STATED,
    ...(gwpSet !== null && closeOnTotal(total.value, gases?.get(get(CODE)) ?? [], gwpSet)),
    key: keyOf(version, get(CODE)),
    part: version,
    activity: `us-spend-${slug(get(TITLE))}`,
    name: get(TITLE),
    otherNames: [`NAICS ${get(CODE)}`],
    category: 'Machinery and services',
    sourceCategory: `NAICS ${get(CODE).slice(0, 3)}`,
    unit: 'USD',
    region: 'US',
    year: Number(dollars),
    boundary: 'CRADLE_TO_SHELF',
    gwpSet,
    kgCo2e: total.value,
    stages,
    note: `Spend-based: per US dollar of ${dollars} in purchaser price, wholesale, transport and retail margins included.`,
  };
  return { kind: 'FACTOR', place, draft };
}
