import type { ChartDescription } from '../ChartDescription.ts';
import { cellKey } from '../cellKey.ts';
import { type ChartTexts, describeMark, describeValue } from '../chartTexts.ts';
import { deriveHeatMap, type HeatMap, type HeatMapCell, type HeatMapEntry } from './deriveHeatMap.ts';
import { drawHeatMap } from './drawHeatMap.ts';
import { placeHeatMap } from './placeHeatMap.ts';

export interface HeatMapInput {
  readonly rows: readonly HeatMapEntry[];
  readonly columns: readonly HeatMapEntry[];
  readonly cells: readonly HeatMapCell[];
}

/** A heat map with everything its figure says. */
export function describeHeatMap(input: HeatMapInput, texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = deriveHeatMap(input.rows, input.columns, input.cells);
  const { rows, columns, cells, allRows, allColumns } = state;
  const cut = rows.length < allRows || columns.length < allColumns;
  return {
    draw: (width, theme) => {
      const places = placeHeatMap(state, width);
      return { option: drawHeatMap(state, places, theme, texts), height: places.height };
    },
    marks: cells
      .map(({ row, column, kgCo2e, gaps }, index) => ({
        key: cellKey(rows[row]!.key, columns[column]!.key),
        label: `${rows[row]!.label}, ${describeMark(columns[column]!.label, kgCo2e, gaps, texts)}`,
        series: 0,
        index,
        group: rows[row]!.key,
        place: row * columns.length + column,
      }))
      .sort((a, b) => a.place - b.place),
    table: tableOf(state, texts),
    notes: [
      ...(cut
        ? [
            t('chart.hiddenCells', {
              rows: rows.length,
              allRows,
              columns: columns.length,
              allColumns,
            }),
          ]
        : []),
      ...(state.hasGaps ? [t('chart.gapSign')] : []),
    ],
    asides: [],
    hatched: cells.some(({ kgCo2e }) => kgCo2e === null),
  };
}

function tableOf({ rows, columns, cells }: HeatMap, texts: ChartTexts): ChartDescription['table'] {
  const byPlace = new Map(cells.map((cell) => [cell.row * columns.length + cell.column, cell]));
  return {
    head: [texts.t('chart.name'), ...columns.map(({ label }) => label)],
    rows: rows.map(({ key, label }, row) => ({
      key,
      cells: [
        label,
        ...columns.map((_column, column) => {
          const cell = byPlace.get(row * columns.length + column);
          return cell === undefined ? '' : describeValue(cell.kgCo2e, cell.gaps, texts);
        }),
      ],
    })),
  };
}
