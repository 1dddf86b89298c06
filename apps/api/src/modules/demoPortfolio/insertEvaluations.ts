import {
  addMonths,
  type EvaluationAnswers,
  type EvaluationResult,
  type EvaluationScheme,
  evaluateFactory,
  labelTerms,
} from '@cradle/engine';
import { EVALUATION_TRANSITIONS } from '@cradle/schema';
import type { SqlValue } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { basisOfResult } from '../factoryEvaluation/issueLabel.ts';
import { schemeHash } from '../factoryEvaluation/schemeDocument.ts';
import { schemePresets } from '../factoryEvaluation/schemePresets.ts';
import type { DemoEvaluation, DemoEvaluations } from './demoEvaluations.ts';
import type { DemoPeople } from './insertWorkflow.ts';
import type { DemoSupplier } from './readDemoPortfolio.ts';

const DAY_MS = 86_400_000;

type Insert = (
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
) => Promise<void>;

interface Setting {
  readonly people: DemoPeople;
  readonly suppliers: readonly DemoSupplier[];
  /** The day it is now. */
  readonly now: Date;
}

/** An evaluation with what it came to on the day its label was given, or comes to now. */
interface Judged {
  readonly evaluation: DemoEvaluation;
  /** The day its evidence and its period count back from. */
  readonly on: string;
  readonly result: EvaluationResult;
}

/** Writes the factory evaluations of the demo portfolio; what each comes to is the engine's word. */
export async function insertEvaluations(
  insert: Insert,
  { scheme: published, evaluations }: DemoEvaluations,
  setting: Setting,
): Promise<void> {
  const preset = (await schemePresets()).find(({ id }) => id === published.preset);
  if (preset === undefined) throw new Error(`There is no preset ${published.preset}.`);
  const scheme: EvaluationScheme = { ...preset.scheme, id: published.id };
  const versionId = `${published.id}-1`;
  const { OWNER } = setting.people;
  const publishedAt = addMonths(calendarDay(setting.now), -published.publishedMonthsAgo);
  await insert(
    'EvaluationScheme',
    ['id', 'name', 'nameZh', 'presetId', 'createdBy', 'createdAt'],
    [[published.id, scheme.name, scheme.nameZh, published.preset, OWNER.userId, publishedAt]],
  );
  await insert(
    'EvaluationSchemeVersion',
    ['id', 'schemeId', 'version', 'document', 'sha256', 'createdBy', 'createdAt'],
    [[versionId, published.id, 1, scheme, schemeHash(scheme), OWNER.userId, publishedAt]],
  );
  const judged = evaluations.map((evaluation) => judge(scheme, evaluation, setting));
  await insertThemselves(insert, judged, versionId, setting);
  await insertAnswers(insert, judged, setting);
  await insertProceedings(insert, evaluations, setting);
  await insertLabels(insert, judged, scheme, setting);
}

function judge(scheme: EvaluationScheme, evaluation: DemoEvaluation, { now }: Setting): Judged {
  const granted = evaluation.history.find(({ action }) => action === 'GRANT');
  const on = calendarDay(daysAgo(now, granted?.daysAgo ?? 0));
  const answers: EvaluationAnswers = {
    vetoes: evaluation.vetoes,
    indicators: Object.entries(evaluation.answers).map(([indicatorId, answer]) => ({
      ...{ indicatorId, applies: answer.applies, value: answer.value, isVerified: answer.isVerified },
      ...periodBefore(on),
      evidence: answer.evidence.map((each) => evidenceDays(each, on)),
    })),
  };
  return { evaluation, on, result: evaluateFactory(scheme, answers, on) };
}

/** The calendar year before a day. */
function periodBefore(on: string): { readonly periodStart: string; readonly periodEnd: string } {
  const year = Number(on.slice(0, 4)) - 1;
  return { periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` };
}

function evidenceDays(
  { issuedMonthsAgo, validMonths }: DemoEvaluation['answers'][string]['evidence'][number],
  on: string,
): { readonly issuedOn: string; readonly validUntil: string | null } {
  const issuedOn = addMonths(on, -issuedMonthsAgo);
  return { issuedOn, validUntil: validMonths === null ? null : addMonths(issuedOn, validMonths) };
}

function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

function moment(now: Date, days: number): string {
  return daysAgo(now, days).toISOString();
}

async function insertThemselves(
  insert: Insert,
  judged: readonly Judged[],
  versionId: string,
  { people, suppliers, now }: Setting,
): Promise<void> {
  await insert(
    'FactoryEvaluation',
    [
      ...['id', 'schemeVersionId', 'supplierId', 'siteId', 'factory', 'factoryZh', 'scope', 'scopeZh'],
      ...['periodStart', 'periodEnd', 'state', 'applicantId', 'applicantName', 'inspectorId'],
      ...['inspectorName', 'vetoes', 'score', 'scoreWithEvidence', 'grade', 'createdAt', 'updatedAt'],
    ],
    judged.map(({ evaluation, on, result }) => {
      const { id, supplier, site, scope, scopeZh, state, by, inspector, vetoes, history } = evaluation;
      const names = namesOf(suppliers, supplier, site);
      const { periodStart, periodEnd } = periodBefore(on);
      return [
        ...[id, versionId, supplier, site, names.name, names.nameZh, scope, scopeZh],
        ...[periodStart, periodEnd, state, people[by].userId, people[by].userName],
        ...(inspector === null ? [null, ''] : [people[inspector].userId, people[inspector].userName]),
        ...[vetoes, result.score, result.scoreWithEvidence, result.grade],
        ...[moment(now, evaluation.begunDaysAgo), moment(now, history.at(-1)?.daysAgo ?? 0)],
      ];
    }),
  );
}

function namesOf(
  suppliers: readonly DemoSupplier[],
  supplierId: string,
  siteId: string | null,
): { readonly name: string; readonly nameZh: string } {
  const supplier = suppliers.find(({ id }) => id === supplierId);
  if (supplier === undefined) throw new Error(`There is no supplier ${supplierId}.`);
  const site = supplier.sites.find(({ id }) => id === siteId);
  if (site === undefined) return supplier;
  return { name: `${supplier.name}, ${site.name}`, nameZh: `${supplier.nameZh} ${site.nameZh}` };
}

async function insertAnswers(
  insert: Insert,
  judged: readonly Judged[],
  { people, now }: Setting,
): Promise<void> {
  const answers = judged.flatMap(({ evaluation, on }) =>
    Object.entries(evaluation.answers).map(([indicatorId, answer]) => ({
      ...{ id: `${evaluation.id}-${indicatorId}`, evaluation, indicatorId, answer, on },
    })),
  );
  await insert(
    'EvaluationAnswer',
    [
      ...['id', 'evaluationId', 'indicatorId', 'applies', 'value', 'periodStart', 'periodEnd', 'remark'],
      ...['isVerified', 'updatedBy', 'updatedAt'],
    ],
    answers.map(({ id, evaluation, indicatorId, answer, on }) => {
      const { periodStart, periodEnd } = periodBefore(on);
      return [
        ...[id, evaluation.id, indicatorId, answer.applies, answer.value, periodStart, periodEnd],
        ...[answer.remark, answer.isVerified, people[evaluation.by].userId],
        moment(now, evaluation.history.at(-1)?.daysAgo ?? 0),
      ];
    }),
  );
  await insert(
    'EvidenceReference',
    ['id', 'answerId', 'position', 'title', 'reference', 'issuedOn', 'validUntil'],
    answers.flatMap(({ id, answer, on }) =>
      answer.evidence.map((evidence, position) => {
        const { issuedOn, validUntil } = evidenceDays(evidence, on);
        return [`${id}-${position}`, id, position, evidence.title, evidence.reference, issuedOn, validUntil];
      }),
    ),
  );
}

async function insertProceedings(
  insert: Insert,
  evaluations: readonly DemoEvaluation[],
  { people, now }: Setting,
): Promise<void> {
  const at = (days: number | null): string | null => (days === null ? null : moment(now, days));
  await insertRemarks(insert, evaluations, people, at);
  await insert(
    'InspectionFinding',
    [
      ...['id', 'evaluationId', 'indicatorId', 'weight', 'text', 'correctiveAction', 'dueOn', 'userId'],
      ...['userName', 'at', 'closedAt', 'closedBy', 'closingNote'],
    ],
    evaluations.flatMap(({ id, findings }) =>
      findings.map(({ by, indicator, weight, text, correctiveAction, dueInDays, ...finding }, index) => [
        ...[`${id}-finding-${index + 1}`, id, indicator, weight, text, correctiveAction],
        dueInDays === null ? null : calendarDay(daysAgo(now, -dueInDays)),
        ...[people[by].userId, people[by].userName, at(finding.daysAgo), at(finding.closedDaysAgo)],
        ...[finding.closedDaysAgo === null ? null : people[by].userName, finding.closingNote],
      ]),
    ),
  );
  await insert(
    'EvaluationEvent',
    ['id', 'evaluationId', 'position', 'action', 'from', 'to', 'userId', 'userName', 'reason', 'at'],
    evaluations.flatMap(({ id, history }) =>
      history.map(({ action, by, reason, daysAgo: days }, position) => {
        const before = history[position - 1];
        const from = before === undefined ? 'DRAFT' : EVALUATION_TRANSITIONS[before.action].to;
        return [
          ...[`${id}-event-${position}`, id, position, action, from, EVALUATION_TRANSITIONS[action].to],
          ...[people[by].userId, people[by].userName, reason, at(days)],
        ];
      }),
    ),
  );
}

async function insertRemarks(
  insert: Insert,
  evaluations: readonly DemoEvaluation[],
  people: Setting['people'],
  at: (days: number | null) => string | null,
): Promise<void> {
  const columns = ['id', 'evaluationId', 'indicatorId', 'text', 'userId', 'userName', 'at', 'resolvedAt'];
  const remarks = evaluations.flatMap(({ id: evaluationId, ...evaluation }) =>
    evaluation.remarks.map((remark, index) => ({
      ...{ evaluationId, remark, id: `${evaluationId}-remark-${index + 1}` },
    })),
  );
  const said = ({
    by,
    text,
    daysAgo: days,
  }: {
    by: keyof Setting['people'];
    text: string;
    daysAgo: number;
  }) => [...[text, people[by].userId, people[by].userName, at(days)]];
  await insert(
    'EvaluationRemark',
    [...columns, 'resolvedBy'],
    remarks.map(({ id, evaluationId, remark }) => [
      ...[id, evaluationId, remark.indicator, ...said(remark), at(remark.resolvedDaysAgo)],
      remark.resolvedDaysAgo === null ? null : people[remark.by].userName,
    ]),
  );
  await insert(
    'EvaluationRemark',
    [...columns, 'parentId'],
    remarks.flatMap(({ id, evaluationId, remark }) =>
      remark.replies.map((reply, index) => [
        ...[`${id}-reply-${index + 1}`, evaluationId, remark.indicator, ...said(reply), null, id],
      ]),
    ),
  );
}

async function insertLabels(
  insert: Insert,
  judged: readonly Judged[],
  scheme: EvaluationScheme,
  { people }: Setting,
): Promise<void> {
  const labelled = judged.flatMap(({ evaluation, on, result }) =>
    evaluation.label === null ? [] : [{ evaluation, on, result, label: evaluation.label }],
  );
  await insert(
    'EvaluationLabel',
    [
      ...['id', 'evaluationId', 'code', 'basis', 'result', 'score', 'scoreWithEvidence', 'grade'],
      ...['reviewerName', 'issuedOn', 'validUntil', 'surveillanceDueOn', 'suspendsOn', 'isPublic', 'shown'],
    ],
    labelled.map(({ evaluation, on, result, label }) => {
      const terms = labelTerms(scheme.label, on);
      return [
        ...[`${evaluation.id}-label`, evaluation.id, label.code, basisOfResult(scheme, result), result],
        ...[result.score ?? 0, result.scoreWithEvidence ?? 0, result.grade ?? ''],
        ...[people[evaluation.inspector ?? 'REVIEWER'].userName, on, terms.validUntil],
        ...[terms.surveillanceDueOn, terms.suspendsOn, true, label.shown],
      ];
    }),
  );
  await insert(
    'LabelCode',
    ['code', 'labelId'],
    labelled.map(({ evaluation, label }) => [label.code, `${evaluation.id}-label`]),
  );
}
