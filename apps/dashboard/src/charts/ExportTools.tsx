import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../lib/downloadFile.ts';
import type { ChartDescription } from './ChartDescription.ts';
import type { ChartTheme } from './chartTheme.ts';
import styles from './DrawnChart.module.css';
import { type ExportedChart, exportChart } from './exportChart.ts';

export interface ExportToolsProps {
  readonly caption: string;
  readonly source: string | undefined;
  readonly description: ChartDescription;
  readonly theme: ChartTheme;
}

/** Of a slide or a page across, in px. */
const WIDTH = 912;

/** Keeps the chart as a file, at one size whatever the width of the window. */
export function ExportTools({ caption, source, description, theme }: ExportToolsProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    const { option, height } = description.draw(WIDTH, theme);
    const chart: ExportedChart = {
      option,
      title: caption,
      notes: [
        ...description.asides.map(asText),
        ...description.notes,
        ...(source === undefined ? [] : [source]),
      ],
      gapLegend: description.hatched ? t('figure.hatched') : null,
    };
    const size = { width: WIDTH, height };
    if (format === 'svg') {
      downloadFile(
        `${caption}.svg`,
        new Blob([await exportChart(chart, size, theme, 'svg')], { type: 'image/svg+xml' }),
      );
    } else {
      downloadFile(`${caption}.png`, await exportChart(chart, size, theme, 'png'));
    }
  };
  const press = (format: 'svg' | 'png') => () => {
    setFailed(false);
    save(format).catch(() => setFailed(true));
  };
  return (
    <div className={styles.tools}>
      {failed && <span role="status">{t('figure.notSaved')}</span>}
      <button
        type="button"
        onClick={press('svg')}
        aria-label={t('figure.saveAs', { format: 'SVG', caption })}
      >
        SVG
      </button>
      <button
        type="button"
        onClick={press('png')}
        aria-label={t('figure.saveAs', { format: 'PNG', caption })}
      >
        PNG
      </button>
    </div>
  );
}

function asText({ title, items }: ChartDescription['asides'][number]): string {
  return `${title}: ${items.map(({ label, value }) => `${label} ${value}`).join('; ')}`;
}
