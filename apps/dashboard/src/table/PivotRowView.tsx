import { memo, type ReactNode } from 'react';
import type { PivotEntry, PivotShow } from './derivePivot.ts';
import { cellIn, type PivotColumn } from './nestColumns.ts';
import type { PivotLine } from './nestRows.ts';
import { drawDataCell, drawTotalCell } from './PivotCells.tsx';
import { PivotRowName } from './PivotRowName.tsx';
import styles from './PivotTable.module.css';
import { cellId } from './usePivotKeys.ts';
import type { PivotTexts } from './usePivotTexts.ts';

/** The columns in sight, and the room of those that are not, in px. The same object while they stay the same. */
export interface ColumnWindow {
  readonly first: number;
  /** Index after the last one. */
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

export interface PivotRowViewProps {
  readonly line: PivotLine;
  readonly columns: readonly PivotColumn[];
  readonly window: ColumnWindow;
  readonly show: PivotShow;
  readonly showsTotal: boolean;
  /** Whether the values of a subtotal may be shown; names are in any case. */
  readonly showsValues: boolean;
  readonly heatScale: number | null;
  /** Index of the baseline column; -1 without one. */
  readonly baseline: number;
  /** Place among all lines, from 0. */
  readonly index: number;
  readonly height: number;
  readonly gridId: string;
  /** Place of the active cell in this row, from 1; 0 when it is elsewhere. */
  readonly activePlace: number;
  readonly highlighted: boolean;
  readonly converted: boolean;
  readonly texts: PivotTexts;
  readonly renderName: (row: PivotEntry) => ReactNode;
  readonly onToggle: (key: string) => void;
}

/** A line of a pivot table. Scrolling past it does not draw it again. */
export const PivotRowView = memo(function PivotRowView(props: PivotRowViewProps) {
  const { line, columns, window, show, showsTotal, heatScale, baseline, texts, gridId, index } = props;
  const { row, kind } = line;
  const offset = showsTotal ? 3 : 2;
  const baselineValue = row.cells.get(baseline)?.value ?? null;
  const activeId = (place: number): string | undefined =>
    props.activePlace === place ? cellId(gridId, index, place) : undefined;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-level={line.depth + 1}
      aria-expanded={kind === 'GROUP' ? line.open : undefined}
      data-line={index}
      data-kind={kind}
      data-highlighted={props.highlighted || undefined}
      style={{ height: props.height }}
    >
      <PivotRowName
        activeId={activeId(1)}
        line={line}
        converted={props.converted}
        texts={texts}
        renderName={props.renderName}
        onToggle={props.onToggle}
      />
      {showsTotal &&
        (props.showsValues ? (
          drawTotalCell('total', { total: row.total, position: 2, activeId: activeId(2), texts })
        ) : (
          <td className={`${styles.cell} ${styles.total}`} aria-colindex={2} />
        ))}
      <Spacer width={window.before} />
      {columns.slice(window.first, window.end).map((column, place) => {
        const position = window.first + place + offset;
        return drawDataCell(column.entry.key, {
          cell: props.showsValues ? cellIn(row, column) : undefined,
          show,
          heatScale: kind === 'GROUP' || column.kind === 'GROUP' ? null : heatScale,
          isSubtotal: column.kind === 'GROUP',
          isBaseline: column.kind === 'COLUMN' && column.index === baseline,
          baselineValue,
          position,
          activeId: activeId(position),
          texts,
        });
      })}
      <Spacer width={window.after} />
      <Rest />
    </tr>
  );
});

/** Stands for the columns that are out of sight. */
export function Spacer({ width }: { readonly width: number }) {
  return width > 0 ? <td style={{ width }} aria-hidden="true" /> : null;
}

/** Takes the room that few columns leave. */
export function Rest({ className }: { readonly className?: string | undefined }) {
  return <td className={[styles.rest, className].filter(Boolean).join(' ')} aria-hidden="true" />;
}
