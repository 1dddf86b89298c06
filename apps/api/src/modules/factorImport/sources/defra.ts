import type { EmissionFlow, GwpSet } from '@cradle/engine';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import { createFreeKeys } from '../normalise/freeKeys.ts';
import { closeOnTotal } from '../normalise/gasSplit.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { regionOfName } from '../normalise/region.ts';
import { slug } from '../normalise/slug.ts';
import { type Cell, sheetRows } from '../read/sheetRows.ts';
import { type FactorDraft, NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';
import { boundaryOf, categoryOf, DEFRA_UNITS, nameOf, type Path } from './defraWords.ts';

const SHEET = 'Factors by Category';
/** Methane and nitrous oxide stand in the table as CO2e of the set of its year. */
const GAS_GWP: Readonly<Record<'AR4' | 'AR5', Readonly<Record<string, number>>>> = {
  AR4: { CO2: 1, CH4: 25, N2O: 298 },
  AR5: { CO2: 1, CH4: 28, N2O: 265 },
};
/** The editions changed to AR5 with 2023. */
const FIRST_AR5_YEAR = 2023;

/** UK Government conversion factors, flat files: a factor is a row `kg CO2e` and up to three rows of its gases. */
export const defra: SourceReader = {
  source: {
    key: 'uk-ghg',
    name: 'UK Government GHG Conversion Factors for Company Reporting',
    nameZh: '英国政府企业报告温室气体转换因子',
    publisher: 'UK Department for Energy Security and Net Zero (DESNZ) and predecessors',
    licence: 'OGL-UK-3.0',
    licenceUrl: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    attribution:
      'Contains public sector information licensed under the Open Government Licence v3.0 (UK Government GHG Conversion Factors)',
    url: 'https://www.gov.uk/government/collections/government-conversion-factors-for-company-reporting',
    quality: 1,
  },
  release: (files) => {
    const years = files.map(yearOf);
    return { version: [...new Set(years)].sort().join(', '), year: Math.max(...years) };
  },
  files: [{ pattern: /^uk-ghg-conversion-factors-\d{4}-flat\.xlsx?$/i, what: 'the flat file of one year' }],
  read,
};

function yearOf({ name }: InputFile): number {
  return Number(name.match(/\d{4}/)?.[0]);
}

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) yield* readEdition(file);
}

interface Row {
  readonly place: Place;
  readonly path: Path;
  /** `kg CO2e`, or a gas; empty for energy contents. */
  readonly gas: string;
  readonly value: Cell;
}

/** One figure with its gases; the rows of one need not follow each other. */
interface Group {
  readonly total: Row;
  readonly key: string;
  readonly gases: Row[];
}

async function* readEdition(file: InputFile): AsyncGenerator<RowOutcome> {
  const year = yearOf(file);
  const freeKey = createFreeKeys();
  const groups: Group[] = [];
  const newest = new Map<string, Group>();
  const early = new Map<string, Row[]>();
  for await (const row of readRows(file)) {
    const key = keyOf(row.path, year);
    if (row.gas === 'CO2e') {
      const group = { total: row, key: freeKey(key), gases: early.get(key) ?? [] };
      early.delete(key);
      groups.push(group);
      newest.set(key, group);
    } else if (row.gas === '') yield notAFactor(row);
    else if (newest.has(key)) newest.get(key)?.gases.push(row);
    else early.set(key, [...(early.get(key) ?? []), row]);
  }
  for (const group of groups) yield* readGroup(group, year);
  for (const row of [...early.values()].flat())
    yield rejected(
      row.place,
      'NOT_A_FACTOR',
      'GHG',
      row.gas,
      'The gas of an activity whose total stands nowhere.',
    );
}

async function* readRows(file: InputFile): AsyncGenerator<Row> {
  let columns: ReadonlyMap<string, number> | null = null;
  for await (const { row, cells } of sheetRows(file, SHEET)) {
    // The heading moved from year to year; above it stand a title and remarks.
    if (columns === null) {
      if (cells.includes('Level 1')) columns = columnsOf(cells);
      continue;
    }
    const at = (column: string) => cells[columns?.get(column) ?? -1] ?? null;
    const text = (column: string) => String(at(column) ?? '').trim();
    const path: Path = {
      scope: text('Scope'),
      levels: [text('Level 1'), text('Level 2'), text('Level 3'), text('Level 4')],
      columnText: text('Column Text'),
      unit: text('UOM'),
    };
    yield {
      place: { file: file.name, sheet: SHEET, row },
      path,
      gas: gasOf(text('GHG')),
      value: at('value'),
    };
  }
  if (columns === null)
    throw new InvalidFile(
      `${file.name} has no heading "Level 1" in the sheet "${SHEET}". Use the flat file; nothing was imported.`,
    );
}

/** `GHG` became `GHG/Unit` in 2022, and the value's heading names the year. */
function columnsOf(headings: readonly Cell[]): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [index, heading] of headings.entries()) {
    const name = String(heading ?? '').trim();
    if (/^GHG Conversion Factor/.test(name)) columns.set('value', index);
    else if (name === 'GHG/Unit') columns.set('GHG', index);
    else if (name !== '' && !columns.has(name)) columns.set(name, index);
  }
  return columns;
}

/** `kg CO2e`, `kg CH4` (until 2021: CO2e of methane all the same), `kg CO2e of CH4 per unit`. */
function gasOf(text: string): string {
  const match = text.match(/^kg (?:CO2e of )?(CO2e|CO2|CH4|N2O)(?: per unit)?$/);
  return match?.[1] ?? '';
}

function keyOf({ scope, levels, columnText, unit }: Path, year: number): string {
  return [year, ...[scope, ...levels, columnText, unit].map(slug)].join('/');
}

function notAFactor({ place, path, value }: Row): RowOutcome {
  const message =
    /kwh/i.test(path.unit) || value !== null
      ? 'An energy content or a remark, not an emission.'
      : 'The row states no gas.';
  return rejected(place, 'NOT_A_FACTOR', 'GHG', '', message);
}

function* readGroup({ total, key, gases }: Group, year: number): Generator<RowOutcome> {
  const set: GwpSet = year >= FIRST_AR5_YEAR ? 'AR5' : 'AR4';
  const unit = DEFRA_UNITS[total.path.unit];
  const read = readValue(total.value, total.place, 'GHG Conversion Factor');
  if (unit === undefined)
    yield rejected(
      total.place,
      'UNIT_UNKNOWN',
      'UOM',
      total.path.unit,
      `"${total.path.unit}" is not a unit Cradle knows.`,
    );
  else if ('outcome' in read) yield read.outcome;
  else {
    const kgCo2e = read.value * unit.scale;
    const split = closeOnTotal(
      kgCo2e,
      gases.flatMap((row) => flowOf(row, unit.scale, set)),
      set,
    );
    yield {
      kind: 'FACTOR',
      place: total.place,
      draft: { ...draftOf(total.path, year), ...split, key, unit: unit.code, gwpSet: set, kgCo2e },
    };
    for (const { place } of gases) yield { kind: 'FOLDED', place, into: key };
    return;
  }
  for (const { place, gas } of gases)
    yield rejected(
      place,
      'VALUE_BLANK',
      'GHG',
      gas,
      'The gas of an activity whose total is blank or not a number.',
    );
}

/** The mass of a gas from its CO2e. Fossil methane for everything but biogenic fuels, whose methane the table does not set apart. */
function flowOf({ gas, value }: Row, scale: number, set: 'AR4' | 'AR5'): EmissionFlow[] {
  const kgCo2e = readNumber(value);
  const gwp = GAS_GWP[set][gas];
  if (kgCo2e === null || Number.isNaN(kgCo2e) || gwp === undefined) return [];
  const code = { CO2: 'CO2_FOSSIL', CH4: 'CH4_FOSSIL', N2O: 'N2O' }[gas] ?? 'CO2E';
  return [{ gas: code, kgPerUnit: (kgCo2e * scale) / gwp }];
}

function draftOf(path: Path, year: number): Omit<FactorDraft, 'key' | 'unit' | 'gwpSet' | 'kgCo2e'> {
  const [level1, level2, level3] = path.levels;
  return {
    ...NOT_STATED,
    part: String(year),
    activity: `uk-${slug([...path.levels, path.columnText, path.unit].filter(Boolean).join(' '))}`,
    name: nameOf(path),
    category: categoryOf(path),
    sourceCategory: [level1, level2].filter(Boolean).join(' > '),
    // Electricity abroad and hotel nights name the country on the third level.
    region: /overseas|hotel/i.test(`${level1} ${level2}`) ? (regionOfName(level3 ?? '') ?? 'GLO') : 'GB',
    year,
    boundary: boundaryOf(path),
    note:
      path.scope === 'Outside of Scopes'
        ? 'Biogenic carbon dioxide, reported outside the scopes; not part of a footprint total.'
        : `${path.scope}. Edition ${year}.`,
  };
}
