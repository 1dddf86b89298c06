import ExcelJS, { type Worksheet } from 'exceljs';
import type { ExportRequest } from './exportRequest.ts';
import { EXPORT_WORDS } from './exportWords.ts';
import type { ExportContent } from './readExport.ts';
import { tidyTable, unitOf } from './tidyTable.ts';

const NARROW = 12;
const WIDE = 32;

/** Figures, their sources, and what the view was: three sheets. */
export async function toWorkbook(
  content: ExportContent,
  request: ExportRequest,
  { program, madeAt }: { readonly program: string; readonly madeAt: Date },
): Promise<Buffer> {
  const words = EXPORT_WORDS[request.language];
  const workbook = new ExcelJS.Workbook();
  workbook.creator = program;
  workbook.created = madeAt;
  const { head, rows } = tidyTable(content, request);
  addTable(workbook.addWorksheet(words.figures, FROZEN), head, rows);
  addTable(
    workbook.addWorksheet(words.sources, FROZEN),
    [words.source, words.publisher, words.version, words.licence, words.attribution, words.address],
    content.sources.map((source) => [
      ...[source.name, source.publisher, source.version, source.licence, source.attribution, source.url],
    ]),
  );
  addFacts(workbook.addWorksheet(words.about), [
    [words.title, request.title],
    [words.measure, words.measures[content.measure]],
    [words.unit, unitOf(content, request.language)],
    ...content.scenarios.map(([name, why]): [string, string] => [
      `${words.scenario}${words.colon}${name}`,
      why || '–',
    ]),
    ...content.findings.map(({ message }): [string, string] => [words.finding, message]),
    [words.address, request.address ?? ''],
    [words.query, request.operation ?? ''],
    [words.variables, JSON.stringify({ input: request.question })],
    [words.madeAt, madeAt.toISOString()],
    [words.program, program],
  ]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const FROZEN = { views: [{ state: 'frozen' as const, ySplit: 1 }] };

function addTable(
  sheet: Worksheet,
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): void {
  sheet.addRow([...head]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
  sheet.columns.forEach((column, index) => {
    const isText = rows.some((row) => typeof row[index] === 'string' && String(row[index]).length > NARROW);
    column.width = isText ? WIDE : NARROW;
  });
}

function addFacts(sheet: Worksheet, facts: readonly (readonly [string, string])[]): void {
  for (const [name, value] of facts) {
    if (value === '') continue;
    const row = sheet.addRow([name, value]);
    row.getCell(1).font = { bold: true };
    row.alignment = { vertical: 'top', wrapText: true };
  }
  sheet.getColumn(1).width = NARROW * 2;
  sheet.getColumn(2).width = WIDE * 3;
}
