import type { Dimension } from '../../graphql/generated/graphql.ts';
import type { ShelfPlace } from './changeView.ts';
import type { ComparisonView } from './comparisonView.ts';

export type ShelfName = ShelfPlace['shelf'];

const SHELVES: readonly ShelfName[] = ['rows', 'columns', 'filters'];

/** The axis a dimension is on; filters for any other. */
export function shelfOf({ rows, columns }: ComparisonView, dimension: Dimension): ShelfName {
  if (rows.includes(dimension)) return 'rows';
  return columns.includes(dimension) ? 'columns' : 'filters';
}

/** Where an arrow key takes a dimension: left and right along its axis, up and down to the next shelf. Null for nowhere. */
export function placeAfterKey(view: ComparisonView, dimension: Dimension, key: string): ShelfPlace | null {
  const shelf = shelfOf(view, dimension);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const next = SHELVES[SHELVES.indexOf(shelf) + (key === 'ArrowDown' ? 1 : -1)];
    return next === undefined ? null : endOf(view, next);
  }
  if (shelf === 'filters' || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null;
  const index = view[shelf].indexOf(dimension);
  if (key === 'ArrowLeft') return index === 0 ? null : { shelf, index: index - 1 };
  // The place behind the next one, because places are counted with the dimension itself still there.
  return index === view[shelf].length - 1 ? null : { shelf, index: index + 2 };
}

export function endOf(view: ComparisonView, shelf: ShelfName): ShelfPlace {
  return shelf === 'filters' ? { shelf } : { shelf, index: view[shelf].length };
}

/** The shelves a dimension is not on. */
export function otherShelves(view: ComparisonView, dimension: Dimension): readonly ShelfName[] {
  return SHELVES.filter((shelf) => shelf !== shelfOf(view, dimension));
}
