import { unitRatio } from '@cradle/engine';
import { parse } from 'csv-parse/sync';
import { InvalidInput } from '../../errors/refusals.ts';

/** A row as it was pasted; what is empty is null. */
export interface PurchaseRow {
  /** Of the pasted table, the heading being 1. */
  readonly row: number;
  readonly name: string;
  readonly supplier: string | null;
  readonly sku: string | null;
  readonly spend: number | null;
  readonly currency: string | null;
  readonly spendYear: number | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly factor: string | null;
  readonly isInProducts: boolean;
}

/** Headings by what they may be called, lower case. */
const HEADINGS: Readonly<Record<Exclude<keyof PurchaseRow, 'row'>, readonly string[]>> = {
  name: ['name', 'what', 'description', 'product', '名称', '采购内容', '产品'],
  supplier: ['supplier', '供应商'],
  sku: ['sku', '货号'],
  spend: ['spend', 'amount', '金额', '采购金额'],
  currency: ['currency', '币种', '货币'],
  spendYear: ['spend year', 'price year', '价格年份', '金额年份'],
  quantity: ['quantity', '数量'],
  unit: ['unit', '单位'],
  factor: ['factor', 'factor code', '因子', '因子代码'],
  isInProducts: ['in products', '已在产品中'],
};
type Column = keyof typeof HEADINGS;

/** What may stand under “in products”, lower case; nothing means no. */
const YES = ['yes', 'y', 'x', '1', 'true', '是'];
const NO = ['no', 'n', '0', 'false', '否'];

export const MOST_PURCHASES = 2000;

/** A row of a table as it was written, with its number in it. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Reads a table that was pasted from a spreadsheet (tabs) or a CSV file. @throws InvalidInput as `readPurchaseRows` */
export function readPurchaseTable(text: string, year: number): readonly PurchaseRow[] {
  return readPurchaseRows(
    cellsOf(text).map((cells, place) => ({ row: place + 1, cells })),
    year,
  );
}

/**
 * Reads purchases below a row of headings. The year of the money is that of the inventory where no column says otherwise.
 *
 * @throws InvalidInput naming each row and column that cannot be used
 */
export function readPurchaseRows(table: readonly TableRow[], year: number): readonly PurchaseRow[] {
  const [heading, ...rows] = table;
  const columns = (heading?.cells ?? []).map((cell) =>
    (Object.keys(HEADINGS) as Column[]).find((column) =>
      HEADINGS[column].includes(cell.trim().toLowerCase()),
    ),
  );
  if (!columns.includes('name'))
    throw refused(
      ...([heading?.row ?? 1, 'name', 'COLUMN_MISSING', 'No column is called “name”.'] as const),
      'Give the first row the names of the columns.',
    );
  if (rows.length === 0 || rows.length > MOST_PURCHASES)
    throw refused(
      ...([heading!.row, 'table', rows.length === 0 ? 'TOO_SMALL' : 'TOO_BIG'] as const),
      `A table has 1 to ${MOST_PURCHASES} purchases.`,
      'Take a part of it.',
    );
  const problems: InvalidInput['fields'][number][] = [];
  const read = rows.map(({ row: number, cells }) => {
    const at = (column: Column): string | null => cells[columns.indexOf(column)]?.trim() || null;
    const row = toRow(at, number, year);
    problems.push(...problemsOf(row, at));
    return row;
  });
  if (problems.length > 0) throw new InvalidInput(problems.slice(0, 50));
  return read;
}

function cellsOf(text: string): string[][] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = ['\t', ';', ','].find((sign) => first.includes(sign)) ?? ',';
  try {
    return parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw refused(
      1,
      'table',
      'TABLE_UNREADABLE',
      `The table cannot be read: ${reason}`,
      'Paste it from a spreadsheet.',
    );
  }
}

function toRow(at: (column: Column) => string | null, row: number, year: number): PurchaseRow {
  const spend = numberOf(at('spend'));
  const quantity = numberOf(at('quantity'));
  return {
    ...{ row, name: at('name') ?? '', supplier: at('supplier'), sku: at('sku'), factor: at('factor') },
    ...{ spend, currency: at('currency')?.toUpperCase() ?? null },
    spendYear: spend === null ? null : (numberOf(at('spendYear')) ?? year),
    ...{ quantity, unit: at('unit'), isInProducts: YES.includes(at('isInProducts')?.toLowerCase() ?? '') },
  };
}

/** `1,234.5` and `1 234.5`; not a number for anything else: `4,5` may be four and a half or forty-five. */
function numberOf(text: string | null): number | null {
  if (text === null) return null;
  return /^-?(\d+|\d{1,3}([, ]\d{3})+)(\.\d+)?([eE][+-]?\d+)?$/.test(text)
    ? Number(text.replaceAll(/[, ]/g, ''))
    : Number.NaN;
}

function problemsOf(
  row: PurchaseRow,
  at: (column: Column) => string | null,
): readonly InvalidInput['fields'][number][] {
  const problem = (column: Column, code: string, message: string, remedy: string) =>
    refused(row.row, column, code, message, remedy).fields;
  const isAmount = (value: number | null) => value === null || (Number.isFinite(value) && value >= 0);
  return [
    ...(row.name === '' ? problem('name', 'REQUIRED', 'It says not what was bought.', 'Name it.') : []),
    ...(['spend', 'quantity'] as const).flatMap((column) =>
      isAmount(row[column])
        ? []
        : problem(
            column,
            'NUMBER_INVALID',
            `“${at(column)}” is no amount from 0 on.`,
            'Write it like 1234.5.',
          ),
    ),
    ...(row.spend !== null && !/^[A-Z]{3}$/.test(row.currency ?? '')
      ? problem('currency', 'CURRENCY_MISSING', 'The spend has no currency.', 'Give its code, such as CNY.')
      : []),
    ...(row.spendYear !== null && !(row.spendYear >= 1990 && row.spendYear <= 2100)
      ? problem('spendYear', 'NUMBER_INVALID', 'The year of the money is none.', 'Write it like 2025.')
      : []),
    ...([...YES, ...NO, ''].includes(at('isInProducts')?.toLowerCase() ?? '')
      ? []
      : problem(
          'isInProducts',
          'YES_OR_NO',
          `“${at('isInProducts')}” is neither yes nor no.`,
          'Write yes or no.',
        )),
    ...(row.quantity !== null && (row.unit === null || unitRatio(row.unit, row.unit) === null)
      ? problem(
          'unit',
          'UNIT_UNKNOWN',
          `The unit “${row.unit ?? ''}” is not known.`,
          'Use one such as kg or piece.',
        )
      : []),
  ];
}

/** Fields are called by row and column, `row 3: spend`. */
export function refused(
  row: number,
  column: string,
  code: string,
  message: string,
  remedy: string,
): InvalidInput {
  return new InvalidInput([
    { field: `row ${row}: ${column}`, code, message: `Row ${row}: ${message}`, remedy },
  ]);
}
