import type { Worksheet } from 'exceljs';
import { fingerprintOf } from './fingerprint.ts';
import type { ReportRecord } from './reportRecord.ts';
import type { Speech, Text } from './speech.ts';

/** Name, value and unit, one fact a row; what to mind and what is missing comes before the numbers. */
export function addSummary(sheet: Worksheet, record: ReportRecord, speech: Speech): void {
  const { word } = speech;
  const { product, assessment, totals, uncertainty, quality, calculation } = record;
  const add = (name: Text, value: string | number | null, unit = '') => {
    const row = sheet.addRow([name.join(' / '), value, unit]);
    row.getCell(1).font = { bold: true };
    row.alignment = { vertical: 'top', wrapText: true };
  };
  const said = (text: Text) => text.join(' / ');
  add(word('report'), said(speech.name(product)));
  for (const { severity, ...saying } of record.warnings)
    add(speech.code(severity), said(speech.saying(saying)));
  for (const { line, stage, code } of record.gaps)
    add(
      word('missing'),
      `${said(line === null ? speech.code(stage) : speech.name(line))}: ${said(speech.code(code))}`,
    );
  add(word('total'), totals.totalKgCo2e, 'kg CO2e');
  add(word('fossil'), totals.fossilKgCo2e, 'kg CO2e');
  add(word('biogenic'), totals.biogenicKgCo2e, 'kg CO2e');
  add(word('landUse'), totals.landUseKgCo2e, 'kg CO2e');
  add(word('aviation'), totals.aviationKgCo2e, 'kg CO2e');
  add(word('beyondBoundary'), totals.beyondBoundaryKgCo2e, 'kg CO2e');
  add(word('biogenicCo2'), totals.biogenicCo2Kg, 'kg CO2');
  add(word('declaredUnit'), assessment.declaredUnit.amount, assessment.declaredUnit.unit);
  add(word('primaryShare'), quality.primaryDataShare, '1');
  add(word('rating'), quality.rating, '1–5');
  if (uncertainty !== null) {
    add(word('interval'), uncertainty.lower, 'kg CO2e');
    add(word('interval'), uncertainty.upper, 'kg CO2e');
  }
  add(word('sku'), product.sku);
  add(word('organisation'), said(speech.name(record.organisation)));
  add(word('version'), assessment.version);
  add(word('status'), said(speech.code(assessment.status)));
  add(word('boundary'), said(speech.code(record.boundary.boundary)));
  add(
    word('functionalUnit'),
    said(speech.name({ name: assessment.functionalUnit, nameZh: assessment.functionalUnitZh })),
  );
  add(
    word('period'),
    [assessment.referencePeriodStart, assessment.referencePeriodEnd].filter(Boolean).join(' – '),
  );
  add(word('standard'), assessment.standard === null ? '' : said(speech.name(assessment.standard)));
  add(word('gwpSet'), assessment.gwpSet);
  for (const saying of record.limitations) add(word('limitations'), said(speech.saying(saying)));
  add(word('fingerprint'), fingerprintOf(record));
  add(word('inputHash'), calculation.inputHash);
  add(word('engine'), calculation.engineVersion);
  add(word('program'), record.program);
  add(word('madeAt'), record.madeAt);
  sheet.getColumn(1).width = 34;
  sheet.getColumn(2).width = 80;
  sheet.getColumn(3).width = 12;
}
