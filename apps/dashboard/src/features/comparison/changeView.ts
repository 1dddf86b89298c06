import type { Dimension } from '../../graphql/generated/graphql.ts';
import { type ComparisonFilter, type ComparisonView, MOST_DIMENSIONS, START_VIEW } from './comparisonView.ts';

export type AxisName = 'rows' | 'columns';

/** Puts a dimension at the end of an axis, and takes it off the other one. */
export function addDimension(view: ComparisonView, axis: AxisName, dimension: Dimension): ComparisonView {
  const other = axis === 'rows' ? 'columns' : 'rows';
  if (view[axis].includes(dimension) || view[axis].length >= MOST_DIMENSIONS) return view;
  const left = view[other].filter((used) => used !== dimension);
  if (other === 'rows' && left.length === 0) return view;
  return withAxes(view, { [axis]: [...view[axis], dimension], [other]: left });
}

/** Where a dimension can be put: a place on an axis, or among the filters. */
export type ShelfPlace = { readonly shelf: AxisName; readonly index: number } | { readonly shelf: 'filters' };

/**
 * Puts a dimension somewhere else. Rows always have one: whoever takes the last gets the first of the columns in exchange, and
 * where there is none, nothing changes. An axis that is full takes no more.
 */
export function moveDimension(view: ComparisonView, dimension: Dimension, to: ShelfPlace): ComparisonView {
  const without = (axis: AxisName) => view[axis].filter((used) => used !== dimension);
  const rows = without('rows');
  const columns = without('columns');
  if (to.shelf === 'filters')
    return rows.length === 0 ? exchanged(view, [], columns) : withAxes(view, { rows, columns });
  const onto = to.shelf === 'rows' ? rows : columns;
  if (onto.length >= MOST_DIMENSIONS) return view;
  const before = view[to.shelf].slice(0, to.index).filter((used) => used !== dimension).length;
  const filled = [...onto.slice(0, before), dimension, ...onto.slice(before)];
  if (to.shelf === 'rows') return withAxes(view, { rows: filled, columns });
  return rows.length === 0
    ? exchanged(view, [dimension], columns)
    : withAxes(view, { rows, columns: filled });
}

/** The first of the columns becomes the row. */
function exchanged(
  view: ComparisonView,
  moved: readonly Dimension[],
  [first, ...others]: readonly Dimension[],
): ComparisonView {
  return first === undefined ? view : withAxes(view, { rows: [first], columns: [...others, ...moved] });
}

/** Takes a dimension off an axis; the last one of the rows stays. */
export function removeDimension(view: ComparisonView, axis: AxisName, dimension: Dimension): ComparisonView {
  const left = view[axis].filter((used) => used !== dimension);
  return axis === 'rows' && left.length === 0 ? view : withAxes(view, { [axis]: left });
}

/** Rows become columns and the other way round; without columns nothing changes. */
export function swapAxes(view: ComparisonView): ComparisonView {
  return view.columns.length === 0 ? view : withAxes(view, { rows: view.columns, columns: view.rows });
}

/** Replaces the filter of a dimension; no members take it away. */
export function setFilter(view: ComparisonView, filter: ComparisonFilter): ComparisonView {
  const others = view.filters.filter(({ dimension }) => dimension !== filter.dimension);
  return { ...view, filters: filter.members.length > 0 ? [...others, filter] : others };
}

/** A path of the columns to measure against, or none; differences are shown only with one. */
export function setBaseline(view: ComparisonView, baseline: readonly string[] | null): ComparisonView {
  return {
    ...view,
    baseline,
    show: baseline === null && view.show === 'DELTA' ? START_VIEW.show : view.show,
  };
}

/** Baseline, target and order may be paths of the columns: with other columns they mean nothing. */
function withAxes(
  view: ComparisonView,
  axes: Partial<Pick<ComparisonView, 'rows' | 'columns'>>,
): ComparisonView {
  const changed = { ...view, ...axes };
  const same = changed.columns.join() === view.columns.join();
  if (same) return changed;
  const sort = changed.sort?.by === 'name' || changed.sort?.by === 'total' ? changed.sort : null;
  return setBaseline({ ...changed, target: null, sort }, null);
}
