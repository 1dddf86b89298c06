import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Dimension } from '../../graphql/generated/graphql.ts';
import type { ShelfPlace } from './changeView.ts';

/** A dimension on its way, where the pointer is, and where it would go. */
export interface ShelfDrag {
  readonly dimension: Dimension;
  readonly x: number;
  readonly y: number;
  readonly target: ShelfPlace | null;
}

export interface ShelfDragging {
  readonly drag: ShelfDrag | null;
  readonly start: (event: PointerEvent, dimension: Dimension) => void;
}

/** Less than this is a click, px. */
const THRESHOLD = 4;

/** Drags dimensions with any pointer: mouse, pen or finger. Escape lets go. */
export function useShelfDrag(onDrop: (dimension: Dimension, place: ShelfPlace) => void): ShelfDragging {
  const [drag, setDrag] = useState<ShelfDrag | null>(null);
  const begun = useRef<{ readonly dimension: Dimension; readonly x: number; readonly y: number } | null>(
    null,
  );
  const latest = useRef({ drag, onDrop });
  latest.current = { drag, onDrop };

  useEffect(() => {
    const move = ({ clientX: x, clientY: y }: globalThis.PointerEvent): void => {
      const from = begun.current;
      if (from === null) return;
      if (latest.current.drag === null && Math.hypot(x - from.x, y - from.y) < THRESHOLD) return;
      setDrag({ dimension: from.dimension, x, y, target: placeAt(x, y) });
    };
    const end = (): void => {
      begun.current = null;
      setDrag(null);
    };
    const drop = (): void => {
      const { drag: last, onDrop: put } = latest.current;
      if (begun.current !== null && last?.target) put(last.dimension, last.target);
      end();
    };
    const cancel = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end();
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', drop);
    document.addEventListener('pointercancel', end);
    document.addEventListener('keydown', cancel);
    return () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', drop);
      document.removeEventListener('pointercancel', end);
      document.removeEventListener('keydown', cancel);
    };
  }, []);

  return {
    drag,
    start: (event, dimension) => {
      if (event.button !== 0) return;
      begun.current = { dimension, x: event.clientX, y: event.clientY };
    },
  };
}

/** The shelf under a point, and before which of its dimensions. */
function placeAt(x: number, y: number): ShelfPlace | null {
  const shelf = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-shelf]');
  const name = shelf?.dataset.shelf;
  if (shelf == null || name === undefined) return null;
  if (name === 'filters') return { shelf: 'filters' };
  const middles = [...shelf.querySelectorAll('[data-dimension]')].map((chip) => {
    const { left, width } = chip.getBoundingClientRect();
    return left + width / 2;
  });
  const before = middles.findIndex((middle) => x < middle);
  return { shelf: name as 'rows' | 'columns', index: before === -1 ? middles.length : before };
}
