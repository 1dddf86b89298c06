/** A drawing of a report: vector, in the colours of the dashboard. */
export interface ReportChart {
  readonly svg: string;
  /** In px at the width of a page. */
  readonly width: number;
  readonly height: number;
}

/** By the name a layout's block gives; a chart without anything to draw is not there. */
export type ReportCharts = ReadonlyMap<string, ReportChart>;
