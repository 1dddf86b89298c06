import type { ChartTable } from '@cradle/charts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ChartFigure.module.css';
import { useWidth } from './useWidth.ts';

export interface ChartFigureProps {
  readonly caption: string;
  readonly table: ChartTable;
  /** What the chart leaves out, and why. */
  readonly note?: ReactNode;
  /** Stands at the end of the row below the chart. */
  readonly tools?: ReactNode;
  /** Draws into the given width in px; not called before it is known. */
  readonly children: (width: number) => ReactNode;
}

/** A chart with its caption and, folded, its numbers as a table. */
export function ChartFigure({ caption, table, note, tools, children }: ChartFigureProps) {
  const { t } = useTranslation();
  const [host, width] = useWidth<HTMLDivElement>();
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{caption}</figcaption>
      <div ref={host} className={styles.canvas}>
        {width > 0 && children(width)}
      </div>
      {note !== undefined && <div className={styles.note}>{note}</div>}
      <div className={styles.foot}>
        <details className={styles.details}>
          <summary>{t('chart.asTable')}</summary>
          <Numbers caption={caption} table={table} />
        </details>
        {tools}
      </div>
    </figure>
  );
}

function Numbers({ caption, table }: Pick<ChartFigureProps, 'caption' | 'table'>) {
  return (
    // Scrolls, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.scroll} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((text, index) => (
                <td key={table.head[index + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
