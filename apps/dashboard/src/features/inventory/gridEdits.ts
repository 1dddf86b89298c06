import { COLUMNS } from './gridColumns.ts';
import { type GridLine, type LineField, type LineValues, newLine, type UnreadText } from './gridLine.ts';
import { type ReadingContext, readCell } from './readCell.ts';

/** A rectangle of cells by the places of its corners. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Cells as they were copied: the values themselves, and the text that went to the clipboard. */
export interface CopiedCells {
  readonly text: string;
  readonly rows: readonly (readonly {
    readonly field: LineField | 'kg';
    readonly values: Partial<LineValues>;
  }[])[];
}

/** A line with values put into it; what waited to be corrected in those cells is gone. */
export function putValues(line: GridLine, values: Partial<LineValues>): GridLine {
  const unread = Object.fromEntries(Object.entries(line.unread).filter(([field]) => !(field in values)));
  const input = values.factor ? { inputAssessment: null } : {};
  return { ...line, values: { ...line.values, ...values, ...input }, unread };
}

/** A line with a text put into one of its cells, read or kept to be corrected. */
export function putText(
  line: GridLine,
  field: LineField | 'kg',
  text: string,
  context: ReadingContext,
): GridLine {
  if (field === 'kg') return line;
  const read = readCell(field, text, context);
  if ('values' in read) return putValues(line, withInput(field, read.values));
  const unread: UnreadText = { text, code: read.fault };
  return { ...line, unread: { ...line.unread, [field]: unread } };
}

/** The factor's cell shows the input assessment too: emptied, both are gone. */
function withInput(field: LineField, values: Partial<LineValues>): Partial<LineValues> {
  return field === 'factor' ? { ...values, inputAssessment: null } : values;
}

/** The lines with texts put in from a cell on to the right and down; lines are added where there are none. */
export function pasteTexts(
  lines: readonly GridLine[],
  at: { readonly row: number; readonly column: number },
  rows: readonly (readonly string[])[],
  context: ReadingContext,
): readonly GridLine[] {
  return putRows(lines, at.row, rows.length, (line, index) =>
    rows[index]!.reduce((changed, text, offset) => {
      const column = COLUMNS[at.column + offset];
      return column ? putText(changed, column.field, text, context) : changed;
    }, line),
  );
}

/** The lines with copied cells put in; a value goes only into a cell of its kind, elsewhere its text is read. */
export function pasteCopied(
  lines: readonly GridLine[],
  at: { readonly row: number; readonly column: number },
  copied: CopiedCells,
  texts: readonly (readonly string[])[],
  context: ReadingContext,
): readonly GridLine[] {
  return putRows(lines, at.row, copied.rows.length, (line, index) =>
    copied.rows[index]!.reduce((changed, cell, offset) => {
      const column = COLUMNS[at.column + offset];
      if (!column) return changed;
      if (column.field === cell.field) return putValues(changed, cell.values);
      return putText(changed, column.field, texts[index]?.[offset] ?? '', context);
    }, line),
  );
}

function putRows(
  lines: readonly GridLine[],
  from: number,
  count: number,
  put: (line: GridLine, index: number) => GridLine,
): readonly GridLine[] {
  const changed = [...lines];
  for (let index = 0; index < count; index++)
    changed[from + index] = put(changed[from + index] ?? newLine(), index);
  return changed;
}

/** The lines with the cells of a range emptied. */
export function clearCells(
  lines: readonly GridLine[],
  range: CellRange,
  context: ReadingContext,
): readonly GridLine[] {
  return changeRange(lines, range, (line, field) => {
    if (field === 'unit' || field === 'stage' || field === 'scope') return line;
    return putText(line, field, '', context);
  });
}

/** The lines with the first row of a range put into all rows of it. */
export function fillDown(lines: readonly GridLine[], range: CellRange): readonly GridLine[] {
  const first = lines[range.top];
  if (!first) return lines;
  return changeRange(lines, { ...range, top: range.top + 1 }, (line, field) =>
    field === 'kg' ? line : putValues(line, valuesOf(first, field)),
  );
}

/** What a cell holds, to be put into another one of its kind. */
export function valuesOf({ values }: GridLine, field: LineField | 'kg'): Partial<LineValues> {
  if (field === 'kg') return {};
  if (field === 'factor') return { factor: values.factor, inputAssessment: values.inputAssessment };
  if (field === 'amount') return { amount: values.amount, amountFormula: values.amountFormula };
  if (field === 'distanceKm')
    return { distanceKm: values.distanceKm, distanceFormula: values.distanceFormula };
  return { [field]: values[field] };
}

function changeRange(
  lines: readonly GridLine[],
  { top, bottom, left, right }: CellRange,
  change: (line: GridLine, field: LineField | 'kg') => GridLine,
): readonly GridLine[] {
  return lines.map((line, row) =>
    row < top || row > bottom
      ? line
      : COLUMNS.slice(left, right + 1).reduce((changed, { field }) => change(changed, field), line),
  );
}

/** The lines of a range moved by one place up or down, as far as there is room. */
export function moveLines(
  lines: readonly GridLine[],
  { top, bottom }: CellRange,
  step: 1 | -1,
): readonly GridLine[] {
  const last = Math.min(bottom, lines.length - 1);
  if (top + step < 0 || last + step >= lines.length) return lines;
  const moved = [...lines];
  const block = moved.splice(top, last - top + 1);
  moved.splice(top + step, 0, ...block);
  return moved;
}
