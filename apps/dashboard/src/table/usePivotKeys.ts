import { type KeyboardEvent, useState } from 'react';

/** A cell of the grid: line from 0 (the last is the row of totals, if there is one), place from 1 (the name). */
export interface GridCell {
  readonly line: number;
  readonly place: number;
}

export interface GridSize {
  readonly lines: number;
  readonly places: number;
  /** Lines in sight at once. */
  readonly page: number;
}

/** Where a key leads from a cell; null for keys that move nothing. Control with Home and End leads to the corners. */
export function moveCell(from: GridCell, key: string, control: boolean, size: GridSize): GridCell | null {
  const { line, place } = from;
  const to = (nextLine: number, nextPlace: number): GridCell => ({
    line: Math.max(0, Math.min(size.lines - 1, nextLine)),
    place: Math.max(1, Math.min(size.places, nextPlace)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(line + 1, place);
    case 'ArrowUp':
      return to(line - 1, place);
    case 'ArrowRight':
      return to(line, place + 1);
    case 'ArrowLeft':
      return to(line, place - 1);
    case 'PageDown':
      return to(line + size.page, place);
    case 'PageUp':
      return to(line - size.page, place);
    case 'Home':
      return to(control ? 0 : line, 1);
    case 'End':
      return to(control ? size.lines - 1 : line, size.places);
    default:
      return null;
  }
}

/** Whether a key opens (true) or closes a group; on the name of a row the arrows do, as in every tree. */
function foldedBy(key: string, place: number): boolean | null {
  if (key === '+' || (key === 'ArrowRight' && place === 1)) return true;
  if (key === '-' || (key === 'ArrowLeft' && place === 1)) return false;
  return null;
}

export interface PivotKeys {
  /** Null until the grid has been entered. */
  readonly active: GridCell | null;
  readonly setActive: (cell: GridCell) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
}

/** The active cell of a grid, moved by keys as in the ARIA grid pattern. */
export function usePivotKeys(
  size: GridSize,
  reveal: (cell: GridCell) => void,
  act: (cell: GridCell) => void,
  /** Opens or closes the group a cell belongs to; false where there is nothing to do. */
  fold: (cell: GridCell, open: boolean) => boolean,
): PivotKeys {
  const [cell, setCell] = useState<GridCell | null>(null);
  // Rows may have gone since.
  const active =
    cell === null
      ? null
      : { line: Math.min(cell.line, size.lines - 1), place: Math.min(cell.place, size.places) };
  const go = (next: GridCell): void => {
    setCell(next);
    reveal(next);
  };
  return {
    active,
    setActive: setCell,
    onFocus: () => {
      if (active === null) setCell({ line: 0, place: Math.min(2, size.places) });
    },
    onKeyDown: (event) => {
      // Buttons and links inside keep their own keys.
      if (event.target !== event.currentTarget || active === null) return;
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        act(active);
        return;
      }
      if (event.altKey || event.metaKey) return;
      const wanted = foldedBy(event.key, active.place);
      if (wanted !== null && !event.ctrlKey && fold(active, wanted)) {
        event.preventDefault();
        return;
      }
      const next = moveCell(active, event.key, event.ctrlKey, size);
      if (next === null) return;
      event.preventDefault();
      go(next);
    },
  };
}

export function cellId(gridId: string, line: number, place: number): string {
  return `${gridId}-${line}-${place}`;
}
