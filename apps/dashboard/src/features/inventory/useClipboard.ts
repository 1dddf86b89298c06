import { type ClipboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { joinCells, splitCells } from '../../lib/pastedTable.ts';
import { COLUMNS } from './gridColumns.ts';
import { type CopiedCells, clearCells, pasteCopied, pasteTexts, valuesOf } from './gridEdits.ts';
import type { InventoryGridProps } from './InventoryGrid.tsx';

/**
 * Copy, cut and paste of cells. What was copied here comes back with its factors and suppliers; a column from elsewhere
 * goes into the cells from the chosen one down; a table from elsewhere is looked through first.
 */
export function useClipboard(props: InventoryGridProps, isEditing: boolean) {
  const { lines, change, selection, words, onTable, onAnnounce } = props;
  const { t } = useTranslation();
  const { head, range } = selection;
  const copied = useRef<CopiedCells | null>(null);

  const copy = (event: ClipboardEvent): boolean => {
    const chosen = lines.slice(range.top, range.bottom + 1);
    if (isEditing || chosen.length === 0) return false;
    const columns = COLUMNS.slice(range.left, range.right + 1);
    const text = joinCells(
      chosen.map((line) => columns.map(({ field }) => (field === 'kg' ? '' : words.textOf(line, field)))),
    );
    const rows = chosen.map((line) => columns.map(({ field }) => ({ field, values: valuesOf(line, field) })));
    copied.current = { text, rows };
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    onAnnounce(t('inventory.copied', { count: chosen.length * columns.length }));
    return true;
  };
  return {
    onCopy: (event: ClipboardEvent): void => void copy(event),
    onCut: (event: ClipboardEvent): void => {
      if (copy(event)) change((before) => clearCells(before, range, words.reading));
    },
    onPaste: (event: ClipboardEvent): void => {
      if (isEditing) return;
      const text = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n');
      const cells = splitCells(text);
      if (cells.length === 0) return;
      event.preventDefault();
      const at = { row: range.top, column: range.left };
      const own = copied.current;
      if (own?.text === text)
        change((before) =>
          pasteCopied(before, at, repeated(own, range.bottom - range.top + 1), cells, words.reading),
        );
      else if (cells.every((row) => row.length === 1)) {
        const height = range.bottom - range.top + 1;
        const column = cells.length === 1 ? Array.from({ length: height }, () => cells[0]!) : cells;
        change((before) => pasteTexts(before, at, column, words.reading));
      } else onTable(text, head);
    },
  };
}

/** One copied row fills every chosen one. */
function repeated(copied: CopiedCells, height: number): CopiedCells {
  const [first] = copied.rows;
  if (copied.rows.length > 1 || !first) return copied;
  return { ...copied, rows: Array.from({ length: height }, () => first) };
}
