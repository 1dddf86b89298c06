import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pivot } from './derivePivot.ts';
import type { PivotColumn } from './nestColumns.ts';
import { drawTotalCell } from './PivotCells.tsx';
import { type ColumnWindow, Rest, Spacer } from './PivotRowView.tsx';
import styles from './PivotTable.module.css';
import { cellId } from './usePivotKeys.ts';
import type { PivotTexts } from './usePivotTexts.ts';

export interface PivotFootProps {
  readonly pivot: Pivot;
  readonly columns: readonly PivotColumn[];
  readonly window: ColumnWindow;
  /** Place of the first column: 3 with totals of the rows, otherwise 2. */
  readonly offset: number;
  /** Place among all lines, from 0. */
  readonly line: number;
  readonly height: number;
  readonly gridId: string;
  readonly activePlace: number;
  readonly texts: PivotTexts;
}

/** The totals of the columns, always in sight. Scrolling down does not draw them again. */
export const PivotFoot = memo(function PivotFoot({
  pivot,
  columns,
  window,
  offset,
  line,
  height,
  gridId,
  activePlace,
  texts,
}: PivotFootProps) {
  const { t } = useTranslation();
  const activeId = (place: number): string | undefined =>
    activePlace === place ? cellId(gridId, line, place) : undefined;
  return (
    <tfoot>
      <tr style={{ height }} aria-rowindex={line + 2} data-line={line}>
        <th
          id={activeId(1)}
          scope="row"
          className={styles.name}
          aria-colindex={1}
          data-active={activePlace === 1 || undefined}
        >
          {t(texts.figure === 'MASS' ? 'pivot.total' : 'pivot.overall')}
        </th>
        {offset === 3 &&
          drawTotalCell('total', {
            total: { kgCo2e: pivot.total, value: pivot.totalValue, gaps: allGaps(pivot) },
            position: 2,
            activeId: activeId(2),
            texts,
          })}
        <Spacer width={window.before} />
        {columns.slice(window.first, window.end).map(({ entry: { key, total } }, place) => {
          const position = window.first + place + offset;
          return drawTotalCell(key, { total, position, activeId: activeId(position), texts });
        })}
        <Spacer width={window.after} />
        <Rest className={styles.cell} />
      </tr>
    </tfoot>
  );
});

function allGaps({ columns }: Pivot): readonly string[] {
  return [...new Set(columns.flatMap(({ total }) => total.gaps))];
}
