import ExcelJS from 'exceljs';
import { PROJECT_VERSION } from '../../config/version.ts';
import type { Database } from '../../db/database.ts';
import type { LayoutCell, ReportLayout } from '../report/reportLayout.ts';
import type { ReportLanguage } from '../report/speech.ts';
import { toHtml } from '../report/toHtml.ts';
import { toPdf } from '../report/toPdf.ts';
import { addTable, link, type Value } from '../report/workbookTable.ts';
import { loadEvaluationReport } from './evaluationReport.ts';
import { layOutEvaluation } from './layOutEvaluation.ts';

export const EVALUATION_FORMATS = ['pdf', 'xlsx', 'html'] as const;
export type EvaluationFormat = (typeof EVALUATION_FORMATS)[number];

export interface EvaluationFileRequest {
  readonly evaluationId: string;
  readonly format: EvaluationFormat;
  readonly language: ReportLanguage;
  /** Of the dashboard: what sources link to. */
  readonly origin: string;
  readonly madeAt: Date;
}

export interface EvaluationFile {
  readonly bytes: Buffer;
  readonly type: string;
  /** Without its ending. */
  readonly fileName: string;
}

const TYPES: Readonly<Record<EvaluationFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
};
const NO_CHARTS = new Map<string, never>();

/** The report of a factory evaluation as a file; every format is drawn from one layout. @throws NotFound */
export async function exportEvaluation(
  database: Database,
  organisationId: string,
  { evaluationId, format, language, origin, madeAt }: EvaluationFileRequest,
): Promise<EvaluationFile> {
  const report = await loadEvaluationReport(database, organisationId, evaluationId);
  const layout = layOutEvaluation(report, language, { program: `Cradle ${PROJECT_VERSION}`, madeAt });
  return {
    bytes: await draw(layout, { format, origin, madeAt }),
    type: TYPES[format],
    fileName: `${report.evaluation.factory.replaceAll(/[^\w.-]+/g, '-').slice(0, 80) || 'factory'}-evaluation`,
  };
}

interface Drawing extends Pick<EvaluationFileRequest, 'format' | 'origin' | 'madeAt'> {}

async function draw(layout: ReportLayout, { format, origin, madeAt }: Drawing): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return toPdf(layout, { charts: NO_CHARTS, origin, madeAt });
    case 'html':
      return toHtml(layout, { charts: NO_CHARTS, origin });
    case 'xlsx':
      return toWorkbook(layout, origin, madeAt);
    default:
      return format satisfies never;
  }
}

/** One sheet a section: facts and paragraphs above, then the table with numbers as numbers. */
async function toWorkbook(layout: ReportLayout, origin: string, madeAt: Date): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Cradle';
  workbook.created = madeAt;
  for (const { title, blocks } of layout.sections) {
    const sheet = workbook.addWorksheet(sheetName(title.join(' ')), {
      headerFooter: { oddHeader: `&L${layout.running}`, oddFooter: '&C&P / &N' },
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    for (const block of blocks) {
      if (block.kind === 'table')
        addTable(
          sheet,
          block.columns.map(({ head }) => head),
          block.rows.map(({ cells }) => cells.map((each) => valueIn(each, origin))),
        );
      else if (block.kind === 'figure')
        sheet.addRow([block.name.join(' / '), Number(block.value) || block.value, ...block.detail]);
      else if (block.kind === 'paragraph') sheet.addRow([block.text.join(' / ')]);
      else if (block.kind === 'notices')
        for (const { label, text } of block.items) sheet.addRow([label.join(' / '), text.join(' / ')]);
      else if (block.kind === 'facts')
        for (const { name, cell } of block.facts)
          sheet.addRow([name.join(' / '), cell.text.join(' / '), cell.detail.join(' / ')]);
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function sheetName(title: string): string {
  return title.replaceAll(/[*?:\\/[\]]/g, ' ').slice(0, 31);
}

function valueIn({ value, text, detail, path }: LayoutCell, origin: string): Value {
  if (value !== null) return value;
  const said = [text.join(' / '), detail.filter(Boolean).join('; ')].filter(Boolean).join(' – ');
  return path === null ? said : link(said, `${origin}${path}`);
}
