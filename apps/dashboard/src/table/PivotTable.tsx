import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { largestValue, type Pivot, type PivotEntry, type PivotShow } from './derivePivot.ts';
import { PivotTotalCell } from './PivotCells.tsx';
import { PivotHead } from './PivotHead.tsx';
import { type ColumnWindow, PivotRowView, Rest, Spacer } from './PivotRowView.tsx';
import styles from './PivotTable.module.css';
import { NAME_COLUMN, type PivotSorting, TOTAL_COLUMN } from './usePivotSorting.ts';
import { usePivotTexts } from './usePivotTexts.ts';

export interface PivotTableProps {
  /** What the table is about, for screen readers. */
  readonly caption: string;
  readonly pivot: Pivot;
  readonly sorting: PivotSorting;
  readonly show: PivotShow;
  /** Whether the size of a value is also its colour. */
  readonly heat: boolean;
  /** Heading of the rows: their dimensions. */
  readonly rowHead: string;
  /** Whether the values of a row may be added up. */
  readonly addsRows: boolean;
  /** Whether the values of a column may be added up. */
  readonly addsColumns: boolean;
  /** Key of the column the others are measured against. */
  readonly baseline: string | null;
  /** Draws the last step of a row's path, for instance as a link. Should stay the same function. */
  readonly renderName: (row: PivotEntry) => ReactNode;
}

const ROW_HEIGHT = 36;
/** With the difference from the baseline under each value. */
const TALL_ROW_HEIGHT = 48;
const HEAD_HEIGHT = 52;
const COLUMN_WIDTH = 116;

/** A pivot table of which only the cells in sight are in the document. Names and totals stay when it is scrolled. */
export function PivotTable(props: PivotTableProps) {
  const { caption, pivot, sorting, show, heat, renderName } = props;
  const showsRowTotal = props.addsRows && show === 'KG';
  const showsColumnTotal = props.addsColumns && show === 'KG';
  const baseline = pivot.columns.findIndex(({ key }) => key === props.baseline);
  const rowHeight = show === 'KG' && baseline >= 0 ? TALL_ROW_HEIGHT : ROW_HEIGHT;
  const { t } = useTranslation();
  const texts = usePivotTexts();
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: sorting.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // Rows of another height are another list to the virtualizer.
    getItemKey: (index) => `${rowHeight}:${index}`,
    overscan: 8,
  });
  const window = useColumnWindow(pivot.columns.length, scroller);
  const scale = useMemo(() => (heat ? largestValue(pivot, show) : null), [heat, pivot, show]);
  const seenRows = rows.getVirtualItems();
  const seenColumns = pivot.columns.slice(window.first, window.end);
  const offset = showsRowTotal ? 3 : 2;
  const above = seenRows[0]?.start ?? 0;
  const below = rows.getTotalSize() - (seenRows.at(-1)?.end ?? 0);

  return (
    <section
      ref={scroller}
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
      tabIndex={0}
      aria-label={caption}
    >
      <table
        className={styles.table}
        aria-rowcount={sorting.rows.length + (showsColumnTotal ? 2 : 1)}
        aria-colcount={pivot.columns.length + offset - 1}
      >
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr style={{ height: HEAD_HEIGHT }} aria-rowindex={1}>
            <PivotHead
              className={styles.corner}
              position={1}
              labels={[props.rowHead]}
              column={NAME_COLUMN}
              sorting={sorting}
            />
            {showsRowTotal && (
              <PivotHead
                className={styles.total}
                position={2}
                labels={[t('pivot.total')]}
                column={TOTAL_COLUMN}
                sorting={sorting}
              />
            )}
            <Spacer width={window.before} />
            {seenColumns.map(({ key, labels }, place) => (
              <PivotHead
                key={key}
                position={window.first + place + offset}
                labels={labels}
                column={key}
                sorting={sorting}
                baseline={window.first + place === baseline}
              />
            ))}
            <Spacer width={window.after} />
            <Rest className={styles.head} />
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {seenRows.map(({ index }) => (
            <PivotRowView
              key={sorting.rows[index]!.key}
              row={sorting.rows[index]!}
              columns={pivot.columns}
              window={window}
              show={show}
              showsTotal={showsRowTotal}
              heatScale={scale}
              baseline={baseline}
              position={index + 2}
              height={rowHeight}
              texts={texts}
              renderName={renderName}
            />
          ))}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
        {showsColumnTotal && (
          <tfoot>
            <tr style={{ height: ROW_HEIGHT }} aria-rowindex={sorting.rows.length + 2}>
              <th scope="row" className={styles.name} aria-colindex={1}>
                {t('pivot.total')}
              </th>
              {showsRowTotal && (
                <PivotTotalCell
                  total={{ kgCo2e: pivot.total, gaps: allGaps(pivot) }}
                  position={2}
                  texts={texts}
                />
              )}
              <Spacer width={window.before} />
              {seenColumns.map(({ key, total }, place) => (
                <PivotTotalCell
                  key={key}
                  total={total}
                  position={window.first + place + offset}
                  texts={texts}
                />
              ))}
              <Spacer width={window.after} />
              <Rest className={styles.cell} />
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function useColumnWindow(count: number, scroller: RefObject<HTMLElement | null>): ColumnWindow {
  const columns = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN_WIDTH,
    overscan: 4,
  });
  const seen = columns.getVirtualItems();
  const first = seen[0]?.index ?? 0;
  const end = (seen.at(-1)?.index ?? -1) + 1;
  const before = seen[0]?.start ?? 0;
  const after = columns.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return useMemo(() => ({ first, end, before, after }), [first, end, before, after]);
}

function allGaps({ columns }: Pivot): readonly string[] {
  return [...new Set(columns.flatMap(({ total }) => total.gaps))];
}
