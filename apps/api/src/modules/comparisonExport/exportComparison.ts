import { PROJECT_VERSION } from '../../config/version.ts';
import type { Database } from '../../db/database.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { type ExportFormat, ExportRequest } from './exportRequest.ts';
import { readExport } from './readExport.ts';
import { tidyTable } from './tidyTable.ts';
import { toCsv } from './toCsv.ts';
import { toPdf } from './toPdf.ts';
import { toWorkbook } from './toWorkbook.ts';

export interface ExportedFile {
  readonly bytes: Buffer;
  readonly type: string;
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** A comparison as a file, worked out anew from its question. @throws InvalidInput naming the field */
export async function exportComparison(
  database: Database,
  organisationId: string,
  format: ExportFormat,
  body: unknown,
): Promise<ExportedFile> {
  const request = parseInput(ExportRequest, body);
  const content = await readExport(database, organisationId, request);
  const made = { program: `Cradle ${PROJECT_VERSION}`, madeAt: new Date() };
  const type = TYPES[format];
  switch (format) {
    case 'csv': {
      const { head, rows } = tidyTable(content, request);
      return { type, bytes: toCsv(head, rows) };
    }
    case 'xlsx':
      return { type, bytes: await toWorkbook(content, request, made) };
    case 'pdf':
      return { type, bytes: toPdf(content, request, made) };
    default:
      return format satisfies never;
  }
}
