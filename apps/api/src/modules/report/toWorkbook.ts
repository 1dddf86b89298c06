import ExcelJS, { type Worksheet } from 'exceljs';
import { reasonOf } from './layOutInterpretation.ts';
import { pathsOf } from './reportPaths.ts';
import type { ReportRecord } from './reportRecord.ts';
import type { Speech, Text } from './speech.ts';
import { addStatements } from './statementSheets.ts';
import { addSummary } from './summarySheet.ts';
import { addTable, link, type Value } from './workbookTable.ts';

interface WorkbookSetting {
  readonly speech: Speech;
  readonly origin: string;
  readonly madeAt: Date;
}

/** Numbers as numbers with all digits, units in their heads; lines and factors link to the dashboard. */
export async function toWorkbook(
  record: ReportRecord,
  { speech, origin, madeAt }: WorkbookSetting,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = record.program;
  workbook.created = madeAt;
  const add = (title: Text) => addSheet(workbook, title, record, speech);
  addSummary(add(speech.word('summary')), record, speech);
  addStatements(add, record, { speech, origin });
  inventorySheet(add(speech.word('inventory')), record, { speech, origin });
  factorSheet(add(speech.word('factors')), record, { speech, origin });
  stageSheet(add(speech.word('resultsByStage')), record, speech);
  gasSheet(add(speech.word('resultsByGas')), record, speech);
  interpretationSheets(add, record, { speech, origin });
  sourceSheet(add(speech.word('sources')), record, speech);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A draft says so at the head of every sheet and of every printed page. */
function addSheet(workbook: ExcelJS.Workbook, title: Text, record: ReportRecord, speech: Speech): Worksheet {
  const draft = record.assessment.isDraft ? speech.word('draft').join(' · ') : '';
  const sheet = workbook.addWorksheet(
    title
      .join(' ')
      .replaceAll(/[*?:\\/[\]]/g, ' ')
      .slice(0, 31),
    {
      headerFooter: {
        oddHeader: `&L${record.product.sku} v${record.assessment.version}&R&B${draft}`,
        oddFooter: '&C&P / &N',
      },
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    },
  );
  if (draft !== '') sheet.addRow([draft]).font = { bold: true, color: { argb: 'FFA8321F' } };
  return sheet;
}

function inventorySheet(
  sheet: Worksheet,
  record: ReportRecord,
  { speech, origin }: Pick<WorkbookSetting, 'speech' | 'origin'>,
): void {
  const paths = pathsOf(record);
  const factors = new Map(record.factors.map((factor) => [factor.id, factor]));
  const { word } = speech;
  addTable(
    sheet,
    [
      ['#'],
      word('line'),
      word('stage'),
      word('process'),
      word('amount'),
      word('amountUnit'),
      word('distance'),
      word('transportMode'),
      word('factor'),
      ['id'],
      word('usedProduct'),
      word('supplier'),
      word('region'),
      word('scope'),
      word('primary'),
      word('year'),
      word('technological'),
      word('geographical'),
      word('temporal'),
      word('gsd'),
      word('unit'),
      word('share'),
      word('gapCount'),
      word('note'),
      ['id'],
    ],
    record.inventory.map((line) => [
      line.position,
      link(speech.name(line).join(' / '), `${origin}${paths.line(line.id)}`),
      speech.code(line.stage).join(' / '),
      line.process,
      line.amount,
      line.unit,
      line.distanceKm,
      line.transportMode === null ? '' : speech.code(line.transportMode).join(' / '),
      line.factorId === null
        ? ''
        : link(nameOf(factors.get(line.factorId), speech), `${origin}${paths.factor(line.factorId)}`),
      line.factorId ?? '',
      line.used === null ? '' : `${speech.name(line.used).join(' / ')} v${line.used.version}`,
      line.supplier === null ? '' : speech.name(line.supplier).join(' / '),
      line.region ?? '',
      line.scope,
      speech.word(line.primary ? 'yes' : 'no').join(' / '),
      line.year,
      ...[0, 1, 2].map((index) => line.ratings[index] ?? null),
      line.uncertaintyGsd,
      line.kgCo2e,
      line.share,
      line.gaps.map((code) => speech.code(code).join(' / ')).join('; '),
      line.note,
      line.id,
    ]),
  );
}

function nameOf(
  thing: { readonly name: string; readonly nameZh: string } | undefined,
  speech: Speech,
): string {
  return thing === undefined ? '' : speech.name(thing).join(' / ');
}

function factorSheet(
  sheet: Worksheet,
  record: ReportRecord,
  { speech, origin }: Pick<WorkbookSetting, 'speech' | 'origin'>,
): void {
  const { word } = speech;
  const paths = pathsOf(record);
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  addTable(
    sheet,
    [
      ['#'],
      word('factor'),
      word('region'),
      word('year'),
      word('perUnit').map((text) => `kg CO2e ${text}`),
      word('amountUnit'),
      word('gwpSet'),
      word('byGas'),
      word('lines'),
      word('unit'),
      word('source'),
      word('row'),
      word('release'),
      word('licence'),
      word('attribution'),
      ['id'],
      ['SHA-256'],
    ],
    record.factors.map((factor, index) => {
      const source = sources.get(factor.sourceId);
      return [
        `F${index + 1}`,
        link(speech.name(factor).join(' / '), `${origin}${paths.factor(factor.id)}`),
        factor.region,
        factor.year,
        factor.kgCo2ePerUnit,
        factor.unit,
        factor.isByGas ? record.assessment.gwpSet : (factor.gwpSet ?? ''),
        speech.word(factor.isByGas ? 'yes' : 'no').join(' / '),
        factor.lines,
        factor.kgCo2e,
        nameOf(source, speech),
        factor.sourceRow,
        factor.releaseId ?? '',
        source?.licence ?? '',
        source?.attribution ?? '',
        factor.id,
        factor.digest,
      ];
    }),
  );
}

function stageSheet(sheet: Worksheet, record: ReportRecord, speech: Speech): void {
  const { word } = speech;
  addTable(
    sheet,
    [word('stage'), word('lines'), word('unit'), word('share'), word('gapCount')],
    [
      ...record.stages.map((stage): Value[] => [
        speech.code(stage.stage).join(' / '),
        stage.lines,
        stage.kgCo2e,
        stage.share,
        stage.gaps.map((code) => speech.code(code).join(' / ')).join('; '),
      ]),
      [word('total').join(' / '), record.inventory.length, record.totals.totalKgCo2e, null, ''],
    ],
  );
}

function gasSheet(sheet: Worksheet, record: ReportRecord, speech: Speech): void {
  const { word } = speech;
  addTable(
    sheet,
    [word('gas'), ['id'], word('emissionClass'), word('gasMass'), word('gwp'), word('unit'), word('share')],
    record.gases.map((gas) => [
      gas.gas === 'CO2E' ? word('onlyCo2e').join(' / ') : speech.name(gas).join(' / '),
      gas.gas,
      speech.code(gas.emissionClass).join(' / '),
      gas.kgGas,
      gas.gwp,
      gas.kgCo2e,
      gas.share,
    ]),
  );
}

function interpretationSheets(
  add: (title: Text) => Worksheet,
  record: ReportRecord,
  { speech, origin }: Pick<WorkbookSetting, 'speech' | 'origin'>,
): void {
  const { word } = speech;
  const paths = pathsOf(record);
  addTable(
    add(word('sensitivity')),
    [word('line'), word('atLow'), word('atHigh'), word('swing')],
    record.sensitivity.lines.map((line) => [
      link(speech.name(line).join(' / '), `${origin}${paths.line(line.id)}`),
      line.kgCo2eAtLow,
      line.kgCo2eAtHigh,
      line.swing,
    ]),
  );
  addTable(
    add(word('versions')),
    [
      word('version'),
      word('status'),
      word('boundary'),
      word('gwpSet'),
      word('unit'),
      word('difference'),
      word('gapCount'),
    ],
    record.versions.map((version) => [
      version.version,
      speech.code(version.status).join(' / '),
      speech.code(version.boundary).join(' / '),
      version.gwpSet,
      version.totalKgCo2e,
      version.differenceKgCo2e,
      version.gaps,
    ]),
  );
  addTable(
    add(word('scenarios')),
    [
      ...[word('scenario'), word('unit'), word('scenarioDifference'), word('share'), word('gapCount')],
      word('scenarioReason'),
    ],
    record.scenarios.map((scenario) => [
      link(speech.name(scenario).join(' / '), `${origin}${paths.scenario(scenario.id)}`),
      scenario.totalKgCo2e,
      scenario.differenceKgCo2e,
      scenario.share,
      scenario.gaps,
      reasonOf(scenario, speech).join(' / '),
    ]),
  );
}

function sourceSheet(sheet: Worksheet, record: ReportRecord, speech: Speech): void {
  const { word } = speech;
  addTable(
    sheet,
    [
      word('source'),
      word('publisher'),
      word('version'),
      word('licence'),
      word('attribution'),
      word('address'),
      word('factors'),
      word('unit'),
      word('share'),
    ],
    record.sources.map((source) => [
      speech.name(source).join(' / '),
      source.publisher,
      source.version,
      source.licence,
      source.attribution,
      source.url,
      source.factors,
      source.kgCo2e,
      source.share,
    ]),
  );
}
