import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { type Cell, sheetRows } from '../read/sheetRows.ts';
import { type FactorStage, NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const VALUE = 'Changement climatique';
const NAME = 'Nom du Produit en Français';
const SYNTHESIS = ['Code AGB', "Groupe d'aliment", "Sous-groupe d'aliment", NAME, 'LCI Name', 'DQR', VALUE];
const FARM_SHEET = 'AGB 3.2 agricole conventionnel';

/** Stages of the detail file; some of its headings carry double spaces. */
const STAGES: readonly (readonly [column: string, stage: string])[] = [
  ['Agriculture', 'agriculture'],
  ['Transformation', 'processing'],
  ['Emballage', 'packaging'],
  ['Transport', 'transport'],
  ['Supermarché et distribution', 'retail'],
  ['Consommation', 'consumption'],
];

/** AGRIBALYSE of ADEME: foods up to consumption (3.1, with stages from a second file) and farm products (3.2). */
export const agribalyse: SourceReader = {
  source: {
    key: 'agribalyse',
    name: 'ADEME AGRIBALYSE',
    nameZh: '法国 AGRIBALYSE 农业与食品数据库',
    publisher: 'ADEME and INRAE',
    licence: 'etalab-2.0',
    licenceUrl: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    attribution: 'ADEME, AGRIBALYSE, Licence Ouverte 2.0',
    url: 'https://agribalyse.ademe.fr',
    quality: 2,
  },
  release: (files) => ({
    version: files.some(({ name }) => /32/.test(name)) ? '3.1 and 3.2' : '3.1',
    year: null,
  }),
  files: [
    { pattern: /^agribalyse-31-synthese\.csv$/i, what: 'foods, one row each' },
    { pattern: /^agribalyse-31-detail-par-etape\.csv$/i, what: 'the same by stage' },
    {
      pattern: /^agribalyse-31-detail-par-ingredient\.csv$/i,
      what: 'shares of ingredients, which are no factors',
    },
    { pattern: /^agribalyse-32-.*\.xlsx$/i, what: 'farm products' },
  ],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  const stages = new Map<string, FactorStage[]>();
  const byStage = files.filter(({ name }) => /detail-par-etape/i.test(name));
  for (const file of byStage) await readStages(file, stages);
  const keys = new Set<string>();
  for (const file of files.filter(({ name }) => /synthese/i.test(name))) {
    for await (const row of namedCsvRows(file, SYNTHESIS)) {
      const outcome = readFood(file, row, stages);
      if (outcome.kind === 'FACTOR') keys.add(outcome.draft.key);
      yield outcome;
    }
  }
  for (const file of byStage) yield* foldStages(file, keys);
  for (const file of files.filter(({ name }) => /ingredient/i.test(name))) yield* readIngredients(file);
  for (const file of files.filter(({ name }) => /\.xlsx$/i.test(name))) yield* readFarm(file);
}

async function readStages(file: InputFile, stages: Map<string, FactorStage[]>): Promise<void> {
  const columns = STAGES.map(([column]) => `${VALUE} - ${column}`);
  for await (const { get } of namedCsvRows(file, ['Code AGB', ...columns])) {
    const parts = STAGES.map(([column, stage]) => ({
      stage,
      kgCo2e: readNumber(get(`${VALUE} - ${column}`)) ?? 0,
    }));
    stages.set(codeOf(get), parts);
  }
}

/** One file writes `0001` where the other writes `1`. */
function codeOf(get: NamedRow['get']): string {
  return get('Code AGB').replace(/^0+(?=\d)/, '');
}

async function* foldStages(file: InputFile, keys: ReadonlySet<string>): AsyncGenerator<RowOutcome> {
  for await (const { row, get } of namedCsvRows(file, ['Code AGB'])) {
    const key = `food/${codeOf(get)}`;
    const place: Place = { file: file.name, row };
    if (keys.has(key)) yield { kind: 'FOLDED', place, into: key };
    else
      yield rejected(
        place,
        'NOT_A_FACTOR',
        'Code AGB',
        get('Code AGB'),
        'The stages of a food whose total is in no other file.',
        'Import the synthesis with it.',
      );
  }
}

async function* readIngredients(file: InputFile): AsyncGenerator<RowOutcome> {
  for await (const { row, get } of namedCsvRows(file, [])) {
    const place: Place = { file: file.name, row };
    yield rejected(
      place,
      'NOT_A_FACTOR',
      '',
      get(NAME),
      'The share of an ingredient in one kilogram of a food, not a factor of its own.',
    );
  }
}

function readFood(
  file: InputFile,
  { row, get }: NamedRow,
  stages: ReadonlyMap<string, FactorStage[]>,
): RowOutcome {
  const place: Place = { file: file.name, row };
  const read = readValue(get(VALUE), place, VALUE);
  if ('outcome' in read) return read.outcome;
  const code = codeOf(get);
  const draft = {
    ...NOT_STATED,
    key: `food/${code}`,
    part: '3.1',
    activity: `food-fr-${slug(get('LCI Name'))}`,
    name: get('LCI Name') || get(NAME),
    otherNames: [get(NAME), `AGB ${code}`],
    category: 'Food and agriculture',
    sourceCategory: `${get("Groupe d'aliment")} > ${get("Sous-groupe d'aliment")}`,
    unit: 'kg',
    region: 'FR',
    year: 2022,
    boundary: 'CRADLE_TO_CONSUMPTION',
    kgCo2e: read.value,
    stages: stages.get(code) ?? [],
    note: `AGRIBALYSE 3.1, EF 3.0, from the field to the plate in France. Data quality ${get('DQR')} (1 best, 5 worst).`,
  };
  return { kind: 'FACTOR', place, draft };
}

async function* readFarm(file: InputFile): AsyncGenerator<RowOutcome> {
  const seen = new Set<string>();
  let isBody = false;
  for await (const { row, cells } of sheetRows(file, FARM_SHEET)) {
    if (isBody) yield readFarmProduct({ file: file.name, sheet: FARM_SHEET, row }, cells, seen);
    isBody ||= cells[1] === 'LCI Name';
  }
}

/** Column F is the total, V to X its biogenic, fossil and land-use parts. The country stands in the name: `{FR}`. */
function readFarmProduct(place: Place, cells: readonly Cell[], seen: Set<string>): RowOutcome {
  const french = String(cells[0] ?? '').trim();
  const name = String(cells[1] ?? '').trim();
  const read = readValue(cells[5] ?? null, place, VALUE);
  if ('outcome' in read)
    return rejected(
      place,
      'WITHDRAWN',
      VALUE,
      '',
      'The publisher has emptied this row: the value was withdrawn.',
    );
  const key = `farm/${slug(name || french)}`;
  if (seen.size === seen.add(key).size)
    return rejected(
      place,
      'KEY_REPEATED',
      NAME,
      french,
      'The product stands here twice; the publisher marked one of the values as uncorrected, by colour only.',
      'Compare both with the publisher.',
    );
  const part = (index: number, stage: string) => ({ stage, kgCo2e: readNumber(cells[index] ?? null) ?? 0 });
  const draft = {
    ...NOT_STATED,
    key,
    part: '3.2',
    activity: `farm-${slug(name.replace(/\{[A-Z]+\} U$/, ''))}`,
    name: name.replace(/\s*\{[A-Z]+\} U$/, ''),
    otherNames: [french],
    category: 'Food and agriculture',
    sourceCategory: String(cells[3] ?? '').replaceAll('\\', ' > '),
    unit: 'kg',
    region: name.match(/\{([A-Z]{2})\}/)?.[1] ?? 'FR',
    year: 2025,
    boundary: 'FARM_GATE',
    kgCo2e: read.value,
    stages: [part(21, 'biogenic'), part(22, 'fossil'), part(23, 'land use change')],
    note: 'AGRIBALYSE 3.2, EF 3.1, conventional production up to the farm gate; not comparable with version 3.1.',
  };
  return { kind: 'FACTOR', place, draft };
}
