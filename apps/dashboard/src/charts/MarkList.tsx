import { type KeyboardEvent, useId, useState } from 'react';
import styles from './Chart.module.css';
import { type ChartMark, isMoveKey, moveMark } from './ChartMark.ts';
import { chooseMark } from './chooseMark.ts';
import type { ChartOption, EChartsType } from './echarts/loadECharts.ts';

export interface MarkListProps {
  readonly chart: EChartsType;
  readonly marks: readonly ChartMark[];
  readonly label: string;
  /** Drawn again by Escape, which leads back from every zoom. */
  readonly option: ChartOption;
  readonly onSelect: ((key: string) => void) | undefined;
}

/**
 * The marks of a chart as a list for the keyboard: arrows move, Enter or Space chooses, Escape leaves. The mark shows
 * its tooltip and is read out.
 */
export function MarkList({ chart, marks, label, option, onSelect }: MarkListProps) {
  const id = useId();
  const [active, setActive] = useState(-1);
  const mark = marks[active];

  const activate = (next: number): void => {
    if (mark !== undefined) chart.dispatchAction({ type: 'downplay', ...dataOf(mark) });
    const found = marks[next];
    setActive(found === undefined ? -1 : next);
    if (found === undefined) {
      chart.dispatchAction({ type: 'hideTip' });
      return;
    }
    chart.dispatchAction({ type: 'highlight', ...dataOf(found) });
    chart.dispatchAction({ type: 'showTip', ...dataOf(found) });
  };
  const leave = (): void => {
    activate(-1);
    if (marks.some(({ zoom }) => zoom !== undefined)) chart.setOption(option, { notMerge: true });
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isMoveKey(event.key)) activate(moveMark(marks, active, event.key));
    else if (event.key === 'Escape') leave();
    else if ((event.key === 'Enter' || event.key === ' ') && mark !== undefined)
      chooseMark(chart, mark, onSelect);
    else return;
    event.preventDefault();
  };

  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={mark === undefined ? undefined : `${id}-mark`}
      className={styles.marks}
      onKeyDown={press}
      onBlur={() => activate(-1)}
    >
      <div
        // Only one is on the page: a chart may have a thousand.
        role="option"
        id={`${id}-mark`}
        aria-selected={mark !== undefined}
        aria-posinset={Math.max(0, active) + 1}
        aria-setsize={marks.length}
        tabIndex={-1}
        className="visually-hidden"
      >
        {(mark ?? marks[0])?.label}
      </div>
    </div>
  );
}

function dataOf({ series, index }: ChartMark) {
  return { seriesIndex: series, dataIndex: index };
}
