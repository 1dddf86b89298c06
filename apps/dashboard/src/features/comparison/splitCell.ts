import type { Dimension } from '../../graphql/generated/graphql.ts';
import type { PivotStep } from '../../table/index.ts';
import { setBaseline, setFilter } from './changeView.ts';
import { BASE_CASE, type ComparisonView, DIMENSIONS, OTHER } from './comparisonView.ts';

/** Dimensions a cell can be split by: those it does not stand for already. */
export function splitsOf(path: readonly PivotStep[]): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => !path.some((step) => step.dimension === dimension));
}

/** Whether filters can say what a cell is about: `other` is what is left of a certain answer. */
export function canNarrow(path: readonly PivotStep[]): boolean {
  return path.every(({ id }) => id !== OTHER);
}

/** The view with filters on what a cell is about; its axes stay. */
export function narrowTo(view: ComparisonView, path: readonly PivotStep[]): ComparisonView {
  let narrowed = view;
  for (const { dimension, id } of path) narrowed = narrowStep(narrowed, dimension as Dimension, id);
  return narrowed;
}

function narrowStep(view: ComparisonView, dimension: Dimension, id: string): ComparisonView {
  if (dimension === 'PRODUCT') return { ...view, products: [id] };
  if (dimension === 'SCENARIO') return { ...view, scenarios: id === BASE_CASE ? [] : [id] };
  return setFilter(view, { dimension, mode: 'include', members: [id] });
}

/** A table of nothing but the cell, split by another dimension: its total is the cell. */
export function splitCell(
  view: ComparisonView,
  path: readonly PivotStep[],
  dimension: Dimension,
): ComparisonView {
  return setBaseline(
    {
      ...narrowTo(view, path),
      rows: [dimension],
      columns: [],
      largestRows: null,
      largestColumns: null,
      target: null,
      sort: null,
      tab: 'table',
    },
    null,
  );
}
