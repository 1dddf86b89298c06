import { GWP_SETS, type GwpSet } from '@cradle/engine';
import { z } from 'zod';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { createFreeKeys } from './normalise/freeKeys.ts';
import { guessCategory } from './normalise/guessCategory.ts';
import { readNumber } from './normalise/readNumber.ts';
import { readValue } from './normalise/readValue.ts';
import { REGION_CODE, regionOfAlpha3, regionOfName } from './normalise/region.ts';
import { slug } from './normalise/slug.ts';
import { csvRows } from './read/csvRows.ts';
import { type Cell, sheetRows } from './read/sheetRows.ts';
import {
  FACTOR_BOUNDARIES,
  FACTOR_CATEGORIES,
  NOT_STATED,
  type Place,
  type RowOutcome,
  rejected,
} from './rowOutcome.ts';
import type { InputFile, SourceReader } from './sourceReader.ts';

/** Which column of an own table holds what; a column that is not there takes the default of its field. */
export const TableMapping = z.object({
  /** Sheet of a workbook; the first one when it is not given. */
  sheet: z.string().max(100).optional(),
  delimiter: z.enum([',', ';', '\t']).default(','),
  encoding: z.enum(['utf8', 'win1252', 'gb18030']).default('utf8'),
  /** `1,234.5` or `1.234,5`. */
  numbers: z.enum(['POINT', 'COMMA']).default('POINT'),
  /** Row of the headings, counted from 1. */
  headingRow: z.number().int().min(1).max(1_000).default(1),
  columns: z.object({
    name: z.string().min(1, 'must name a column'),
    value: z.string().min(1, 'must name a column'),
    key: z.string().optional(),
    nameZh: z.string().optional(),
    unit: z.string().optional(),
    region: z.string().optional(),
    year: z.string().optional(),
    category: z.string().optional(),
    boundary: z.string().optional(),
    uncertainty: z.string().optional(),
    note: z.string().optional(),
  }),
  defaults: z
    .object({
      unit: z.string().default('kg'),
      region: z.string().default('GLO'),
      year: z.number().int().nullable().default(null),
      /** Guessed from the name and the unit where there is none. */
      category: z.enum(FACTOR_CATEGORIES).nullable().default(null),
      boundary: z.enum(FACTOR_BOUNDARIES).default('UNKNOWN'),
      gwpSet: z.enum(GWP_SETS).nullable().default(null),
    })
    .prefault({}),
});
export type TableMapping = z.output<typeof TableMapping>;

/** A reader for a table of the organisation's own, CSV or a workbook, by its mapping. */
export function ownTableReader(source: SourceReader['source'], mapping: TableMapping): SourceReader {
  return {
    source,
    release: (files) => ({
      version: files
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
      year: null,
    }),
    files: [{ pattern: /\.(csv|tsv|txt|csv\.gz|xlsx|xls)$/i, what: 'a table as CSV, XLSX or XLS' }],
    read: (files) => readTables(files, mapping),
  };
}

async function* readTables(files: readonly InputFile[], mapping: TableMapping): AsyncGenerator<RowOutcome> {
  const freeKey = createFreeKeys();
  for (const file of files) {
    let columns: ReadonlyMap<string, number> | null = null;
    for await (const { row, cells } of tableRows(file, mapping)) {
      if (row < mapping.headingRow) continue;
      if (columns === null) columns = findMapped(file, cells, mapping);
      else yield readRow({ file: file.name, row }, cells, columns, mapping, freeKey);
    }
    if (columns === null)
      throw new InvalidFile(
        `${file.name} has no row ${mapping.headingRow} with headings. Nothing was imported.`,
      );
  }
}

/** The first rows of a table, for somebody to say what its columns are. */
export async function previewTable(
  file: InputFile,
  mapping: Pick<TableMapping, 'sheet' | 'delimiter' | 'encoding'>,
  rows: number,
): Promise<{ readonly row: number; readonly cells: readonly string[] }[]> {
  const preview: { row: number; cells: string[] }[] = [];
  for await (const { row, cells } of tableRows(file, mapping)) {
    preview.push({ row, cells: cells.map((cell) => String(cell ?? '').slice(0, 200)) });
    if (preview.length >= rows) break;
  }
  return preview;
}

async function* tableRows(
  file: InputFile,
  { sheet, delimiter, encoding }: Pick<TableMapping, 'sheet' | 'delimiter' | 'encoding'>,
): AsyncGenerator<{ row: number; cells: readonly Cell[] }> {
  if (/\.xlsx?$/i.test(file.name)) yield* sheetRows(file, sheet ?? null);
  else yield* csvRows(file, { delimiter, encoding });
}

function findMapped(file: InputFile, cells: readonly Cell[], { columns }: TableMapping): Map<string, number> {
  const positions = new Map(cells.map((cell, index): [string, number] => [String(cell ?? '').trim(), index]));
  const mapped = Object.entries(columns).flatMap(([field, heading]) => (heading ? [{ field, heading }] : []));
  const missing = mapped.filter(({ heading }) => !positions.has(heading.trim()));
  if (missing.length > 0)
    throw new InvalidFile(
      `${file.name} has no column ${missing.map(({ heading, field }) => `"${heading}" (for ${field})`).join(', ')}; ` +
        `it has ${[...positions.keys()]
          .filter(Boolean)
          .slice(0, 30)
          .map((name) => `"${name}"`)
          .join(', ')}. Nothing was imported.`,
    );
  return new Map(mapped.map(({ field, heading }) => [field, positions.get(heading.trim()) ?? -1]));
}

function readRow(
  place: Place,
  cells: readonly Cell[],
  columns: ReadonlyMap<string, number>,
  { columns: headings, defaults, numbers }: TableMapping,
  freeKey: (key: string) => string,
): RowOutcome {
  const at = (field: string): Cell => cells[columns.get(field) ?? -1] ?? null;
  const text = (field: string): string => String(at(field) ?? '').trim();
  const value = readValue(at('value'), place, headings.value, numbers);
  if ('outcome' in value) return value.outcome;
  const region = regionOf(text('region') || defaults.region);
  if (region === null)
    return rejected(
      place,
      'REGION_UNKNOWN',
      headings.region ?? '',
      text('region'),
      `"${text('region')}" is no country or region code.`,
      'Use an ISO 3166 code or an English country name.',
    );
  const year = readNumber(at('year'));
  const name = text('name');
  const unit = text('unit').replace(/^kg\s?CO2e?q?\s?\/\s?/i, '') || defaults.unit;
  const category =
    oneOf(FACTOR_CATEGORIES, text('category')) ??
    defaults.category ??
    guessCategory(name, text('category'), unit);
  const boundary =
    oneOf(
      FACTOR_BOUNDARIES,
      text('boundary')
        .toUpperCase()
        .replaceAll(/[\s-]+/g, '_'),
    ) ?? defaults.boundary;
  const uncertainty = readNumber(at('uncertainty'), numbers);
  const draft = {
    ...NOT_STATED,
    key: freeKey(text('key') || [slug(name), region, year ?? ''].join('/')),
    activity: `own-${slug(name)}`.slice(0, 200),
    name,
    nameZh: text('nameZh'),
    category,
    unit,
    region,
    year: year === null || Number.isNaN(year) ? defaults.year : year,
    boundary,
    gwpSet: defaults.gwpSet as GwpSet | null,
    kgCo2e: value.value,
    uncertaintyPercent: uncertainty === null || Number.isNaN(uncertainty) ? null : uncertainty,
    note: text('note').slice(0, 2_000),
  };
  return { kind: 'FACTOR', place, draft };
}

/** A code as it is, three letters of ISO 3166, or an English name. */
function regionOf(text: string): string | null {
  const code = text.toUpperCase();
  return (
    regionOfName(text) ??
    (code.length === 3 ? regionOfAlpha3(code) : null) ??
    (REGION_CODE.test(code) && code.length !== 3 ? code : groupCode(code))
  );
}

/** Groups of countries are three letters that are no country. */
function groupCode(code: string): string | null {
  return ['GLO', 'RER', 'ROW', 'RAS', 'RAF', 'RNA', 'RLA', 'RME', 'RPA'].includes(code) ? code : null;
}

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value.toLowerCase() === text.toLowerCase());
}
