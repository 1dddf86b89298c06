import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, type ChartInteraction } from './Chart.tsx';
import type { ChartAside, ChartDescription } from './ChartDescription.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { useChartTheme } from './chartTheme.ts';
import styles from './DrawnChart.module.css';
import { ExportTools } from './ExportTools.tsx';

/** What every kind of chart takes beside its data. */
export interface ChartFrame extends ChartInteraction {
  /** What is shown, of what, in which unit. */
  readonly caption: string;
  /** Sources and licences of the numbers, written into exported files. */
  readonly source?: string | undefined;
  /** Told what is drawn, for pages that print it elsewhere. */
  readonly onDescribed?: ((description: ChartDescription) => void) | undefined;
}

export interface DrawnChartProps extends ChartFrame {
  readonly description: ChartDescription;
}

/** A described chart on a page: drawn, explained, listed as a table, open to mouse and keyboard, and kept as a file. */
export function DrawnChart(props: DrawnChartProps) {
  const { caption, source, description, onDescribed, onSelect, highlighted } = props;
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const theme = useChartTheme(host);
  useEffect(() => onDescribed?.(description), [onDescribed, description]);
  const { marks, table, notes, asides, hatched } = description;
  const hasNotes = hatched || notes.length > 0 || asides.length > 0;
  return (
    <div ref={host} className={styles.host}>
      <ChartFigure
        caption={caption}
        table={table}
        note={hasNotes ? <Notes {...{ notes, asides, hatched, onSelect }} /> : undefined}
        tools={<ExportTools caption={caption} source={source} description={description} theme={theme} />}
      >
        {(width) =>
          marks.length === 0 ? (
            <p className={styles.empty}>{t('figure.noData')}</p>
          ) : (
            <Drawing {...{ width, theme, description, onSelect, highlighted }} label={caption} />
          )
        }
      </ChartFigure>
    </div>
  );
}

interface DrawingProps extends ChartInteraction {
  readonly description: ChartDescription;
  readonly width: number;
  readonly theme: ReturnType<typeof useChartTheme>;
  readonly label: string;
}

function Drawing({ description, width, theme, label, onSelect, highlighted }: DrawingProps) {
  const { option, height } = useMemo(() => description.draw(width, theme), [description, width, theme]);
  return <Chart {...{ option, height, label, onSelect, highlighted }} marks={description.marks} />;
}

type NotesProps = Pick<ChartDescription, 'notes' | 'asides' | 'hatched'> & Pick<ChartInteraction, 'onSelect'>;

function Notes({ notes, asides, hatched, onSelect }: NotesProps) {
  const { t } = useTranslation();
  return (
    <>
      {asides.map((aside) => (
        <Aside key={aside.title} aside={aside} onSelect={onSelect} />
      ))}
      {hatched && (
        <p className={styles.key}>
          <span className={styles.hatch} aria-hidden="true" />
          {t('figure.hatched')}
        </p>
      )}
      {notes.length > 0 && <p>{notes.join(' ')}</p>}
    </>
  );
}

function Aside({ aside, onSelect }: { readonly aside: ChartAside } & Pick<ChartInteraction, 'onSelect'>) {
  return (
    <section className={styles.aside}>
      <h4>{aside.title}</h4>
      <ul>
        {aside.items.map(({ key, label, value }) => (
          <li key={key ?? label}>
            {onSelect === undefined || key === null ? (
              <span>{label}</span>
            ) : (
              <button type="button" onClick={() => onSelect(key)}>
                {label}
              </button>
            )}
            <b>{value}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
