import { memo, type ReactNode } from 'react';
import type { PivotEntry, PivotRow, PivotShow } from './derivePivot.ts';
import { PivotDataCell, PivotTotalCell } from './PivotCells.tsx';
import styles from './PivotTable.module.css';
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
  readonly row: PivotRow;
  readonly columns: readonly PivotEntry[];
  readonly window: ColumnWindow;
  readonly show: PivotShow;
  readonly showsTotal: boolean;
  readonly heatScale: number | null;
  /** Index of the baseline column; -1 without one. */
  readonly baseline: number;
  /** Place among all rows, from 1. */
  readonly position: number;
  readonly height: number;
  readonly texts: PivotTexts;
  readonly renderName: (row: PivotEntry) => ReactNode;
}

/** A row of a pivot table. Scrolling past it does not draw it again. */
export const PivotRowView = memo(function PivotRowView(props: PivotRowViewProps) {
  const { row, columns, window, show, showsTotal, heatScale, baseline, texts } = props;
  const offset = showsTotal ? 3 : 2;
  const outer = row.labels.slice(0, -1);
  const baselineKg = row.cells.get(baseline)?.kgCo2e ?? null;
  return (
    <tr aria-rowindex={props.position} style={{ height: props.height }}>
      <th scope="row" className={styles.name} aria-colindex={1} title={row.labels.join(' / ')}>
        {outer.length > 0 && <span className={styles.outer}>{outer.join(' / ')} / </span>}
        {props.renderName(row)}
      </th>
      {showsTotal && <PivotTotalCell total={row.total} position={2} texts={texts} />}
      <Spacer width={window.before} />
      {columns.slice(window.first, window.end).map(({ key }, place) => (
        <PivotDataCell
          key={key}
          cell={row.cells.get(window.first + place)}
          show={show}
          heatScale={heatScale}
          isBaseline={window.first + place === baseline}
          baselineKg={baselineKg}
          position={window.first + place + offset}
          texts={texts}
        />
      ))}
      <Spacer width={window.after} />
      <Rest />
    </tr>
  );
});

/** Stands for the columns that are out of sight. */
export function Spacer({ width }: { readonly width: number }) {
  return width > 0 ? <td style={{ width }} /> : null;
}

/** Takes the room that few columns leave. */
export function Rest({ className }: { readonly className?: string | undefined }) {
  return <td className={[styles.rest, className].filter(Boolean).join(' ')} aria-hidden="true" />;
}
