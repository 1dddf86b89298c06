import type { ChartMark } from './ChartMark.ts';
import type { ChartTable } from './ChartTable.ts';
import type { ChartTheme } from './chartTheme.ts';
import type { ChartOption } from './echarts/loadECharts.ts';

/** A drawing at one width, in one theme. */
export interface ChartDrawing {
  readonly option: ChartOption;
  /** In px. */
  readonly height: number;
}

/** What a chart cannot draw, listed beside it so that it is not lost: credits of a treemap, regions without a shape. */
export interface ChartAside {
  readonly title: string;
  readonly items: readonly {
    /** Null for what is no mark of this chart and cannot be chosen. */ readonly key: string | null;
    readonly label: string;
    readonly value: string;
  }[];
}

/**
 * Everything a figure needs, in one language: how it is drawn at any width and theme, what can be pointed at, the
 * numbers as a table, and what has to be said under it. Pages, exports and the gallery's drift test read the same one.
 */
export interface ChartDescription {
  readonly draw: (width: number, theme: ChartTheme) => ChartDrawing;
  /** In the order of reading. */
  readonly marks: readonly ChartMark[];
  readonly table: ChartTable;
  readonly notes: readonly string[];
  readonly asides: readonly ChartAside[];
  /** Whether the hatching of gaps is drawn, so that it has to be explained. */
  readonly hatched: boolean;
}
