import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { largestValue, type Pivot, type PivotEntry, type PivotShow } from './derivePivot.ts';
import { nestColumns } from './nestColumns.ts';
import { nestRows } from './nestRows.ts';
import { PivotFoot } from './PivotFoot.tsx';
import { PivotHeadRow } from './PivotHeadRow.tsx';
import { type ColumnWindow, PivotRowView } from './PivotRowView.tsx';
import styles from './PivotTable.module.css';
import type { PivotFigure } from './pivotFigure.ts';
import { cellId, type GridCell, usePivotKeys } from './usePivotKeys.ts';
import type { PivotSorting } from './usePivotSorting.ts';
import { usePivotTexts } from './usePivotTexts.ts';

/** What a cell is the sum of: a row or group by a column; null stands for all of them. */
export interface PivotPlace {
  readonly row: PivotEntry | null;
  readonly column: PivotEntry | null;
}

export interface PivotTableProps {
  /** What the table is about, for screen readers. */
  readonly caption: string;
  readonly pivot: Pivot;
  readonly sorting: PivotSorting;
  readonly show: PivotShow;
  readonly figure: PivotFigure;
  /** Whether the size of a value is also its colour. */
  readonly heat: boolean;
  /** Heading of the rows: their dimensions. */
  readonly rowHead: string;
  /** Whether the values of a row may be added up. */
  readonly addsRows: boolean;
  /** Whether the values of a column may be added up. */
  readonly addsColumns: boolean;
  /** Whether those of a group may, by how many dimensions its path has. Should stay the same function. */
  readonly addsGroup: (depth: number) => boolean;
  /** The same for groups of columns. */
  readonly addsColumnGroup: (depth: number) => boolean;
  /** Key of the column the others are measured against. */
  readonly baseline: string | null;
  /** Ids of members whose figures were converted: they carry a mark. */
  readonly converted: ReadonlySet<string>;
  /** Key of a row that is looked at elsewhere on the page; it is scrolled to. */
  readonly highlighted?: string | null;
  /** Draws the last step of a row's path, for instance as a link. Should stay the same function. */
  readonly renderName: (row: PivotEntry) => ReactNode;
  /** A cell was clicked, or chosen with Enter; null where cells do not open. */
  readonly onOpen: ((place: PivotPlace) => void) | null;
}

const ROW_HEIGHT = 36;
/** With the difference from the baseline under each value. */
const TALL_ROW_HEIGHT = 48;
const HEAD_HEIGHT = 52;
const COLUMN_WIDTH = 116;
const PAGE = 12;

/**
 * A pivot table of which only the cells in sight are in the document. Names and totals stay when it is scrolled; nested rows
 * stand under their subtotals, nested columns behind theirs. The arrow keys move between cells, Enter opens one, minus and plus
 * put away and bring back what a subtotal holds.
 */
export function PivotTable(props: PivotTableProps) {
  const { caption, pivot, sorting, show, heat, renderName, addsGroup, addsColumnGroup, onOpen } = props;
  const showsRowTotal = props.addsRows && show === 'KG';
  const showsColumnTotal = props.addsColumns && show === 'KG';
  const baseline = pivot.columns.findIndex(({ key }) => key === props.baseline);
  const rowHeight = show === 'KG' && baseline >= 0 ? TALL_ROW_HEIGHT : ROW_HEIGHT;
  const offset = showsRowTotal ? 3 : 2;
  const texts = usePivotTexts(props.figure);
  const gridId = useId();
  const scroller = useRef<HTMLElement>(null);
  const [closed, toggle, closeAll] = useClosedGroups();
  const [closedColumns, toggleColumn, closeAllColumns] = useClosedGroups();
  const { rows: sorted, compareGroups } = sorting;
  const lines = useMemo(
    () => nestRows({ rows: sorted, groups: pivot.groups, closed, compareGroups }),
    [sorted, pivot.groups, closed, compareGroups],
  );
  const columns = useMemo(
    () =>
      nestColumns({
        ...{ columns: pivot.columns, groups: pivot.columnGroups, closed: closedColumns },
        // A share or a difference is that of one column.
        addsGroup: (depth) => show !== 'DELTA' && addsColumnGroup(depth),
      }),
    [pivot.columns, pivot.columnGroups, closedColumns, show, addsColumnGroup],
  );
  // Another function makes the virtualizer measure every row again, so it must stay the same while scrolling. Rows of another
  // height are another list to it.
  const keyOfRow = useCallback((index: number) => `${rowHeight}:${index}`, [rowHeight]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOfRow,
    overscan: 6,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
  });
  const { window, scrollToColumn } = useColumnWindow(columns.length, scroller);
  const placeOf = ({ line, place }: GridCell): PivotPlace => ({
    row: lines[line]?.row ?? null,
    column: columns[place - offset]?.entry ?? null,
  });
  const act = (cell: GridCell): void => {
    const line = lines[cell.line];
    if (cell.place > 1) onOpen?.(placeOf(cell));
    else if (line?.kind === 'GROUP') toggle(line.row.key);
    else scroller.current?.querySelector<HTMLElement>(`[data-line="${cell.line}"] th a`)?.click();
  };
  const keys = usePivotKeys(
    {
      lines: lines.length + (showsColumnTotal ? 1 : 0),
      places: columns.length + offset - 1,
      page: PAGE,
    },
    ({ line, place }) => {
      if (line < lines.length) rows.scrollToIndex(line);
      if (place >= offset) scrollToColumn(place - offset);
    },
    act,
    (cell, wanted) => {
      const line = lines[cell.line];
      const column = columns[cell.place - offset];
      const group =
        cell.place > 1 && column?.kind === 'GROUP' ? column : line?.kind === 'GROUP' ? line : null;
      if (group === null || group.open === wanted) return false;
      if ('entry' in group) toggleColumn(group.entry.key);
      else toggle(group.row.key);
      return true;
    },
  );
  const open = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    if (cell === null) return;
    keys.setActive(cell);
    act(cell);
  };
  const { highlighted = null } = props;
  const highlightedLine = highlighted === null ? -1 : lines.findIndex(({ row }) => row.key === highlighted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader may scroll away again.
  useEffect(() => {
    if (highlightedLine >= 0) rows.scrollToIndex(highlightedLine);
  }, [highlightedLine]);
  const scale = useMemo(() => (heat ? largestValue(pivot, show) : null), [heat, pivot, show]);
  const seenRows = rows.getVirtualItems();
  const above = seenRows[0]?.start ?? 0;
  const below = rows.getTotalSize() - (seenRows.at(-1)?.end ?? 0);

  return (
    <section ref={scroller} className={styles.scroller} aria-label={caption}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells can be opened, which makes it a grid.
        role="treegrid"
        tabIndex={0}
        className={styles.table}
        data-opens={onOpen !== null || undefined}
        aria-rowcount={lines.length + (showsColumnTotal ? 2 : 1)}
        aria-colcount={columns.length + offset - 1}
        aria-activedescendant={
          keys.active === null ? undefined : cellId(gridId, keys.active.line, keys.active.place)
        }
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onClick={open}
      >
        <caption className="visually-hidden">{caption}</caption>
        <PivotHeadRow
          pivot={pivot}
          columns={columns}
          window={window}
          offset={offset}
          height={HEAD_HEIGHT}
          rowHead={props.rowHead}
          figure={props.figure}
          sorting={sorting}
          baseline={baseline}
          converted={props.converted}
          closedRows={closed}
          onCloseRows={closeAll}
          closedColumns={closedColumns}
          onCloseColumns={closeAllColumns}
          onToggleColumn={toggleColumn}
        />
        <tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {seenRows.map(({ index }) => {
            const line = lines[index]!;
            return (
              <PivotRowView
                key={line.row.key}
                line={line}
                columns={columns}
                window={window}
                show={show}
                showsTotal={showsRowTotal}
                showsValues={line.kind === 'ROW' || addsGroup(line.depth + 1)}
                heatScale={scale}
                baseline={baseline}
                index={index}
                height={rowHeight}
                gridId={gridId}
                activePlace={keys.active?.line === index ? keys.active.place : 0}
                highlighted={props.highlighted === line.row.key}
                converted={line.row.path.some(({ id }) => props.converted.has(id))}
                texts={texts}
                renderName={renderName}
                onToggle={toggle}
              />
            );
          })}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
        {showsColumnTotal && (
          <PivotFoot
            pivot={pivot}
            columns={columns}
            window={window}
            offset={offset}
            line={lines.length}
            height={ROW_HEIGHT}
            gridId={gridId}
            activePlace={keys.active?.line === lines.length ? keys.active.place : 0}
            texts={texts}
          />
        )}
      </table>
    </section>
  );
}

/** The cell with a number that an event happened in. */
function cellAt(target: EventTarget): GridCell | null {
  if (!(target instanceof Element)) return null;
  const place = target.closest<HTMLElement>('[data-place]')?.dataset.place;
  const line = target.closest<HTMLElement>('[data-line]')?.dataset.line;
  return place === undefined || line === undefined ? null : { line: Number(line), place: Number(place) };
}

function useClosedGroups(): readonly [
  ReadonlySet<string>,
  (key: string) => void,
  (keys: Iterable<string>) => void,
] {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string): void => {
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);
  const closeAll = useCallback((keys: Iterable<string>): void => setClosed(new Set(keys)), []);
  return [closed, toggle, closeAll];
}

function useColumnWindow(count: number, scroller: RefObject<HTMLElement | null>) {
  const columns = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN_WIDTH,
    overscan: 2,
  });
  const seen = columns.getVirtualItems();
  const first = seen[0]?.index ?? 0;
  const end = (seen.at(-1)?.index ?? -1) + 1;
  const before = seen[0]?.start ?? 0;
  const after = columns.getTotalSize() - (seen.at(-1)?.end ?? 0);
  const window = useMemo((): ColumnWindow => ({ first, end, before, after }), [first, end, before, after]);
  return { window, scrollToColumn: (index: number) => columns.scrollToIndex(index) };
}
