import { useCallback, useMemo, useState } from 'react';
import { COLUMNS } from './gridColumns.ts';
import type { CellRange } from './gridEdits.ts';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The cell the keyboard is in, and the range from where a selection began up to it. */
export interface GridSelection {
  readonly head: CellPlace;
  readonly anchor: CellPlace;
}

/** Which cells are chosen. The row after the last line is there too: writing in it adds a line. */
export function useGridSelection(lineCount: number, firstRow = 0) {
  const [selection, setSelection] = useState<GridSelection>({
    head: { row: firstRow, column: 0 },
    anchor: { row: firstRow, column: 0 },
  });
  const head = inside(selection.head, lineCount);
  const anchor = inside(selection.anchor, lineCount);
  const goTo = useCallback((place: CellPlace, isExtended = false): void => {
    setSelection((before) => ({ head: place, anchor: isExtended ? before.anchor : place }));
  }, []);
  const range: CellRange = useMemo(
    () => ({
      top: Math.min(head.row, anchor.row),
      bottom: Math.max(head.row, anchor.row),
      left: Math.min(head.column, anchor.column),
      right: Math.max(head.column, anchor.column),
    }),
    [head.row, head.column, anchor.row, anchor.column],
  );
  return { head, anchor, range, goTo, select: setSelection };
}

function inside({ row, column }: CellPlace, lineCount: number): CellPlace {
  return {
    row: Math.max(0, Math.min(row, lineCount)),
    column: Math.max(0, Math.min(column, COLUMNS.length - 1)),
  };
}

const PAGE = 15;

/** Where a key of movement leads; null when it is none. */
export function movedPlace(
  { row, column }: CellPlace,
  key: string,
  isFar: boolean,
  lineCount: number,
): CellPlace | null {
  const lastColumn = COLUMNS.length - 1;
  switch (key) {
    case 'ArrowUp':
      return { row: isFar ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: isFar ? lineCount : row + 1, column };
    case 'ArrowLeft':
      return { row, column: isFar ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: isFar ? lastColumn : column + 1 };
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 };
    case 'End':
      return { row: isFar ? Math.max(0, lineCount - 1) : row, column: lastColumn };
    case 'PageUp':
      return { row: row - PAGE, column };
    case 'PageDown':
      return { row: row + PAGE, column };
    default:
      return null;
  }
}

/** The next cell for Tab; null at the ends, where Tab leaves the grid. */
export function tabbedPlace(
  { row, column }: CellPlace,
  isBack: boolean,
  lineCount: number,
): CellPlace | null {
  const next = column + (isBack ? -1 : 1);
  if (next >= 0 && next < COLUMNS.length) return { row, column: next };
  const line = row + (isBack ? -1 : 1);
  if (line < 0 || line > lineCount) return null;
  return { row: line, column: isBack ? COLUMNS.length - 1 : 0 };
}
