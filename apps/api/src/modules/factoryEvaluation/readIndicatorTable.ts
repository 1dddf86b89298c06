import {
  CERTAINTIES,
  type Certainty,
  DATA_LINKS,
  type DataLink,
  INDICATOR_KINDS,
  type SchemeIndicator,
  type SchemeNode,
  type VetoItem,
} from '@cradle/engine';
import { parse } from 'csv-parse/sync';

/** What is wrong with a cell of a table of indicators. */
export interface TableRefusal {
  /** Line of the file, 1 for the headings; null for the table as a whole. */
  readonly row: number | null;
  readonly column: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export interface IndicatorTable {
  readonly vetoes: readonly VetoItem[];
  readonly nodes: readonly SchemeNode[];
  /** Line of the file by id. */
  readonly rows: ReadonlyMap<string, number>;
  readonly refusals: readonly TableRefusal[];
}

/** Columns of a table of indicators, in the order of the template; those that must be there come first. */
export const TABLE_COLUMNS = [
  ...['id', 'parent', 'kind', 'weight', 'mandatory', 'mayNotApply', 'unit', 'direction'],
  ...['benchmark', 'leading', 'source', 'evidence', 'maxAgeMonths', 'dataLink'],
  ...['name', 'nameZh', 'hint', 'hintZh', 'clause', 'certainty'],
] as const;
type Column = (typeof TABLE_COLUMNS)[number];
const NEEDED: readonly Column[] = ['id', 'kind', 'weight', 'name'];
const KINDS = ['VETO', 'GROUP', ...INDICATOR_KINDS];
const MOST_ROWS = 1000;
const LONGEST_TEXT = 1000;

type Cells = Readonly<Record<Column, string>>;

/**
 * Reads a table of indicators: CSV with headings, separated by commas, semicolons or tabs. Every fault of every row is told;
 * nothing is guessed. What the rows mean together is for `checkScheme` to judge.
 */
export function readIndicatorTable(text: string): IndicatorTable {
  const records = recordsOf(text);
  if ('fault' in records) return refused(null, 'id', 'SCHEME_TABLE_UNREADABLE', records.fault, UNREADABLE);
  const [headings, ...lines] = records.lines;
  if (headings === undefined || lines.length === 0)
    return refused(
      null,
      'id',
      'SCHEME_TABLE_EMPTY',
      'The table has no rows.',
      'Give headings and a row each.',
    );
  if (lines.length > MOST_ROWS)
    return refused(
      null,
      'id',
      'SCHEME_TABLE_TOO_LONG',
      `There are ${lines.length} rows.`,
      `Give at most ${MOST_ROWS}.`,
    );
  const places = placesOf(headings.cells);
  const missing = NEEDED.filter((column) => !places.has(column));
  if (missing.length > 0)
    return refused(
      1,
      missing[0]!,
      'SCHEME_COLUMN_MISSING',
      `There is no column ${missing.join(', ')}.`,
      'Add it to the headings; the template has all columns.',
    );
  return readRows(lines, places);
}

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

const UNREADABLE = 'Save the table as CSV (UTF-8) and send it again.';

function recordsOf(text: string): { readonly lines: readonly Line[] } | { readonly fault: string } {
  const first = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const delimiter = ['\t', ';', ','].find((each) => first.includes(each)) ?? ',';
  try {
    const rows = parse(text, {
      ...{ bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true },
    }) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
    return {
      lines: rows
        .map(({ record, info }) => ({ row: info.lines, cells: record }))
        .filter(({ cells }) => cells.some(Boolean)),
    };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** `May not apply`, `may_not_apply` and `mayNotApply` are one heading. */
function placesOf(headings: readonly string[]): ReadonlyMap<Column, number> {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  const known = new Map(TABLE_COLUMNS.map((column) => [plain(column), column]));
  return new Map(
    headings.flatMap((heading, place) => {
      const column = known.get(plain(heading));
      return column === undefined ? [] : [[column, place] as const];
    }),
  );
}

function readRows(lines: readonly Line[], places: ReadonlyMap<Column, number>): IndicatorTable {
  const vetoes: VetoItem[] = [];
  const nodes: SchemeNode[] = [];
  const rows = new Map<string, number>();
  const refusals: TableRefusal[] = [];
  for (const { row, cells } of lines) {
    const cell = Object.fromEntries(
      TABLE_COLUMNS.map((column) => [column, cells[places.get(column) ?? -1] ?? '']),
    ) as Cells;
    const fault = (column: Column, message: string, remedy: string): void => {
      refusals.push({ row, column, code: 'SCHEME_CELL_INVALID', message, remedy });
    };
    if (cell.id === '') fault('id', 'The row has no id.', 'Give it a short one, such as E1.');
    if (cell.name === '') fault('name', `${cell.id} has no name.`, 'Give it one.');
    for (const column of TABLE_COLUMNS)
      if (cell[column].length > LONGEST_TEXT)
        fault(column, `The text is longer than ${LONGEST_TEXT} characters.`, 'Shorten it.');
    const kind = cell.kind.toUpperCase();
    if (!KINDS.includes(kind))
      fault('kind', `${cell.kind || 'An empty cell'} is no kind.`, `Give one of ${KINDS.join(', ')}.`);
    if (!rows.has(cell.id)) rows.set(cell.id, row);
    if (kind === 'VETO') vetoes.push({ id: cell.id, name: cell.name, nameZh: cell.nameZh });
    else nodes.push(readNode(cell, kind, fault));
  }
  return { vetoes, nodes, rows, refusals };
}

type Fault = (column: Column, message: string, remedy: string) => void;

function readNode(cell: Cells, kind: string, fault: Fault): SchemeNode {
  const placed = {
    ...{ id: cell.id, parent: cell.parent || null, name: cell.name, nameZh: cell.nameZh },
    weight: numberIn(cell, 'weight', fault) ?? Number.NaN,
  };
  if (cell.weight === '') fault('weight', `${cell.id} has no weight.`, 'Give a number above 0.');
  if (kind === 'GROUP') return { ...placed, kind };
  const indicator: SchemeIndicator = {
    ...placed,
    kind: INDICATOR_KINDS.find((known) => known === kind) ?? 'BOOLEAN',
    isMandatory: flagIn(cell, 'mandatory', fault),
    mayNotApply: flagIn(cell, 'mayNotApply', fault),
    unit: cell.unit || (kind === 'SHARE' ? '%' : ''),
    benchmark: numberIn(cell, 'benchmark', fault),
    leading: numberIn(cell, 'leading', fault),
    benchmarkSource: cell.source,
    evidence: {
      isRequired: flagIn(cell, 'evidence', fault),
      maxAgeMonths: numberIn(cell, 'maxAgeMonths', fault),
    },
    dataLink: linkIn(cell, fault),
    ...{ clause: cell.clause, certainty: certaintyIn(cell, fault) },
    ...{ hint: cell.hint, hintZh: cell.hintZh },
  };
  checkDirection(cell, indicator, fault);
  return indicator;
}

function numberIn(cell: Cells, column: Column, fault: Fault): number | null {
  if (cell[column] === '') return null;
  const value = Number(cell[column].replace(/%$/, ''));
  if (Number.isFinite(value)) return value;
  fault(column, `${cell[column]} is no number.`, 'Give digits, with a point for decimals.');
  return null;
}

function flagIn(cell: Cells, column: Column, fault: Fault): boolean {
  const text = cell[column].toLowerCase();
  if (['', 'no', 'n', 'false', '0', '否'].includes(text)) return false;
  if (!['yes', 'y', 'true', '1', '是'].includes(text))
    fault(column, `${cell[column]} is neither yes nor no.`, 'Give yes or no, or leave it empty for no.');
  return true;
}

function linkIn(cell: Cells, fault: Fault): DataLink | null {
  if (cell.dataLink === '') return null;
  const link = DATA_LINKS.find((known) => known === cell.dataLink.toUpperCase());
  if (link === undefined)
    fault(
      'dataLink',
      `${cell.dataLink} is no link to data.`,
      `Give one of ${DATA_LINKS.join(', ')}, or leave it empty.`,
    );
  return link ?? null;
}

function certaintyIn(cell: Cells, fault: Fault): Certainty | null {
  if (cell.certainty === '') return null;
  const certainty = CERTAINTIES.find((known) => known === cell.certainty.toUpperCase());
  if (certainty === undefined)
    fault(
      'certainty',
      `${cell.certainty} is no certainty.`,
      `Give one of ${CERTAINTIES.join(', ')}, or leave it empty.`,
    );
  return certainty ?? null;
}

/** The direction is only said twice, so that a swapped pair of values is noticed. */
function checkDirection(cell: Cells, { benchmark, leading }: SchemeIndicator, fault: Fault): void {
  const direction = cell.direction.toUpperCase();
  if (direction === '') return;
  if (direction !== 'LOWER' && direction !== 'HIGHER') {
    fault('direction', `${cell.direction} is no direction.`, 'Give LOWER or HIGHER, or leave it empty.');
  } else if (benchmark !== null && leading !== null && benchmark !== leading) {
    const isLower = leading < benchmark;
    if (isLower !== (direction === 'LOWER'))
      fault(
        'direction',
        `${cell.id} is better when ${direction.toLowerCase()}, and its leading value ${leading} is ${isLower ? 'below' : 'above'} the benchmark ${benchmark}.`,
        'Swap the two values, or correct the direction.',
      );
  }
}

function refused(
  row: number | null,
  column: string,
  code: string,
  message: string,
  remedy: string,
): IndicatorTable {
  return { vetoes: [], nodes: [], rows: new Map(), refusals: [{ row, column, code, message, remedy }] };
}
