import type { ReactNode } from 'react';
import { MISSING } from '../lib/format.ts';
import { heatOf } from '../lib/heat.ts';
import { type PivotCell, type PivotShow, type PivotTotal, shownValue } from './derivePivot.ts';
import styles from './PivotTable.module.css';
import type { PivotTexts } from './usePivotTexts.ts';

export interface DataCell {
  readonly cell: PivotCell | undefined;
  readonly show: PivotShow;
  /** The largest size of a value in the table; `null` leaves the cells without colour. */
  readonly heatScale: number | null;
  /** Whether it is the sum of other columns. */
  readonly isSubtotal: boolean;
  readonly isBaseline: boolean;
  /** Value of the row in the baseline column; null without one. */
  readonly baselineValue: number | null;
  /** Of the cell that keys move from; undefined for all others. */
  readonly activeId: string | undefined;
  /** Place among all columns, from 1. */
  readonly position: number;
  readonly texts: PivotTexts;
}

/**
 * One value with its colour, its difference and its gaps; empty where nothing contributes. Hundreds of them are drawn while a
 * table is scrolled, so this is no component: React keeps books of each of those, and the garbage of that drops frames.
 *
 * @param key among the cells of the row
 */
export function drawDataCell(key: string | number, props: DataCell): ReactNode {
  const { cell, show, heatScale, isBaseline, position, activeId, texts } = props;
  if (cell === undefined) {
    return (
      <td
        key={key}
        id={activeId}
        className={styles.cell}
        aria-colindex={position}
        data-active={activeId === undefined ? undefined : true}
        data-subtotal={props.isSubtotal || undefined}
        data-baseline={isBaseline || undefined}
      />
    );
  }
  const value = shownValue(cell, show);
  const heat = heatScale === null || value === null ? 0 : heatOf(value, heatScale);
  return (
    <td
      key={key}
      id={activeId}
      className={styles.cell}
      aria-colindex={position}
      data-place={position}
      data-active={activeId === undefined ? undefined : true}
      data-subtotal={props.isSubtotal || undefined}
      data-baseline={isBaseline || undefined}
      data-gap={(value === null && cell.gaps.length > 0) || undefined}
      data-sign={show === 'DELTA' ? signOf(value) : undefined}
      title={value === null ? undefined : texts.full(value)}
      style={heat === 0 ? undefined : { backgroundColor: heatColour(heat) }}
    >
      {value !== null && texts.value(value, show)}
      <GapMark gaps={cell.gaps} alone={value === null} texts={texts} />
      {show === 'KG' && !isBaseline && cell.delta !== null && (
        <Difference delta={cell.delta} baselineValue={props.baselineValue} texts={texts} />
      )}
    </td>
  );
}

export interface TotalCell {
  readonly total: PivotTotal;
  readonly position: number;
  readonly texts: PivotTexts;
  /** Of the cell that keys move from; undefined for all others. */
  readonly activeId: string | undefined;
}

/** The figure of the measure over a row or a column. */
export function drawTotalCell(
  key: string | number,
  { total: { value, gaps }, position, texts, activeId }: TotalCell,
): ReactNode {
  return (
    <td
      key={key}
      id={activeId}
      className={`${styles.cell} ${styles.total}`}
      aria-colindex={position}
      data-place={position}
      data-active={activeId === undefined ? undefined : true}
      data-gap={(value === null && gaps.length > 0) || undefined}
      title={value === null ? undefined : texts.full(value)}
    >
      {value !== null && texts.value(value, 'KG')}
      <GapMark gaps={gaps} alone={value === null} texts={texts} />
    </td>
  );
}

interface DifferenceProps {
  readonly delta: number;
  readonly baselineValue: number | null;
  readonly texts: PivotTexts;
}

/** A difference in kg as a percentage of the baseline where there is one; any other as it is. */
function Difference({ delta, baselineValue, texts }: DifferenceProps) {
  const own = texts.delta(delta);
  const isMass = texts.figure === 'MASS';
  const text = isMass && baselineValue ? texts.shareDelta(delta / Math.abs(baselineValue)) : own;
  return (
    <span className={styles.difference} data-sign={signOf(delta)} title={isMass ? `${own} kg CO₂e` : own}>
      {text}
    </span>
  );
}

interface GapMarkProps {
  readonly gaps: readonly string[];
  /** Whether no number stands before it. */
  readonly alone: boolean;
  readonly texts: PivotTexts;
}

/** A question mark that names what is missing; a dash where a number is missing without a reason. */
function GapMark({ gaps, alone, texts }: GapMarkProps) {
  if (gaps.length === 0) return alone ? <span className={styles.none}>{MISSING}</span> : null;
  const names = texts.missing(gaps);
  return (
    <span className={styles.gap} title={names}>
      <span aria-hidden="true">{alone ? '?' : '+?'}</span>
      <span className="visually-hidden">{names}</span>
    </span>
  );
}

function signOf(value: number | null): number | undefined {
  return value === null || value === 0 ? undefined : Math.sign(value);
}

function heatColour(heat: number): string {
  const colour = heat < 0 ? '--heat-negative' : '--heat';
  return `color-mix(in oklab, var(${colour}) ${(Math.abs(heat) * 58).toFixed(1)}%, transparent)`;
}
