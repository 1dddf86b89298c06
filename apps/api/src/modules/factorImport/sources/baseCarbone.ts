import type { EmissionFlow } from '@cradle/engine';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { regionOfName } from '../normalise/region.ts';
import { slug } from '../normalise/slug.ts';
import { type Cell, sheetRows } from '../read/sheetRows.ts';
import {
  type FactorDraft,
  type FactorStage,
  NOT_STATED,
  type Place,
  type RowOutcome,
  rejected,
} from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const SHEETS = ['FE_Transport', 'FE_RCU_RFU'];
const REQUIRED = [
  'Type Ligne',
  "Identifiant de l'élément",
  'Nom base français',
  'Unité français',
  'Total poste non décomposé',
];

const UNITS: Readonly<Record<string, string>> = {
  kWh: 'kWh',
  't.km': 'tkm',
  'TEU.km': 'TEUkm',
  km: 'vkm',
  'passager.km': 'pkm',
  'peq.km': 'pkm',
  kg: 'kg',
  tonne: 't',
  litre: 'l',
};

/** French places of the table; everything else in France is FR. */
const PLACES: Readonly<Record<string, string>> = {
  'france-continentale': 'FR',
  france: 'FR',
  europe: 'RER',
  monde: 'GLO',
  'autre-pays-du-monde': 'GLO',
  'union-europeenne': 'EU',
};

/** Base Carbone of ADEME, the workbook of changes in the layout of the full export: an element and the rows it is made of. */
export const baseCarbone: SourceReader = {
  source: {
    key: 'base-carbone',
    name: 'ADEME Base Carbone',
    nameZh: '法国环境与能源管理署碳排放因子库（Base Carbone）',
    publisher: 'ADEME',
    licence: 'etalab-2.0',
    licenceUrl: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    attribution: 'ADEME, Base Carbone (Base Empreinte), Licence Ouverte',
    url: 'https://base-empreinte.ademe.fr',
    quality: 1,
  },
  release: (files) => ({
    version: files[0]?.name.match(/v\d+-\d+(?!.*v\d)/)?.[0].replace('-', '.') ?? '',
    year: null,
  }),
  files: [{ pattern: /^base-?carbone.*\.xlsx$/i, what: 'the workbook' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) for (const sheet of SHEETS) yield* readSheet(file, sheet);
}

interface Element {
  readonly place: Place;
  readonly get: (column: string) => Cell;
  readonly posts: { place: Place; get: (column: string) => Cell }[];
}

async function* readSheet(file: InputFile, sheet: string): AsyncGenerator<RowOutcome> {
  let columns: ReadonlyMap<string, number> | null = null;
  let element: Element | null = null;
  for await (const { row, cells } of sheetRows(file, sheet)) {
    if (columns === null) {
      columns = headings(file, sheet, cells);
      continue;
    }
    const at = columns;
    const get = (column: string) => cells[at.get(column) ?? -1] ?? null;
    const place: Place = { file: file.name, sheet, row };
    const isPost = get('Type Ligne') === 'Poste';
    if (isPost && element !== null && idOf(element.get) === idOf(get)) element.posts.push({ place, get });
    else if (isPost)
      yield rejected(
        place,
        'NOT_A_FACTOR',
        'Type Ligne',
        'Poste',
        'A part of an element that does not stand above it.',
      );
    else {
      if (element !== null) yield* readElement(element);
      element = { place, get, posts: [] };
    }
  }
  if (element !== null) yield* readElement(element);
}

function headings(file: InputFile, sheet: string, cells: readonly Cell[]): Map<string, number> {
  const columns = new Map(cells.map((cell, index): [string, number] => [String(cell ?? '').trim(), index]));
  const missing = REQUIRED.filter((column) => !columns.has(column));
  if (missing.length > 0)
    throw new InvalidFile(
      `${file.name}, sheet ${sheet}, lacks ${missing.map((name) => `"${name}"`).join(', ')}. Use the export as ADEME offers it; nothing was imported.`,
    );
  return columns;
}

function idOf(get: Element['get']): string {
  return String(get("Identifiant de l'élément") ?? '');
}

/** The parts of an element add up to it: they become its stages, and are never added to it. */
function* readElement({ place, get, posts }: Element): Generator<RowOutcome> {
  const unitText = String(get('Unité français') ?? '');
  const unit =
    UNITS[
      unitText
        .replace(/^kgCO2e\//, '')
        .replace(/\s*\(.*$/, '')
        .trim()
    ];
  const read = readValue(get('Total poste non décomposé'), place, 'Total poste non décomposé');
  if (unit === undefined)
    yield rejected(
      place,
      'UNIT_UNKNOWN',
      'Unité français',
      unitText,
      `"${unitText}" is not a unit Cradle knows.`,
    );
  else if ('outcome' in read) yield read.outcome;
  else {
    const draft = draftOf(get, unit, read.value, posts.map(stageOf));
    yield { kind: 'FACTOR', place, draft };
    for (const post of posts) yield { kind: 'FOLDED', place: post.place, into: draft.key };
    return;
  }
  for (const post of posts)
    yield rejected(
      post.place,
      'VALUE_BLANK',
      'Type Ligne',
      'Poste',
      'A part of an element that is no factor.',
    );
}

function stageOf({ get }: { get: Element['get'] }): FactorStage {
  const stage = [get('Type poste'), get('Nom poste anglais') ?? get('Nom poste français')]
    .filter(Boolean)
    .join(': ');
  return { stage, kgCo2e: readNumber(get('Total poste non décomposé')) ?? 0 };
}

function draftOf(
  get: Element['get'],
  unit: string,
  kgCo2e: number,
  stages: readonly FactorStage[],
): FactorDraft {
  const french = nameIn(get, 'français');
  const english = nameIn(get, 'anglais');
  const category = String(get('Code de la catégorie') ?? '');
  const uncertainty = readNumber(get('Incertitude'));
  return {
    ...NOT_STATED,
    ...gasesOf(get, kgCo2e),
    key: idOf(get),
    activity: `fr-${slug(french)}`.slice(0, 200),
    name: english || french,
    otherNames: [french, String(get('Tags français') ?? ''), String(get('Tags anglais') ?? '')].filter(
      Boolean,
    ),
    category: categoryOf(category),
    sourceCategory: category,
    unit,
    region:
      PLACES[slug(String(get('Localisation géographique') ?? ''))] ??
      regionOfName(String(get('Localisation géographique') ?? '')) ??
      'FR',
    year: yearOfSerial(get('Date de modification')),
    boundary: /réseaux?|chaleur|froid/i.test(category) ? 'GRID_LIFE_CYCLE' : 'WELL_TO_WHEEL',
    kgCo2e,
    stages,
    uncertaintyPercent: uncertainty !== null && Number.isFinite(uncertainty) ? uncertainty : null,
    note: [get('Source'), get('Programme'), get('Sous-localisation géographique français')]
      .filter(Boolean)
      .join('. '),
  };
}

function nameIn(get: Element['get'], language: 'français' | 'anglais'): string {
  return ['Nom base', 'Nom attribut', 'Nom frontière']
    .map((part) => String(get(`${part} ${language}`) ?? '').trim())
    .filter(Boolean)
    .join(', ');
}

/** The gas columns are in kg CO2e (AR5: 28, 30 for fossil methane, 265); CO2b is outside the total. */
function gasesOf(get: Element['get'], total: number): { flows: readonly EmissionFlow[]; otherCo2e: number } {
  const columns: readonly (readonly [column: string, gas: string, gwp: number])[] = [
    ['CO2f', 'CO2_FOSSIL', 1],
    ['CH4f', 'CH4_FOSSIL', 30],
    ['CH4b', 'CH4_BIOGENIC', 28],
    ['N2O', 'N2O', 265],
  ];
  const amounts = columns.flatMap(([column, gas, gwp]) => {
    const kgCo2e = readNumber(get(column));
    return kgCo2e === null || Number.isNaN(kgCo2e) ? [] : [{ gas, kgCo2e, kgPerUnit: kgCo2e / gwp }];
  });
  if (amounts.length === 0) return { flows: [], otherCo2e: 0 };
  const biogenic = readNumber(get('CO2b'));
  const explained = amounts.reduce((sum, { kgCo2e }) => sum + kgCo2e, 0);
  const flows = amounts.map(({ gas, kgPerUnit }) => ({ gas, kgPerUnit }));
  if (biogenic !== null && Number.isFinite(biogenic))
    flows.push({ gas: 'CO2_BIOGENIC', kgPerUnit: biogenic });
  return { flows: flows.filter(({ kgPerUnit }) => kgPerUnit !== 0), otherCo2e: total - explained };
}

function categoryOf(category: string): string {
  if (/réseaux? de (chaleur|froid)/i.test(category)) return 'Heat and steam';
  return /marchandises/i.test(category)
    ? 'Freight'
    : /personnes|passager/i.test(category)
      ? 'Passenger transport'
      : 'Machinery and services';
}

/** Dates are days since the end of 1899. */
function yearOfSerial(cell: Cell): number | null {
  if (cell instanceof Date) return cell.getUTCFullYear();
  const days = readNumber(cell);
  if (days === null || Number.isNaN(days)) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).getUTCFullYear();
}
