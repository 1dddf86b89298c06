// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not in the document, which tables cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the field in the current cell has the focus of the grid.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitBook } from '../../lib/units.ts';
import type { AfterEdit } from './CellEditor.tsx';
import type { CellFault } from './checkLine.ts';
import { GridRow } from './GridRow.tsx';
import { COLUMNS, GRID_TEMPLATE, GRID_WIDTH, ROW_HEIGHT } from './gridColumns.ts';
import { putText, putValues } from './gridEdits.ts';
import { type GridLine, type LineValues, newLine } from './gridLine.ts';
import styles from './InventoryGrid.module.css';
import type { LineFigure } from './lineEstimate.ts';
import type { NamedParameter } from './useCellOptions.ts';
import { useClipboard } from './useClipboard.ts';
import { useGridKeys } from './useGridKeys.ts';
import { type CellPlace, tabbedPlace, type useGridSelection } from './useGridSelection.ts';
import type { GridWords } from './useGridWords.ts';
import type { ChangeLines } from './useInventory.ts';

export interface InventoryGridProps {
  readonly lines: readonly GridLine[];
  readonly change: ChangeLines;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly selection: ReturnType<typeof useGridSelection>;
  readonly units: UnitBook;
  readonly parameters: readonly NamedParameter[];
  readonly words: GridWords;
  readonly faultsOf: (line: GridLine) => readonly CellFault[];
  readonly figureOf: (line: GridLine) => LineFigure;
  /** A table from elsewhere was pasted; it is looked through before it becomes lines. */
  readonly onTable: (text: string, place: CellPlace) => void;
  readonly onAnnounce: (text: string) => void;
  /** Moves when the keyboard shall come into the grid. */
  readonly focusAsked: number;
}

const NEW_LINE = newLine();
const HEAD_HEIGHT = 34;

/** The lines as a spreadsheet: only those in sight are in the document, and one field waits in the cell of the keyboard. */
export function InventoryGrid(props: InventoryGridProps) {
  const { lines, change, selection, units, words, faultsOf, figureOf } = props;
  const { t } = useTranslation();
  const { head, range, goTo } = selection;
  const [isEditing, setEditing] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(scroller, lines.length + 1, head);
  useEffect(() => {
    if (props.focusAsked > 0) setFocus(true);
  }, [props.focusAsked]);
  const onKey = useGridKeys({ ...props, isEditing });
  const clipboard = useClipboard(props, isEditing);

  const putInto = useCallback(
    (place: CellPlace, put: (line: GridLine) => GridLine) =>
      change((before) => {
        const line = before[place.row];
        const changed = put(line ?? newLine());
        if (changed === line) return before;
        return line === undefined ? [...before, changed] : before.with(place.row, changed);
      }),
    [change],
  );
  const goAfter = (after: AfterEdit): void => {
    const { row, column } = head;
    const next = {
      DOWN: { row: row + 1, column },
      UP: { row: row - 1, column },
      NEXT: tabbedPlace(head, false, lines.length + 1),
      PREVIOUS: tabbedPlace(head, true, lines.length),
      STAY: null,
    }[after];
    if (next) goTo(next);
  };
  const onText = (text: string, after: AfterEdit): void => {
    const { field } = COLUMNS[head.column]!;
    const line = lines[head.row] ?? NEW_LINE;
    if (field !== 'kg' && text !== words.textOf(line, field))
      putInto(head, (before) => putText(before, field, text, words.reading));
    goAfter(after);
  };
  const onValues = (values: Partial<LineValues>, after: AfterEdit): void => {
    putInto(head, (before) => putValues(before, values));
    goAfter(after);
  };

  const onPoint = useCallback(
    (place: CellPlace, isExtended?: boolean): void => {
      // Leaving the field ends what is being written in it.
      input.current?.blur();
      setFocus(true);
      goTo(place, isExtended);
    },
    [goTo],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what bubbles up comes from the field of the grid inside.
    <div
      ref={scroller}
      className={styles.scroller}
      onCopy={clipboard.onCopy}
      onCut={clipboard.onCut}
      onPaste={clipboard.onPaste}
      onFocus={() => setFocus(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setFocus(false);
      }}
    >
      <div
        role="grid"
        aria-label={t('inventory.grid')}
        aria-rowcount={lines.length + 2}
        aria-colcount={COLUMNS.length + 1}
        aria-multiselectable="true"
        className={styles.grid}
        data-focus={hasFocus}
        style={{ width: GRID_WIDTH, height: rows.getTotalSize() + HEAD_HEIGHT }}
      >
        <Head />
        {rows.getVirtualItems().map(({ index, start }) => {
          const line = lines[index] ?? NEW_LINE;
          const isHead = index === head.row;
          return (
            <GridRow
              key={lines[index]?.key ?? 'next'}
              line={line}
              index={index}
              top={start + HEAD_HEIGHT}
              isNext={index === lines.length}
              faults={faultsOf(line)}
              figure={figureOf(line)}
              words={words}
              units={units}
              parameters={props.parameters}
              selectedFrom={index >= range.top && index <= range.bottom ? range.left : -1}
              selectedTo={index >= range.top && index <= range.bottom ? range.right : -1}
              column={isHead ? head.column : -1}
              isEditing={isHead && isEditing}
              onGo={onPoint}
              {...(isHead && {
                editor: { onEdit: setEditing, onText, onValues, onGridKey: onKey, input, hasFocus },
              })}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The rows in sight, and always the one of the keyboard, whose field must not leave the document. */
function useRows(scroller: RefObject<HTMLDivElement | null>, count: number, head: CellPlace) {
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), head.row])].sort((a, b) => a - b),
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // The row of headings and the first columns stay where they are and must not cover the cell.
    const top = head.row * ROW_HEIGHT;
    const room = element.clientHeight - HEAD_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + room) element.scrollTop = top + ROW_HEIGHT - room;
    const stuck = element.querySelector<HTMLElement>('[data-stuck]')?.offsetWidth ?? 0;
    const name = COLUMNS[0]!.width;
    const left = COLUMNS.slice(0, head.column).reduce((sum, { width }) => sum + width, 0);
    const width = COLUMNS[head.column]!.width;
    const covered = stuck + name;
    if (head.column === 0) return;
    if (left + stuck < element.scrollLeft + covered) element.scrollLeft = left + stuck - covered;
    else if (left + stuck + width > element.scrollLeft + element.clientWidth)
      element.scrollLeft = left + stuck + width - element.clientWidth;
  }, [scroller, head.row, head.column]);
  return rows;
}

function Head() {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={styles.heads} style={{ gridTemplateColumns: GRID_TEMPLATE }}>
      <div role="columnheader" aria-colindex={1} className={styles.corner} data-stuck>
        <span className="visually-hidden">{t('inventory.number')}</span>
      </div>
      {COLUMNS.map(({ field, isNumber }, index) => (
        <div
          key={field}
          role="columnheader"
          aria-colindex={index + 2}
          className={styles.head}
          data-number={isNumber}
          data-field={field}
          title={t(`inventory.hint.${field}`)}
        >
          {t(`inventory.column.${field}`)}
        </div>
      ))}
    </div>
  );
}
