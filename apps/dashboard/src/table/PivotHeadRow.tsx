import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pivot } from './derivePivot.ts';
import type { PivotColumn } from './nestColumns.ts';
import { type Fold, PivotHead } from './PivotHead.tsx';
import { type ColumnWindow, Rest, Spacer } from './PivotRowView.tsx';
import styles from './PivotTable.module.css';
import type { PivotFigure } from './pivotFigure.ts';
import { NAME_COLUMN, type PivotSorting, TOTAL_COLUMN } from './usePivotSorting.ts';

export interface PivotHeadRowProps {
  readonly pivot: Pivot;
  readonly columns: readonly PivotColumn[];
  readonly window: ColumnWindow;
  /** Place of the first column: 3 with totals of the rows, otherwise 2. */
  readonly offset: number;
  readonly height: number;
  readonly rowHead: string;
  readonly figure: PivotFigure;
  readonly sorting: PivotSorting;
  /** Index of the baseline column; -1 without one. */
  readonly baseline: number;
  readonly converted: ReadonlySet<string>;
  /** Keys of the groups that are put away. */
  readonly closedRows: ReadonlySet<string>;
  readonly closedColumns: ReadonlySet<string>;
  readonly onCloseRows: (keys: Iterable<string>) => void;
  readonly onCloseColumns: (keys: Iterable<string>) => void;
  readonly onToggleColumn: (key: string) => void;
}

/** The heads of the columns in sight. Scrolling down does not draw them again. */
export const PivotHeadRow = memo(function PivotHeadRow(props: PivotHeadRowProps) {
  const { pivot, columns, window, offset, sorting, closedRows, closedColumns } = props;
  const { t } = useTranslation();
  const foldRows: Fold | undefined =
    pivot.groups.size > 0
      ? {
          open: closedRows.size === 0,
          label: t(closedRows.size === 0 ? 'pivot.closeAll' : 'pivot.openAll'),
          onToggle: () => props.onCloseRows(closedRows.size === 0 ? pivot.groups.keys() : []),
        }
      : undefined;
  const foldColumns: Fold | undefined = columns.some(({ kind }) => kind === 'GROUP')
    ? {
        open: closedColumns.size === 0,
        label: t(closedColumns.size === 0 ? 'pivot.closeAllColumns' : 'pivot.openAllColumns'),
        onToggle: () => props.onCloseColumns(closedColumns.size === 0 ? pivot.columnGroups.keys() : []),
      }
    : undefined;
  const foldOf = (column: PivotColumn): Fold | undefined =>
    column.kind === 'GROUP'
      ? {
          open: column.open,
          label: t(column.open ? 'pivot.closeColumns' : 'pivot.openColumns', {
            name: column.entry.labels.at(-1) ?? '',
          }),
          onToggle: () => props.onToggleColumn(column.entry.key),
        }
      : undefined;
  return (
    <thead>
      <tr style={{ height: props.height }} aria-rowindex={1}>
        <PivotHead
          className={styles.corner}
          position={1}
          labels={[props.rowHead]}
          column={NAME_COLUMN}
          sorting={sorting}
          fold={foldRows}
        />
        {offset === 3 && (
          <PivotHead
            className={styles.total}
            position={2}
            labels={[t(props.figure === 'MASS' ? 'pivot.total' : 'pivot.overall')]}
            column={TOTAL_COLUMN}
            sorting={sorting}
            fold={foldColumns}
          />
        )}
        <Spacer width={window.before} />
        {columns.slice(window.first, window.end).map((column, place) => (
          <PivotHead
            key={column.entry.key}
            position={window.first + place + offset}
            labels={column.entry.labels}
            column={column.entry.key}
            sorting={sorting}
            baseline={column.kind === 'COLUMN' && column.index === props.baseline}
            converted={column.entry.path.some(({ id }) => props.converted.has(id))}
            fold={foldOf(column)}
          />
        ))}
        <Spacer width={window.after} />
        <Rest className={styles.head} />
      </tr>
    </thead>
  );
});
