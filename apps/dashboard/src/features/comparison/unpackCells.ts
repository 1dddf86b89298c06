import type { ComparisonFieldsFragment } from '../../graphql/generated/graphql.ts';
import type { PivotSource } from '../../table/index.ts';

/** A comparison as a table takes it. */
export function toPivotSource(comparison: ComparisonFieldsFragment): PivotSource {
  const { columns, cells, groupCells } = comparison.columnSubtotals;
  return {
    ...comparison,
    cells: unpackCells(comparison.cellColumns),
    columnSubtotals: { columns, cells: unpackCells(cells), groupCells: unpackCells(groupCells) },
  };
}

/** The cells out of their columns: one object each, gaps that occur together shared. */
function unpackCells({
  row,
  column,
  kgCo2e,
  value,
  share,
  deltaFromBaseline,
  gaps,
  gapSets,
}: ComparisonFieldsFragment['cellColumns']): PivotSource['cells'] {
  const none: readonly { readonly code: string }[] = [];
  const sets = gapSets.map((codes) => codes.map((code) => ({ code })));
  return row.map((each, index) => {
    const set = gaps[index];
    return {
      row: each ?? 0,
      column: column[index] ?? 0,
      kgCo2e: kgCo2e[index] ?? null,
      value: value[index] ?? null,
      share: share[index] ?? null,
      deltaFromBaseline: deltaFromBaseline[index] ?? null,
      gaps: set === null || set === undefined ? none : (sets[set] ?? none),
    };
  });
}
