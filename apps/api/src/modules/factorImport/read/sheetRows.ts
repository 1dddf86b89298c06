import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { read as readLegacyWorkbook, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { InputFile } from '../sourceReader.ts';

export type Cell = string | number | boolean | Date | null;

/** One row of a sheet that holds anything; `row` is the number the spreadsheet shows. `cells[0]` is column A. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** The old binary format cannot be streamed; its sheets end at 65,536 rows. */
const MAX_LEGACY_BYTES = 60_000_000;

/**
 * The filled rows of one sheet of a workbook (the first when none is named), `.xlsx` as a stream or `.xls`. Formulas give their stored results.
 *
 * @throws InvalidFile when it is no workbook or has no such sheet, naming those it has
 */
export async function* sheetRows(file: InputFile, sheet: string | null): AsyncGenerator<SheetRow> {
  const rows = file.name.toLowerCase().endsWith('.xls') ? legacyRows(file, sheet) : streamedRows(file, sheet);
  try {
    yield* rows;
  } catch (error) {
    if (error instanceof InvalidFile) throw error;
    throw new InvalidFile(
      `${file.name} is not a readable workbook. Download it again; nothing was imported.`,
    );
  }
}

async function* streamedRows(file: InputFile, sheet: string | null): AsyncGenerator<SheetRow> {
  const raw = createReadStream(file.path);
  raw.on('data', (piece) => file.onBytes?.(piece.length));
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(raw, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'emit',
  });
  const names: string[] = [];
  let isFound = false;
  for await (const worksheet of workbook) {
    const { name, iterator } = worksheet as unknown as OpenSheet;
    names.push(name);
    const isWanted = sheet === null ? names.length === 1 : name === sheet;
    isFound ||= isWanted;
    if (isWanted) yield* filledRows(worksheet);
    // A sheet that is not wanted must still be drained, or the stream stands still; its XML need not be read.
    else for await (const _ of iterator);
  }
  if (!isFound) throw noSuchSheet(file, sheet ?? '', names);
}

/** What exceljs does not declare of a sheet that it is about to read: its name, and the bytes of its XML. */
interface OpenSheet {
  readonly name: string;
  readonly iterator: AsyncIterable<unknown>;
}

async function* filledRows(rows: AsyncIterable<ExcelJS.Row>): AsyncGenerator<SheetRow> {
  for await (const row of rows) {
    const cells = cellsOf(row);
    if (cells.some((cell) => cell !== null)) yield { row: row.number, cells };
  }
}

function cellsOf(row: ExcelJS.Row): Cell[] {
  const cells: Cell[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    while (cells.length < column) cells.push(null);
    cells[column - 1] = plainValue(cell.value);
  });
  return cells;
}

/** Formulas and formatted text as what a person sees; a formula that was never calculated as itself, so that nobody takes it for blank. */
function plainValue(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || value instanceof Date) return value === '' ? null : value;
  if ('error' in value) return String(value.error);
  if ('formula' in value || 'sharedFormula' in value) {
    const formula = 'formula' in value ? value.formula : value.sharedFormula;
    const result = (value.result ?? null) as ExcelJS.CellValue;
    return result === null ? `=${formula}` : plainValue(result);
  }
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('text' in value)
    return typeof value.text === 'string' ? value.text : plainValue(value.text as ExcelJS.CellValue);
  return null;
}

async function* legacyRows(file: InputFile, sheet: string | null): AsyncGenerator<SheetRow> {
  const { size } = await stat(file.path);
  if (size > MAX_LEGACY_BYTES)
    throw new InvalidFile(
      `${file.name} has ${size} bytes, too many for the old XLS format. Save it as XLSX and try again.`,
    );
  const workbook = readLegacyWorkbook(await readFile(file.path), {
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    ...(sheet !== null && { sheets: sheet }),
  });
  file.onBytes?.(size);
  const worksheet = workbook.Sheets[sheet ?? workbook.SheetNames[0] ?? ''];
  if (worksheet === undefined) throw noSuchSheet(file, sheet ?? '', workbook.SheetNames);
  const rows = utils.sheet_to_json<Cell[]>(worksheet, {
    header: 1,
    raw: true,
    defval: null,
    blankrows: true,
  });
  const firstRow = utils.decode_range(worksheet['!ref'] ?? 'A1').s.r;
  for (const [index, cells] of rows.entries()) {
    if (cells.some((cell) => cell !== null && cell !== '')) yield { row: firstRow + index + 1, cells };
  }
}

function noSuchSheet(file: InputFile, sheet: string, names: readonly string[]): InvalidFile {
  const found = names.map((name) => `"${name}"`).join(', ') || 'none';
  return new InvalidFile(
    `${file.name} has no sheet "${sheet}" (it has ${found}). Use the file as the publisher offers it; nothing was imported.`,
  );
}
