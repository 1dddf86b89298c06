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

/** Of every nesting but the innermost one. */
export function subtotalsOf({
  subtotals,
  label,
  rowDimensions,
  baselinePlace,
}: BuiltComparison): LabelledSubtotal[] {
  return rowDimensions.slice(0, -1).flatMap((_dimension, index) => {
    const { result, figures } = subtotals(index + 1);
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
