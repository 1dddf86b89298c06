import { builder } from '../../builder/builder.ts';
import { localId, localIdForMutation, optionalLocalId } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Database } from '../../db/database.ts';
import type { FactoryEvaluation, Prisma } from '../../db/generated/client/client.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { ActionEnum, FindingWeightEnum, ShownPartEnum } from './evaluationEnums.ts';
import { FactoryEvaluationRef } from './factoryEvaluation.schema.ts';
import { fillFromData } from './fillFromData.ts';
import { addFinding, answerFinding, closeFinding, confirmAnswers } from './inspectEvaluation.ts';
import { moveEvaluation } from './moveEvaluation.ts';
import { showLabel } from './publicLabel.ts';
import { addRemark, resolveRemark } from './remarks.ts';
import { saveAnswers } from './saveAnswers.ts';
import { startEvaluation } from './startEvaluation.ts';

const StartInput = builder.inputType('StartFactoryEvaluationInput', {
  description: 'Neither supplier nor site: a factory of the organisation itself.',
  fields: (t) => ({
    schemeVersionId: t.id({ required: true }),
    supplierId: t.id(),
    siteId: t.id(),
    factory: t.string({ description: 'Its name, where it is not that of the supplier or site.' }),
    scope: t.string({ required: true, description: 'What is evaluated: which halls, which products.' }),
    scopeZh: t.string(),
    periodStart: t.field({
      type: 'Date',
      description: 'The year that is evaluated: new answers begin with it.',
    }),
    periodEnd: t.field({ type: 'Date' }),
  }),
});

const EvidenceInput = builder.inputType('EvidenceReferenceInput', {
  fields: (t) => ({
    title: t.string({ required: true }),
    reference: t.string({ description: 'Number, address or file.' }),
    issuedOn: t.field({ type: 'Date' }),
    validUntil: t.field({ type: 'Date' }),
    fileId: t.id({
      description: 'Of a file handed in for this answer: `POST /evidence?evaluationId=…&indicatorKey=…`.',
    }),
  }),
});

const AnswerInput = builder.inputType('EvaluationAnswerInput', {
  fields: (t) => ({
    indicatorKey: t.string({ required: true }),
    applies: t.boolean({ defaultValue: true }),
    value: t.float({
      description: 'BOOLEAN 0 or 1; LEVEL 0, 0.5 or 1; SHARE in percent; QUANTITY in its unit.',
    }),
    periodStart: t.field({ type: 'Date' }),
    periodEnd: t.field({ type: 'Date' }),
    remark: t.string(),
    evidence: t.field({ type: [EvidenceInput] }),
  }),
});

const VetoInput = builder.inputType('VetoAnswerInput', {
  fields: (t) => ({
    key: t.string({ required: true }),
    holds: t.boolean({ description: 'Nothing: not answered.' }),
  }),
});

const SaveInput = builder.inputType('SaveEvaluationAnswersInput', {
  description: 'Each answer replaces the one that is there; what is not given stays.',
  fields: (t) => ({
    revision: t.int({ required: true }),
    vetoes: t.field({ type: [VetoInput] }),
    answers: t.field({ type: [AnswerInput] }),
  }),
});

const FindingInput = builder.inputType('InspectionFindingInput', {
  fields: (t) => ({
    indicatorKey: t.string(),
    weight: t.field({ type: FindingWeightEnum, required: true }),
    text: t.string({ required: true }),
    dueOn: t.field({ type: 'Date', description: 'By when it has to be put right.' }),
  }),
});

const evaluationId = (id: string): string =>
  localIdForMutation('FactoryEvaluation', 'factory evaluation', id);

type Query = Omit<Prisma.FactoryEvaluationFindUniqueOrThrowArgs, 'where'>;

/** What is asked of the answer is read after the change: the rows the change needed do not hold it. */
async function readAfter(
  query: Query,
  { prisma }: Database,
  changed: Promise<{ readonly organisationId: string; readonly id: string }>,
): Promise<FactoryEvaluation> {
  const { organisationId, id } = await changed;
  return prisma.factoryEvaluation.findUniqueOrThrow({
    ...query,
    where: { organisationId_id: { organisationId, id } },
  });
}

builder.mutationFields((t) => ({
  startFactoryEvaluation: t.prismaField({
    permission: 'ANSWER_EVALUATION',
    type: FactoryEvaluationRef,
    errors: refusalsOf('StartFactoryEvaluationResult'),
    args: { input: t.arg({ type: StartInput, required: true }) },
    resolve: (query, _parent, { input }, { database, viewer }) =>
      readAfter(
        query,
        database,
        startEvaluation(database, viewer, {
          ...input,
          schemeVersionId: localId('EvaluationSchemeVersion', input.schemeVersionId, 'schemeVersionId'),
          supplierId: optionalLocalId('Supplier', input.supplierId, 'supplierId'),
          siteId: optionalLocalId('Site', input.siteId, 'siteId'),
          periodStart: calendarDay(input.periodStart),
          periodEnd: calendarDay(input.periodEnd),
        }),
      ),
  }),
  saveEvaluationAnswers: t.prismaField({
    permission: 'ANSWER_EVALUATION',
    type: FactoryEvaluationRef,
    errors: refusalsOf('SaveEvaluationAnswersResult'),
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: SaveInput, required: true }) },
    resolve: (query, _parent, { id, input }, { database, viewer }) =>
      readAfter(
        query,
        database,
        saveAnswers(database, viewer, evaluationId(id), {
          revision: input.revision,
          vetoes: (input.vetoes ?? []).map(({ key, holds }) => ({ id: key, holds: holds ?? null })),
          answers: (input.answers ?? []).map(({ indicatorKey, ...answer }) => ({
            ...{ indicatorId: indicatorKey, applies: answer.applies ?? true, value: answer.value ?? null },
            ...{ periodStart: calendarDay(answer.periodStart), periodEnd: calendarDay(answer.periodEnd) },
            remark: answer.remark ?? '',
            evidence: (answer.evidence ?? []).map(({ title, reference, issuedOn, validUntil, fileId }) => ({
              ...{ title, reference: reference ?? '', fileId: optionalLocalId('Evidence', fileId, 'fileId') },
              ...{ issuedOn: calendarDay(issuedOn), validUntil: calendarDay(validUntil) },
            })),
          })),
        }),
      ),
  }),
  fillEvaluationFromData: t.prismaField({
    permission: 'ANSWER_EVALUATION',
    type: FactoryEvaluationRef,
    errors: refusalsOf('FillEvaluationFromDataResult'),
    description:
      'Answers every indicator with a data link from stored footprints, and says what each came from.',
    args: { id: t.arg.id({ required: true }), revision: t.arg.int({ required: true }) },
    resolve: (query, _parent, { id, revision }, { database, viewer }) =>
      readAfter(query, database, fillFromData(database, viewer, evaluationId(id), revision)),
  }),
  moveFactoryEvaluation: t.prismaField({
    permission: 'EVALUATE_FACTORY',
    type: FactoryEvaluationRef,
    errors: refusalsOf('MoveFactoryEvaluationResult'),
    description: 'One step on the way. Inspector and decider may not be who has handed it in.',
    args: {
      id: t.arg.id({ required: true }),
      action: t.arg({ type: ActionEnum, required: true }),
      reason: t.arg.string({ description: 'Needed to refuse, suspend, reinstate and revoke.' }),
      revision: t.arg.int({ required: true }),
    },
    resolve: (query, _parent, { id, ...move }, { database, viewer }) =>
      readAfter(query, database, moveEvaluation(database, viewer, evaluationId(id), move)),
  }),
  confirmEvaluationAnswers: t.prismaField({
    permission: 'INSPECT_FACTORY',
    type: FactoryEvaluationRef,
    errors: refusalsOf('ConfirmEvaluationAnswersResult'),
    description: 'An inspector has seen that answers are so.',
    args: {
      id: t.arg.id({ required: true }),
      indicatorKeys: t.arg.stringList({ required: true }),
      isVerified: t.arg.boolean({ required: true }),
    },
    resolve: (query, _parent, { id, indicatorKeys, isVerified }, { database, viewer }) =>
      readAfter(
        query,
        database,
        confirmAnswers(database, viewer, evaluationId(id), { indicatorIds: indicatorKeys, isVerified }),
      ),
  }),
  addInspectionFinding: t.prismaField({
    permission: 'INSPECT_FACTORY',
    type: FactoryEvaluationRef,
    errors: refusalsOf('AddInspectionFindingResult'),
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: FindingInput, required: true }) },
    resolve: (query, _parent, { id, input: { indicatorKey, weight, text, dueOn } }, { database, viewer }) =>
      readAfter(
        query,
        database,
        addFinding(database, viewer, evaluationId(id), {
          indicatorId: indicatorKey,
          weight,
          text,
          dueOn: calendarDay(dueOn),
        }),
      ),
  }),
  answerInspectionFinding: t.prismaField({
    permission: 'ANSWER_EVALUATION',
    type: FactoryEvaluationRef,
    errors: refusalsOf('AnswerInspectionFindingResult'),
    description: 'The factory says what it did about a finding.',
    args: { findingId: t.arg.id({ required: true }), correctiveAction: t.arg.string({ required: true }) },
    resolve: (query, _parent, { findingId, correctiveAction }, { database, viewer }) =>
      readAfter(query, database, answerFinding(database, viewer, findingId, { correctiveAction })),
  }),
  closeInspectionFinding: t.prismaField({
    permission: 'INSPECT_FACTORY',
    type: FactoryEvaluationRef,
    errors: refusalsOf('CloseInspectionFindingResult'),
    args: { findingId: t.arg.id({ required: true }), note: t.arg.string() },
    resolve: (query, _parent, { findingId, note }, { database, viewer }) =>
      readAfter(query, database, closeFinding(database, viewer, findingId, { note: note ?? '' })),
  }),
  addEvaluationRemark: t.prismaField({
    permission: 'COMMENT',
    type: FactoryEvaluationRef,
    errors: refusalsOf('AddEvaluationRemarkResult'),
    args: {
      id: t.arg.id({ required: true }),
      indicatorKey: t.arg.string(),
      text: t.arg.string({ required: true }),
      parentId: t.arg.id({ description: 'The remark it answers; it then is of the same item.' }),
    },
    resolve: (query, _parent, { id, indicatorKey, text, parentId }, { database, viewer }) =>
      readAfter(
        query,
        database,
        addRemark(database, viewer, evaluationId(id), { indicatorId: indicatorKey, text, parentId }),
      ),
  }),
  resolveEvaluationRemark: t.prismaField({
    permission: 'COMMENT',
    type: FactoryEvaluationRef,
    errors: refusalsOf('ResolveEvaluationRemarkResult'),
    description: 'Marks a thread as heeded, or opens it again. NotFound for an answer.',
    args: { remarkId: t.arg.id({ required: true }), isResolved: t.arg.boolean({ required: true }) },
    resolve: (query, _parent, { remarkId, isResolved }, { database, viewer }) =>
      readAfter(query, database, resolveRemark(database, viewer, remarkId, isResolved)),
  }),
  showEvaluationLabel: t.prismaField({
    permission: 'ANSWER_EVALUATION',
    type: FactoryEvaluationRef,
    errors: refusalsOf('ShowEvaluationLabelResult'),
    description: 'What the factory agrees to show of its label to everybody who has the code.',
    args: {
      id: t.arg.id({ required: true }),
      isPublic: t.arg.boolean({ required: true }),
      shown: t.arg({ type: [ShownPartEnum], required: true }),
    },
    resolve: (query, _parent, { id, isPublic, shown }, { database, viewer }) =>
      readAfter(query, database, showLabel(database, viewer, evaluationId(id), { isPublic, shown })),
  }),
}));
