import type { Worksheet } from 'exceljs';
import { pathsOf } from './reportPaths.ts';
import type { ReportRecord } from './reportRecord.ts';
import { scopeStatements } from './scopeStatements.ts';
import type { Speech, Text } from './speech.ts';
import { addTable, link, type Value } from './workbookTable.ts';

/** What was stated, and by whom: scope, exclusions, conformance, review and evidence. */
export function addStatements(
  add: (title: Text) => Worksheet,
  record: ReportRecord,
  { speech, origin }: { readonly speech: Speech; readonly origin: string },
): void {
  scopeSheet(add(speech.word('goalAndScope')), record, speech);
  exclusionSheet(add(speech.word('exclusions')), record, speech);
  conformanceSheet(add(speech.word('conformance')), record, speech);
  historySheet(add(speech.word('review')), record, speech);
  evidenceSheet(add(speech.word('evidence')), record, { speech, origin });
}

function said(text: Text): string {
  return text.join(' / ');
}

function scopeSheet(sheet: Worksheet, record: ReportRecord, speech: Speech): void {
  const { word } = speech;
  addTable(
    sheet,
    [word('statement'), word('stated'), word('note')],
    scopeStatements(record, speech).map(({ name, cell }): Value[] => [
      said(name),
      cell.value ?? said(cell.text),
      said(cell.detail),
    ]),
  );
}

function exclusionSheet(sheet: Worksheet, record: ReportRecord, speech: Speech): void {
  const { word } = speech;
  addTable(
    sheet,
    [word('leftOut'), word('stage'), word('reason'), word('estimatedShare')],
    record.scope.exclusions.map(({ name, stage, reason, estimatedShare }) => [
      name,
      said(stage === null ? word('leftOutOfNoStage') : speech.code(stage)),
      reason,
      estimatedShare ?? said(word('notStated')),
    ]),
  );
}

/** The verdict and the counts first, then each rule that is not kept or not decided. */
function conformanceSheet(sheet: Worksheet, record: ReportRecord, speech: Speech): void {
  const { word } = speech;
  const { conformance } = record;
  const { counts } = conformance;
  sheet.addRow([said(speech.name(conformance.standard)), said(speech.saying(conformance.verdict))]);
  if (!conformance.isNamed) sheet.addRow([said(word('standard')), said(word('standardStandsIn'))]);
  for (const [key, count] of [
    ['satisfied', counts.satisfied],
    ['violated', counts.violated],
    ['answered', counts.answered],
    ['stillOpen', counts.notDecidable],
    ['notApplicable', counts.notApplicable],
  ] as const)
    sheet.addRow([said(word(key)), count]);
  addTable(
    sheet,
    [
      ...[word('rule'), word('clause'), word('level'), word('outcome'), word('requirement')],
      ...[word('finding'), word('remedy'), word('line'), word('answer'), word('reason'), word('who')],
      ...[word('moment')],
    ],
    [...conformance.violated, ...conformance.notDecidable].map((rule) => [
      ...[rule.id, rule.clause, said(speech.code(`LEVEL_${rule.level}`))],
      said(word(rule.remedy !== null ? 'violated' : rule.answer === null ? 'stillOpen' : 'answered')),
      said(speech.saying({ message: rule.text, messageZh: rule.textZh })),
      said(speech.saying(rule.finding)),
      rule.remedy === null ? '' : said(speech.saying(rule.remedy)),
      rule.lines.map((line) => said(speech.name(line))).join('; '),
      rule.answer === null ? '' : said(speech.code(rule.answer.answer)),
      rule.answer === null ? '' : [rule.answer.reason, rule.answer.evidenceNote].filter(Boolean).join('; '),
      ...[rule.answer?.userName ?? '', rule.answer?.at ?? ''],
    ]),
  );
}

function historySheet(sheet: Worksheet, record: ReportRecord, speech: Speech): void {
  const { word } = speech;
  const { statement, reviewerStatement, openComments, events } = record.review;
  sheet.addRow([said(word('review')), said(speech.saying(statement))]);
  if (reviewerStatement !== '') sheet.addRow([said(word('reviewerStatement')), reviewerStatement]);
  sheet.addRow([said(word('openComments')), openComments]);
  addTable(
    sheet,
    [word('moment'), word('who'), word('fromState'), word('toState'), word('reason')],
    events.map(({ at, userName, from, to, reason }) => [
      ...[at, userName, from === null ? '' : said(speech.code(from)), said(speech.code(to)), reason],
    ]),
  );
}

function evidenceSheet(
  sheet: Worksheet,
  record: ReportRecord,
  { speech, origin }: { readonly speech: Speech; readonly origin: string },
): void {
  const { word } = speech;
  const paths = pathsOf(record);
  addTable(
    sheet,
    [word('fileName'), ['SHA-256'], ['bytes'], word('attachedTo'), word('note'), word('who'), word('moment')],
    record.review.evidence.map(({ fileName, sha256, sizeBytes, line, ruleId, note, userName, at }) => [
      ...[fileName, sha256, sizeBytes],
      line === null
        ? (ruleId ?? said(word('wholeAssessment')))
        : link(said(speech.name(line)), `${origin}${paths.line(line.id)}`),
      ...[note, userName, at],
    ]),
  );
}
