import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COLUMNS } from './gridColumns.ts';
import { clearCells, fillDown, moveLines, putValues } from './gridEdits.ts';
import { newLine } from './gridLine.ts';
import type { InventoryGridProps } from './InventoryGrid.tsx';
import { movedPlace, tabbedPlace } from './useGridSelection.ts';

/** What the keys do while nobody writes in a cell. */
export function useGridKeys(props: InventoryGridProps & { readonly isEditing: boolean }) {
  const { lines, change, undo, redo, selection, words, onAnnounce } = props;
  const { t } = useTranslation();
  const { head, range, goTo, select } = selection;
  /** After Escape, Tab leaves the grid instead of going from cell to cell. */
  const isLeaving = useRef(false);

  const withControl = new Map<string, () => void>([
    ['z', undo],
    ['y', redo],
    ['d', () => change((before) => fillDown(before, range))],
    ['a', selectAll],
    ['enter', insertBelow],
    ['delete', removeRange],
    ['backspace', removeRange],
  ]);

  function selectAll(): void {
    const last = { row: Math.max(0, lines.length - 1), column: COLUMNS.length - 1 };
    select({ anchor: { row: 0, column: 0 }, head: last });
  }

  function insertBelow(): void {
    change((before) =>
      before.toSpliced(head.row + 1, 0, newLine({ stage: before[head.row]?.values.stage ?? 'MATERIALS' })),
    );
    goTo({ row: head.row + 1, column: 0 });
  }

  function removeRange(): void {
    change((before) => before.toSpliced(range.top, range.bottom - range.top + 1));
    goTo({ row: range.top, column: head.column });
    onAnnounce(t('inventory.removed', { count: Math.min(range.bottom, lines.length - 1) - range.top + 1 }));
  }

  function move(step: 1 | -1): void {
    const moved = moveLines(lines, range, step);
    if (moved === lines) return;
    change(() => moved);
    const shift = (place: typeof head) => ({ row: place.row + step, column: place.column });
    select({ anchor: shift(selection.anchor), head: shift(head) });
  }

  function togglePrimary(): void {
    change((before) => {
      const line = before[head.row]!;
      return before.with(head.row, putValues(line, { primary: !line.values.primary }));
    });
  }

  /** What a key does, or nothing. */
  function actionOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): (() => void) | undefined {
    const isControl = ctrlKey || metaKey;
    if (key === 'Tab') {
      const next = isLeaving.current ? null : tabbedPlace(head, shiftKey, lines.length);
      return next ? () => goTo(next) : undefined;
    }
    if (altKey && key === 'ArrowUp') return () => move(-1);
    if (altKey && key === 'ArrowDown') return () => move(1);
    const moved = altKey ? null : movedPlace(head, key, isControl, lines.length);
    if (moved) return () => goTo(moved, shiftKey);
    if (isControl && shiftKey && key.toLowerCase() === 'z') return redo;
    if (isControl) return withControl.get(key.toLowerCase());
    if (key === 'Delete' || key === 'Backspace')
      return () => change((before) => clearCells(before, range, words.reading));
    const isPrimary = COLUMNS[head.column]?.field === 'primary' && lines[head.row] !== undefined;
    return key === ' ' && isPrimary ? togglePrimary : undefined;
  }

  return (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      isLeaving.current = true;
      onAnnounce(t('inventory.leaving'));
      return;
    }
    const action = actionOf(event);
    if (event.key !== 'Tab' && event.key !== 'Shift') isLeaving.current = false;
    if (!action) return;
    event.preventDefault();
    action();
  };
}
