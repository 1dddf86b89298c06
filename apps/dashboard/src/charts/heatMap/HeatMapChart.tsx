import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../Chart.tsx';
import { ChartFigure, type ChartTable } from '../ChartFigure.tsx';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { useChartTheme } from '../chartTheme.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { deriveHeatMap, type HeatMap, type HeatMapCell, type HeatMapEntry } from './deriveHeatMap.ts';
import { drawHeatMap } from './drawHeatMap.ts';
import { placeHeatMap } from './placeHeatMap.ts';

export interface HeatMapChartProps {
  readonly caption: string;
  readonly rows: readonly HeatMapEntry[];
  readonly columns: readonly HeatMapEntry[];
  readonly cells: readonly HeatMapCell[];
}

/** Every value as the strength of a colour, so that the few that matter stand out. */
export function HeatMapChart({ caption, rows, columns, cells }: HeatMapChartProps) {
  const { t } = useTranslation();
  const texts = useChartTexts();
  const state = useMemo(() => deriveHeatMap(rows, columns, cells), [rows, columns, cells]);
  const table = useMemo(() => tableOf(state, texts, t('chart.name')), [state, texts, t]);
  const cut = state.rows.length < state.allRows || state.columns.length < state.allColumns;
  const notes = [
    cut &&
      t('chart.hiddenCells', {
        rows: state.rows.length,
        allRows: state.allRows,
        columns: state.columns.length,
        allColumns: state.allColumns,
      }),
    state.hasGaps && t('chart.gapSign'),
  ].filter((note) => note !== false);
  return (
    <ChartFigure caption={caption} table={table} note={notes.length > 0 ? notes.join(' ') : undefined}>
      {(width) => <Drawing state={state} width={width} texts={texts} label={caption} />}
    </ChartFigure>
  );
}

interface DrawingProps {
  readonly state: HeatMap;
  readonly width: number;
  readonly texts: ChartTexts;
  readonly label: string;
}

function Drawing({ state, width, texts, label }: DrawingProps) {
  const theme = useChartTheme();
  const places = useMemo(() => placeHeatMap(state, width), [state, width]);
  const option = useMemo(() => drawHeatMap(state, places, theme, texts), [state, places, theme, texts]);
  return <Chart option={option} height={places.height} label={label} />;
}

function tableOf({ rows, columns, cells }: HeatMap, texts: ChartTexts, name: string): ChartTable {
  const byPlace = new Map(cells.map((cell) => [cell.row * columns.length + cell.column, cell]));
  return {
    head: [name, ...columns.map(({ label }) => label)],
    rows: rows.map(({ key, label }, row) => ({
      key,
      cells: [
        label,
        ...columns.map((_column, column) => textOf(byPlace.get(row * columns.length + column), texts)),
      ],
    })),
  };
}

function textOf(cell: HeatMapCell | undefined, texts: ChartTexts): string {
  if (cell === undefined) return '';
  if (cell.gaps.length === 0) return texts.kg(cell.kgCo2e);
  const named = `${GAP_SIGN} (${texts.gaps(cell.gaps)})`;
  return cell.kgCo2e === null ? named : `${texts.kg(cell.kgCo2e)} + ${named}`;
}
