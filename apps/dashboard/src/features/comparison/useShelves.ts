import { type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../graphql/generated/graphql.ts';
import { moveDimension, type ShelfPlace } from './changeView.ts';
import type { ComparisonView } from './comparisonView.ts';
import { shelfOf } from './shelfKeys.ts';
import { type ShelfDrag, useShelfDrag } from './useShelfDrag.ts';

/** Rows, columns and filters as places that dimensions are moved between. */
export interface Shelves {
  readonly view: ComparisonView;
  readonly drag: ShelfDrag | null;
  readonly start: (event: PointerEvent, dimension: Dimension) => void;
  readonly move: (dimension: Dimension, place: ShelfPlace) => void;
  /** Of the text that says how to move with the keyboard. */
  readonly hintId: string;
  /** What was done last, for screen readers. */
  readonly said: string;
}

/** @param beginFilter opens a filter for a dimension that was put among the filters */
export function useShelves(
  view: ComparisonView,
  onChange: (view: ComparisonView) => void,
  beginFilter: (dimension: Dimension) => void,
): Shelves {
  const { t } = useTranslation();
  const hintId = useId();
  const [said, setSaid] = useState('');
  const moved = useRef<Dimension | null>(null);
  const move = (dimension: Dimension, place: ShelfPlace): void => {
    const next = moveDimension(view, dimension, place);
    const name = t(`dimension.${dimension}`);
    const came = shelfOf(view, dimension) === 'filters' && place.shelf === 'filters';
    if (next === view && !came) {
      setSaid(t('compare.shelf.stays', { dimension: name }));
      return;
    }
    if (place.shelf === 'filters') beginFilter(dimension);
    moved.current = dimension;
    const shelf = shelfOf(next, dimension);
    setSaid(
      shelf === 'filters'
        ? t('compare.shelf.isFilter', { dimension: name })
        : t('compare.shelf.isOn', {
            dimension: name,
            shelf: t(`compare.${shelf}`),
            place: next[shelf].indexOf(dimension) + 1,
            count: next[shelf].length,
          }),
    );
    onChange(next);
  };
  // The grip of a moved dimension is another element afterwards; whoever moved it by keyboard goes with it.
  useEffect(() => {
    if (moved.current === null) return;
    document.querySelector<HTMLElement>(`[data-grip="${moved.current}"]`)?.focus();
    moved.current = null;
  });
  return { view, move, hintId, said, ...useShelfDrag(move) };
}
