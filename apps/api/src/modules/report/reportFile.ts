import type { ReportRecord } from './reportRecord.ts';
import type { ReportSource } from './reportSource.ts';

/** What `report.json` holds: what a report says, and everything it was calculated from. */
export interface ReportFile {
  readonly format: 'cradle-report';
  readonly formatVersion: 1;
  readonly record: ReportRecord;
  readonly source: ReportSource;
}
