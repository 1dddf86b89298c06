import type { ComparisonCell, MeasuredValue } from '@cradle/engine';
import type { BuiltComparison } from './buildComparison.ts';
import { type CellColumns, toCellColumns } from './cellColumns.ts';
import type { LabelledMember } from './labelMembers.ts';
import type { Subtotals } from './measureSubjects.ts';

export interface CellTotal extends MeasuredValue {
  readonly kgCo2e: number | null;
}

export interface LabelledSubtotal {
  readonly path: readonly LabelledMember[];
  readonly cells: readonly (ComparisonCell & MeasuredValue)[];
  readonly total: CellTotal;
}

export interface LabelledColumnSubtotals {
  readonly columns: readonly { readonly path: readonly LabelledMember[]; readonly total: CellTotal }[];
  /** By row of the comparison and index of the subtotal. */
  readonly cells: CellColumns;
  /** By index of the subtotal of rows and of that of columns. */
  readonly groupCells: CellColumns;
}

/** Cells with the figure of the measure; where that is no sum, the difference from the baseline is between figures. */
export function cellsWithValues(comparison: BuiltComparison): (ComparisonCell & MeasuredValue)[] {
  return figuresOf(comparison, comparison.baselinePlace);
}

/** The same as {@link cellsWithValues}; where kg CO2e are the figures, no cell is made anew, for there may be thousands. */
export function cellsInColumns(comparison: BuiltComparison): CellColumns {
  const { result, figures, baselinePlace } = comparison;
  if (figures === null) return toCellColumns(result.cells, null);
  const cells = figuresOf({ result, figures }, baselinePlace);
  return toCellColumns(
    cells,
    cells.map(({ value }) => value),
  );
}

export function totalsWithValues(
  { result, figures }: Subtotals,
  along: 'rowTotals' | 'columnTotals',
): CellTotal[] {
  return result[along].map(({ kgCo2e, gaps }, index) => withValue({ kgCo2e, gaps }, figures?.[along][index]));
}

/** Of every nesting of the rows but the innermost one. */
export function subtotalsOf({
  subtotals,
  label,
  rowDimensions,
  columnDimensions,
  baselinePlace,
}: BuiltComparison): LabelledSubtotal[] {
  return rowDimensions.slice(0, -1).flatMap((_dimension, index) => {
    const { result, figures } = subtotals(index + 1, columnDimensions.length);
    const cells = figuresOf({ result, figures }, baselinePlace);
    const totals = totalsWithValues({ result, figures }, 'rowTotals');
    const byRow = result.rows.map((): (ComparisonCell & MeasuredValue)[] => []);
    for (const cell of cells) byRow[cell.row]!.push(cell);
    return result.rows.map((path, row) => ({
      path: path.map((member, place) => label(rowDimensions[place]!, member)),
      cells: byRow[row]!,
      total: totals[row]!,
    }));
  });
}

/** Of every nesting of the columns but the innermost one. */
export function columnSubtotalsOf(comparison: BuiltComparison): LabelledColumnSubtotals {
  const { subtotals, label, rowDimensions, columnDimensions } = comparison;
  const depths = columnDimensions.slice(0, -1).map((_dimension, index) => index + 1);
  const wholes = depths.map((depth) => subtotals(rowDimensions.length, depth));
  const groups = rowDimensions
    .slice(0, -1)
    .map((_dimension, index) => depths.map((depth) => subtotals(index + 1, depth)));
  // Groups of rows stand one nesting below the other, as in `rowSubtotals`.
  const groupCells: (ComparisonCell & MeasuredValue)[] = [];
  let firstRow = 0;
  for (const nesting of groups) {
    groupCells.push(...cellsSideBySide(nesting, firstRow));
    firstRow += nesting[0]?.result.rows.length ?? 0;
  }
  return {
    columns: wholes.flatMap((whole) => {
      const totals = totalsWithValues(whole, 'columnTotals');
      return whole.result.columns.map((path, column) => ({
        path: path.map((member, place) => label(columnDimensions[place]!, member)),
        total: totals[column]!,
      }));
    }),
    cells: asColumns(cellsSideBySide(wholes, 0)),
    groupCells: asColumns(groupCells),
  };
}

/** Columns put together have no difference from one of them. */
function cellsSideBySide(
  nestings: readonly Subtotals[],
  firstRow: number,
): (ComparisonCell & MeasuredValue)[] {
  let firstColumn = 0;
  return nestings.flatMap((nesting) => {
    const first = firstColumn;
    firstColumn += nesting.result.columns.length;
    return figuresOf(nesting, -1).map((cell) => ({
      ...cell,
      row: cell.row + firstRow,
      column: cell.column + first,
      deltaFromBaseline: null,
    }));
  });
}

function asColumns(cells: readonly (ComparisonCell & MeasuredValue)[]): CellColumns {
  return toCellColumns(
    cells,
    cells.map(({ value }) => value),
  );
}

function figuresOf({ result, figures }: Subtotals, baseline: number): (ComparisonCell & MeasuredValue)[] {
  if (figures === null) return result.cells.map((cell) => ({ ...cell, value: cell.kgCo2e }));
  return result.cells.map((cell) => {
    const key = cell.row * figures.width + cell.column;
    const { value, gaps } = withValue(cell, figures.cells.get(key) ?? { value: null, gaps: [] });
    const against = baseline === -1 ? null : figures.cells.get(cell.row * figures.width + baseline)?.value;
    const deltaFromBaseline = value === null || against == null ? null : value - against;
    return { ...cell, value, gaps, deltaFromBaseline };
  });
}

/** Gaps of the emissions and of the figure, each once. */
function withValue(
  { kgCo2e, gaps }: { readonly kgCo2e: number | null; readonly gaps: readonly string[] },
  figure: MeasuredValue | undefined,
): CellTotal {
  if (figure === undefined) return { kgCo2e, gaps, value: kgCo2e };
  return { kgCo2e, value: figure.value, gaps: [...new Set([...gaps, ...figure.gaps])].sort() };
}
