import { BASIS_WORDING, EVALUATION_ACTIONS, EVALUATION_BASES, evaluationActionsIn } from '@cradle/schema';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { OrderDirectionEnum } from '../../builder/enums.ts';
import { globalId, localIdOrNull, optionalLocalId } from '../../builder/ids.ts';
import type { EvaluationLabel, Prisma } from '../../db/generated/client/client.ts';
import { evaluated, type LoadedEvaluation, stateOfLabel, stateOn, WITH_ANSWERS } from './evaluationAccess.ts';
import {
  ActionEnum,
  BasisEnum,
  FindingWeightEnum,
  LabelStateEnum,
  ShownPartEnum,
  StateEnum,
} from './evaluationEnums.ts';
import { ResultRef } from './evaluationResult.schema.ts';
import { DataLinkEnum } from './evaluationScheme.schema.ts';
import { evaluationsInStates } from './evaluationsInStates.ts';
import { SHOWN_PARTS } from './issueLabel.ts';
import type { AnswerOrigin, OriginSubject } from './ownFigure.ts';

const OriginSubjectRef = builder.objectRef<OriginSubject>('AnswerOriginSubject').implement({
  fields: (t) => ({
    productId: t.id({
      nullable: true,
      description: 'Null for a meter of the organisation’s inventory, or a certificate.',
      resolve: ({ productId }) => productId || null,
    }),
    evidence: t.string({ description: 'What a meter rests on.', resolve: ({ evidence }) => evidence ?? '' }),
    assessmentId: t.id({ nullable: true, resolve: ({ assessmentId }) => assessmentId || null }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    value: t.exposeFloat('value', { nullable: true }),
  }),
});

const OriginRef = builder.objectRef<AnswerOrigin>('AnswerOrigin').implement({
  description: 'What an answer was filled from.',
  fields: (t) => ({
    link: t.field({ type: DataLinkEnum, resolve: ({ link }) => link }),
    filledOn: t.exposeString('filledOn'),
    subjects: t.field({ type: [OriginSubjectRef], resolve: ({ subjects }) => [...subjects] }),
  }),
});

builder.prismaObject('EvidenceReference', {
  description: 'A paper that speaks for an answer, by where it is to be found.',
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    reference: t.exposeString('reference'),
    issuedOn: t.expose('issuedOn', { type: 'Date', nullable: true }),
    validUntil: t.expose('validUntil', { type: 'Date', nullable: true }),
    fileId: t.id({
      nullable: true,
      description: 'The file that was handed in; null for a paper that is only named.',
      select: { fileId: true },
      resolve: ({ fileId }) => (fileId === null ? null : globalId('Evidence', fileId)),
    }),
    address: t.string({
      nullable: true,
      description: 'Where to download the file on this server.',
      select: { fileId: true },
      resolve: ({ fileId }) => (fileId === null ? null : `/evidence/${encodeURIComponent(fileId)}`),
    }),
  }),
});

builder.prismaObject('EvaluationAnswer', {
  fields: (t) => ({
    id: t.exposeID('id'),
    indicatorKey: t.exposeString('indicatorId'),
    applies: t.exposeBoolean('applies'),
    value: t.exposeFloat('value', { nullable: true }),
    periodStart: t.expose('periodStart', { type: 'Date', nullable: true }),
    periodEnd: t.expose('periodEnd', { type: 'Date', nullable: true }),
    remark: t.exposeString('remark'),
    isVerified: t.exposeBoolean('isVerified', { description: 'An inspector has seen that it is so.' }),
    evidence: t.relation('references', { query: { orderBy: { position: 'asc' } } }),
    origin: t.field({
      type: OriginRef,
      nullable: true,
      description: 'Null where it was typed.',
      resolve: ({ origin }) => origin as unknown as AnswerOrigin | null,
    }),
  }),
});

builder.prismaObject('EvaluationRemark', {
  description: 'A remark of whoever helps the factory, or an answer to one; it decides nothing.',
  fields: (t) => ({
    id: t.exposeID('id'),
    indicatorKey: t.exposeString('indicatorId', { nullable: true }),
    text: t.exposeString('text'),
    userName: t.exposeString('userName'),
    at: t.expose('at', { type: 'DateTime' }),
    resolvedAt: t.expose('resolvedAt', { type: 'DateTime', nullable: true }),
    resolvedBy: t.exposeString('resolvedBy', {
      nullable: true,
      description: 'Name of who found it heeded.',
    }),
    replies: t.relation('replies', { query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } }),
  }),
});

builder.prismaObject('InspectionFinding', {
  fields: (t) => ({
    id: t.exposeID('id'),
    indicatorKey: t.exposeString('indicatorId', { nullable: true }),
    weight: t.field({ type: FindingWeightEnum, resolve: ({ weight }) => weight }),
    text: t.exposeString('text'),
    correctiveAction: t.exposeString('correctiveAction', { description: 'What the factory did about it.' }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true }),
    userName: t.exposeString('userName'),
    at: t.expose('at', { type: 'DateTime' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true }),
    closedBy: t.exposeString('closedBy', { nullable: true }),
    closingNote: t.exposeString('closingNote'),
    evidence: t.relation('evidence', {
      description:
        'Files of the inspector and of the factory: `POST /evidence?findingId=…` as long as the finding is open.',
      query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

builder.prismaObject('EvaluationEvent', {
  fields: (t) => ({
    id: t.exposeID('id'),
    action: t.field({
      type: ActionEnum,
      resolve: ({ action }) => EVALUATION_ACTIONS.find((each) => each === action)!,
    }),
    from: t.field({ type: StateEnum, nullable: true, resolve: ({ from }) => from }),
    to: t.field({ type: StateEnum, resolve: ({ to }) => to }),
    userName: t.exposeString('userName'),
    reason: t.exposeString('reason'),
    at: t.expose('at', { type: 'DateTime' }),
  }),
});

const basisOf = ({ basis }: EvaluationLabel) => EVALUATION_BASES.find((each) => each === basis) ?? 'REVIEWED';

export const LabelRef = builder.prismaObject('EvaluationLabel', {
  description: 'What a factory was given, with the terms it holds for.',
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code', {
      description: '`/labels/<code>` is its public page, `/labels/<code>.json` the signed document.',
    }),
    state: t.field({
      type: LabelStateEnum,
      select: { evaluation: { select: { state: true } } },
      resolve: (label) => stateOfLabel(label, label.evaluation.state),
    }),
    basis: t.field({ type: BasisEnum, resolve: basisOf }),
    basisName: t.string({ resolve: (label) => BASIS_WORDING[basisOf(label)].name }),
    basisNameZh: t.string({ resolve: (label) => BASIS_WORDING[basisOf(label)].nameZh }),
    score: t.exposeFloat('score'),
    scoreWithEvidence: t.exposeFloat('scoreWithEvidence'),
    grade: t.exposeString('grade'),
    reviewerName: t.exposeString('reviewerName'),
    issuedOn: t.expose('issuedOn', { type: 'Date' }),
    validUntil: t.expose('validUntil', { type: 'Date' }),
    surveillanceDueOn: t.expose('surveillanceDueOn', { type: 'Date' }),
    isPublic: t.exposeBoolean('isPublic', { description: 'Whether the factory shows it to everybody.' }),
    shown: t.field({
      type: [ShownPartEnum],
      resolve: ({ shown }) => SHOWN_PARTS.filter((part) => shown.includes(part)),
    }),
    evaluation: t.relation('evaluation'),
  }),
});

export const FactoryEvaluationRef = builder.prismaNode('FactoryEvaluation', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'One evaluation of a factory, from the draft to the end of its label.',
  fields: (t) => ({
    factory: t.exposeString('factory'),
    factoryZh: t.exposeString('factoryZh'),
    scope: t.exposeString('scope'),
    scopeZh: t.exposeString('scopeZh'),
    periodStart: t.expose('periodStart', {
      type: 'Date',
      nullable: true,
      description: 'The year that is evaluated.',
    }),
    periodEnd: t.expose('periodEnd', { type: 'Date', nullable: true }),
    supplier: t.relation('supplier', {
      nullable: true,
      description: 'Null: a factory of the organisation itself.',
    }),
    site: t.relation('site', { nullable: true }),
    schemeVersion: t.relation('schemeVersion'),
    state: t.field({
      type: StateEnum,
      description: 'Today: a label that has run out is EXPIRED without anybody having done it.',
      select: { label: true },
      resolve: (evaluation) => stateOn(evaluation),
    }),
    actions: t.field({
      type: [ActionEnum],
      description: 'What can be done now.',
      select: { label: true },
      resolve: (evaluation) => [...evaluationActionsIn(stateOn(evaluation))],
    }),
    isOwnApplication: t.boolean({
      description: 'Whether who asks has handed it in, and so may neither inspect it nor decide.',
      resolve: ({ applicantId }, _args, { viewer }) => applicantId === viewer.userId,
    }),
    applicantName: t.exposeString('applicantName'),
    inspectorName: t.exposeString('inspectorName', { description: 'Empty before the inspection.' }),
    vetoes: t.field({
      type: [VetoAnswerRef],
      resolve: ({ vetoes }) =>
        Object.entries(vetoes as Record<string, boolean>).map(([id, holds]) => ({ id, holds })),
    }),
    answers: t.relation('answers', { query: { orderBy: { indicatorId: 'asc' } } }),
    remarks: t.relation('remarks', {
      description: 'Threads, the oldest first; answers are in their `replies`.',
      query: { where: { parentId: null }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    }),
    findings: t.relation('findings', { query: { orderBy: { at: 'asc' } } }),
    events: t.relation('events', { query: { orderBy: { position: 'asc' } } }),
    label: t.relation('label', { nullable: true }),
    score: t.exposeFloat('score', {
      nullable: true,
      description: 'As the answers stood when they were saved.',
    }),
    scoreWithEvidence: t.exposeFloat('scoreWithEvidence', { nullable: true }),
    grade: t.exposeString('grade', { nullable: true }),
    result: t.field({
      type: ResultRef,
      complexity: 50,
      select: WITH_ANSWERS,
      description: 'As of today; once a label is given, what it was given on.',
      resolve: (evaluation) => evaluated(evaluation as LoadedEvaluation).result,
    }),
    revision: t.exposeInt('revision', { description: 'Send it with a change, so that no other is lost.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
  }),
});

const VetoAnswerRef = builder.objectRef<{ id: string; holds: boolean }>('VetoAnswer').implement({
  fields: (t) => ({ key: t.exposeString('id'), holds: t.exposeBoolean('holds') }),
});

const EvaluationFilter = builder.inputType('FactoryEvaluationFilter', {
  fields: (t) => ({
    search: t.string({ description: 'In the name and scope of the factory.' }),
    states: t.field({ type: [StateEnum] }),
    supplierId: t.id(),
    schemeId: t.id(),
    grades: t.stringList(),
  }),
});

const OrderField = builder.enumType('FactoryEvaluationOrderField', {
  values: ['UPDATED', 'FACTORY', 'SCORE', 'VALID_UNTIL'] as const,
});
const EvaluationOrder = builder.inputType('FactoryEvaluationOrder', {
  fields: (t) => ({
    field: t.field({ type: OrderField, required: true }),
    direction: t.field({ type: OrderDirectionEnum, required: true }),
  }),
});

builder.queryFields((t) => ({
  factoryEvaluation: t.prismaField({
    type: FactoryEvaluationRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) => {
      const local = localIdOrNull('FactoryEvaluation', id);
      if (local === null) return null;
      const where = { organisationId_id: { organisationId, id: local } };
      return database.prisma.factoryEvaluation.findUnique({ ...query, where });
    },
  }),
  factoryEvaluations: t.prismaConnection(
    {
      type: FactoryEvaluationRef,
      cursor: 'organisationId_id',
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: EvaluationFilter }), orderBy: t.arg({ type: EvaluationOrder }) },
      totalCount: (_parent, { filter }, { database, viewer }) =>
        database.prisma.factoryEvaluation.count({ where: whereOf(viewer.organisationId, filter) }),
      resolve: (query, _parent, { filter, orderBy }, { database, viewer }) =>
        database.prisma.factoryEvaluation.findMany({
          ...query,
          where: whereOf(viewer.organisationId, filter),
          orderBy: orderOf(orderBy),
        }),
    },
    ...connectionNames('FactoryEvaluation'),
  ),
}));

function whereOf(
  organisationId: string,
  filter: typeof EvaluationFilter.$inferInput | null | undefined,
): Prisma.FactoryEvaluationWhereInput {
  const search = filter?.search?.trim();
  const contains = search && ({ contains: search, mode: 'insensitive' } as const);
  const supplierId = optionalLocalId('Supplier', filter?.supplierId, 'filter.supplierId');
  const schemeId = optionalLocalId('EvaluationScheme', filter?.schemeId, 'filter.schemeId');
  return {
    organisationId,
    ...(supplierId && { supplierId }),
    ...(schemeId && { schemeVersion: { schemeId } }),
    ...(filter?.grades?.length && { grade: { in: filter.grades } }),
    AND: [
      ...(filter?.states?.length ? [evaluationsInStates(filter.states)] : []),
      ...(contains
        ? [
            {
              OR: [
                { factory: contains },
                { factoryZh: contains },
                { scope: contains },
                { scopeZh: contains },
              ],
            },
          ]
        : []),
    ],
  };
}

function orderOf(
  order: typeof EvaluationOrder.$inferInput | null | undefined,
): Prisma.FactoryEvaluationOrderByWithRelationInput[] {
  const sort = order?.direction === 'ASC' ? 'asc' : 'desc';
  const last = { id: 'asc' } as const;
  if (order?.field === 'FACTORY') return [{ factory: sort }, last];
  if (order?.field === 'SCORE') return [{ scoreWithEvidence: { sort, nulls: 'last' } }, last];
  if (order?.field === 'VALID_UNTIL') return [{ label: { validUntil: sort } }, last];
  return [{ updatedAt: sort }, last];
}
