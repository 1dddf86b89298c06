import type { Stage } from '@cradle/engine';
import { InvalidFile } from '../../errors/invalidFile.ts';
import type { NumberStyle } from '../factorImport/normalise/readNumber.ts';
import type { InputFile } from '../factorImport/sourceReader.ts';
import { type BomField, type BomMapping, findHeadingRow, guessColumns } from './bomMapping.ts';
import { type BomProblem, problem } from './bomProblem.ts';
import {
  type Cell,
  guessNumbers,
  readAmount,
  readRegion,
  readStage,
  readUnit,
  unitOfHeading,
} from './readCells.ts';
import { type BomTableRow, readTable, type TableForm } from './readTable.ts';

/** One line of a bill of materials, as it was read; nothing is decided yet. */
export interface BomRow {
  /** As the spreadsheet or an editor counts it. */
  readonly row: number;
  readonly name: string;
  readonly nameZh: string;
  readonly partNumber: string;
  readonly description: string;
  /** What the factor is looked for by: name and description. */
  readonly text: string;
  readonly amount: number | null;
  /** The engine's code; empty where it could not be read. */
  readonly unit: string;
  readonly stage: Stage;
  readonly region: string | null;
  readonly supplier: string;
  readonly process: string;
  readonly note: string;
  readonly problems: readonly BomProblem[];
}

export interface ReadBom {
  /** The mapping that was used: what was given, and what was guessed for the rest. */
  readonly mapping: BomMapping;
  readonly headings: readonly string[];
  readonly firstRows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly rows: readonly BomRow[];
}

const HEADING_AMONG = 25;
const SHOWN_ROWS = 8;

/**
 * Reads a bill of materials, CSV or a workbook, English or Chinese, with its columns in any order.
 *
 * @throws InvalidFile when the file cannot be read, has no such column, or more lines than an assessment may have
 */
export async function readBom(file: InputFile, mapping: BomMapping): Promise<ReadBom> {
  const { rows, form } = await readTable(file, mapping);
  const texts = rows.slice(0, HEADING_AMONG).map(({ row, cells }) => ({ row, texts: cells.map(textOf) }));
  const headingRow = mapping.headingRow ?? findHeadingRow(texts);
  const headings = (rows.find(({ row }) => row === headingRow)?.cells ?? []).map(textOf);
  const columns = mapping.columns ?? guessColumns(headings);
  const at = findColumns(file, headings, columns);
  const body = rows.filter(({ row }) => row > headingRow);
  const numbers = mapping.numbers ?? guessNumbers(body.map(({ cells }) => at(cells, 'amount')));
  const reader: RowReader = {
    at,
    numbers,
    defaultUnit: readUnit(mapping.defaults.unit ?? '') ?? unitOfHeading(columns.amount ?? '') ?? '',
    defaultStage: mapping.defaults.stage,
  };
  return {
    mapping: {
      ...mapping,
      ...usedForm(form),
      headingRow,
      columns,
      ...(numbers !== null && { numbers }),
    },
    headings: headings.filter(Boolean),
    firstRows: rows.slice(0, SHOWN_ROWS).map(({ row, cells }) => ({ row, cells: cells.map(textOf) })),
    rows: body.flatMap((row) => readRow(row, reader) ?? []),
  };
}

function usedForm({ delimiter, encoding }: TableForm): Partial<BomMapping> {
  return delimiter === null ? {} : { delimiter, encoding };
}

type CellAt = (cells: readonly Cell[], field: BomField) => Cell;

function findColumns(
  file: InputFile,
  headings: readonly string[],
  columns: Partial<Record<BomField, string | undefined>>,
): CellAt {
  const positions = new Map<string, number>();
  for (const [index, heading] of headings.entries())
    if (heading !== '' && !positions.has(heading)) positions.set(heading, index);
  const missing = Object.values(columns).filter((heading) => heading && !positions.has(heading.trim()));
  if (missing.length > 0)
    throw new InvalidFile(
      `${file.name} has no column "${missing.join('", "')}"; it has "${[...positions.keys()].slice(0, 30).join('", "')}".`,
    );
  return (cells, field) => cells[positions.get(columns[field]?.trim() ?? '') ?? -1] ?? null;
}

interface RowReader {
  readonly at: CellAt;
  readonly numbers: NumberStyle | null;
  readonly defaultUnit: string;
  readonly defaultStage: Stage;
}

const TOTAL = /^(sub.?|grand )?totals?\b|^(合计|小计|总计|共计)/i;

/** Null for a row that names nothing and has no amount: a blank line, a rule, a heading of a group. */
function readRow({ row, cells }: BomTableRow, reader: RowReader): BomRow | null {
  const text = (field: BomField, most = 300) => textOf(reader.at(cells, field)).slice(0, most);
  const problems: BomProblem[] = [];
  const name = text('name') || text('nameZh') || text('description');
  const amountText = textOf(reader.at(cells, 'amount'));
  if (name === '' && amountText === '') return null;
  if (name === '') problems.push(problem('NAME_MISSING', 'name', ''));
  if (TOTAL.test(name)) problems.push(problem('LOOKS_LIKE_TOTAL', 'name', name));
  const { amount, unit } = readQuantity(reader, cells, text('unit'), problems);
  const description = text('description', 500);
  const supplier = text('supplier');
  return {
    ...{ row, name, nameZh: text('nameZh'), partNumber: text('partNumber', 100), description, supplier },
    text: [...new Set([name, text('nameZh'), description])].filter(Boolean).join(' ').slice(0, 1_000),
    ...{ amount, unit },
    stage: readOptional(text('stage'), 'stage', readStage, problems) ?? reader.defaultStage,
    region: readOptional(text('region'), 'region', readRegion, problems),
    process: text('process'),
    note: text('note', 1_000),
    problems,
  };
}

function readQuantity(
  { at, numbers, defaultUnit }: RowReader,
  cells: readonly Cell[],
  unitText: string,
  problems: BomProblem[],
): { amount: number | null; unit: string } {
  const cell = at(cells, 'amount');
  const read = readAmount(cell, numbers);
  const shown = textOf(cell);
  if (read.kind === 'BLANK') problems.push(problem('AMOUNT_MISSING', 'amount', ''));
  if (read.kind === 'AMBIGUOUS') problems.push(problem('AMOUNT_AMBIGUOUS', 'amount', shown));
  if (read.kind === 'FORMULA') problems.push(problem('FORMULA_WITHOUT_RESULT', 'amount', shown));
  if (read.kind === 'NOT_A_NUMBER') problems.push(problem('AMOUNT_NOT_A_NUMBER', 'amount', shown));
  const amount = read.kind === 'AMOUNT' ? read.amount : null;
  if (amount !== null && amount < 0) problems.push(problem('AMOUNT_NEGATIVE', 'amount', shown));
  const beside = read.kind === 'AMOUNT' ? read.unit : null;
  const own = unitText === '' ? null : readUnit(unitText);
  if (own !== null && beside !== null && own !== beside)
    problems.push(problem('UNITS_CONTRADICT', 'unit', `${shown} / ${unitText}`));
  if (unitText !== '' && own === null) {
    problems.push(problem('UNIT_UNKNOWN', 'unit', unitText));
    return { amount, unit: '' };
  }
  const unit = own ?? beside ?? defaultUnit;
  if (unit === '') problems.push(problem('UNIT_MISSING', 'unit', ''));
  return { amount, unit };
}

function readOptional<Value>(
  text: string,
  field: 'stage' | 'region',
  read: (text: string) => Value | null,
  problems: BomProblem[],
): Value | null {
  if (text === '') return null;
  const value = read(text);
  if (value === null)
    problems.push(problem(field === 'stage' ? 'STAGE_UNKNOWN' : 'REGION_UNKNOWN', field, text));
  return value;
}

function textOf(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell ?? '').trim();
}
