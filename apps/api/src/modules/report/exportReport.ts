import type { Database } from '../../db/database.ts';
import { deriveReport } from './deriveReport.ts';
import { drawReportCharts } from './drawReportCharts.ts';
import { layOutReport } from './layOutReport.ts';
import { loadReportSource } from './loadReportSource.ts';
import type { ReportFile } from './reportFile.ts';
import { type ReportLanguage, speechOf } from './speech.ts';
import { toHtml } from './toHtml.ts';
import { toPdf } from './toPdf.ts';
import { toWorkbook } from './toWorkbook.ts';

export const REPORT_FORMATS = ['pdf', 'xlsx', 'html', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportRequest {
  readonly assessmentId: string;
  readonly format: ReportFormat;
  readonly language: ReportLanguage;
  /** Of the dashboard, such as `http://localhost:4000`: what numbers link to. */
  readonly origin: string;
  readonly madeAt: Date;
}

export interface ExportedReport {
  readonly bytes: Buffer;
  readonly type: string;
  /** Without its ending. */
  readonly fileName: string;
}

const TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The report of an assessment as a file; every format is drawn from the same record. @throws NotFound */
export async function exportReport(
  database: Database,
  organisationId: string,
  request: ReportRequest,
): Promise<ExportedReport> {
  const file = await buildReport(database, organisationId, request.assessmentId, request.madeAt);
  const { sku } = file.record.product;
  return {
    bytes: await renderReport(file, request),
    type: TYPES[request.format],
    fileName: `${sku.replaceAll(/[^\w.-]+/g, '-') || 'product'}-v${file.record.assessment.version}-report`,
  };
}

/** The record of an assessment and the source it was derived from. @throws NotFound */
export async function buildReport(
  database: Database,
  organisationId: string,
  assessmentId: string,
  madeAt: Date,
): Promise<ReportFile> {
  const source = await loadReportSource(database, organisationId, assessmentId, madeAt);
  return { format: 'cradle-report', formatVersion: 1, record: deriveReport(source), source };
}

/** Draws a record in one format. */
export async function renderReport(
  file: ReportFile,
  { format, language, origin, madeAt }: Omit<ReportRequest, 'assessmentId'>,
): Promise<Buffer> {
  const { record } = file;
  switch (format) {
    case 'json':
      return Buffer.from(JSON.stringify(file));
    case 'xlsx':
      return toWorkbook(record, { speech: speechOf(language), origin, madeAt });
    case 'html':
    case 'pdf': {
      const charts = await drawReportCharts(record, speechOf(language));
      const layout = layOutReport(record, language);
      return format === 'html'
        ? toHtml(layout, { charts, origin })
        : toPdf(layout, { charts, origin, madeAt });
    }
    default:
      return format satisfies never;
  }
}
