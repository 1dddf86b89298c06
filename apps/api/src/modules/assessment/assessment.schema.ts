import { BASE_CASE } from '@cradle/engine';
import { findStandard, statusOn } from '@cradle/schema';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import {
  AssessmentKindEnum,
  AssessmentStatusEnum,
  BoundaryEnum,
  GwpSetEnum,
  OrderDirectionEnum,
} from '../../builder/enums.ts';
import { localIdForMutation, localIdOrNull, localIds, optionalLocalId } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { AssessmentStatus, Prisma } from '../../db/generated/client/client.ts';
import { dateOfDay, today } from '../../engineBridge/calendarDay.ts';
import { AssessmentScopeRef, scopeInputFields } from '../assessmentScope/assessmentScope.schema.ts';
import { FootprintRef } from '../footprint/footprint.schema.ts';
import { InventoryLineInput } from '../inventoryLine/inventoryLine.schema.ts';
import { StandardRef } from '../standard/standard.schema.ts';
import { copyAssessment } from './copyAssessment.ts';
import { createAssessment } from './createAssessment.ts';
import { removeAssessment } from './removeAssessment.ts';
import { updateAssessment } from './updateAssessment.ts';

export const DeclaredUnitRef = builder.objectRef<{ amount: number; unit: string }>('DeclaredUnit').implement({
  fields: (t) => ({ amount: t.exposeFloat('amount'), unit: t.exposeString('unit') }),
});

export const AssessmentRef = builder.prismaNode('Assessment', {
  id: { resolve: (assessment) => assessment.id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  select: { organisationId: true, id: true },
  fields: (t) => ({
    product: t.relation('product'),
    version: t.exposeInt('version'),
    revision: t.exposeInt('revision', {
      description:
        'Moves with every change of the assessment or its lines; a change is given the one that was read.',
    }),
    kind: t.expose('kind', { type: AssessmentKindEnum }),
    status: t.field({
      type: AssessmentStatusEnum,
      description: 'As of today: a published version is expired from the day after its last.',
      select: { status: true, validUntil: true },
      resolve: ({ status, validUntil }) => statusOn(status, validUntil, new Date()),
    }),
    declaredUnit: t.field({
      type: DeclaredUnitRef,
      select: { declaredUnitAmount: true, declaredUnit: true },
      resolve: (assessment) => ({ amount: assessment.declaredUnitAmount, unit: assessment.declaredUnit }),
    }),
    functionalUnit: t.exposeString('functionalUnit'),
    functionalUnitZh: t.exposeString('functionalUnitZh'),
    boundary: t.expose('boundary', { type: BoundaryEnum }),
    boundaryNote: t.exposeString('boundaryNote'),
    standard: t.field({
      type: StandardRef,
      nullable: true,
      select: { standard: true },
      resolve: ({ standard }) => (standard === null ? null : (findStandard(standard) ?? null)),
    }),
    referencePeriodStart: t.expose('referencePeriodStart', { type: 'Date', nullable: true }),
    referencePeriodEnd: t.expose('referencePeriodEnd', { type: 'Date', nullable: true }),
    gwpSet: t.expose('gwpSet', { type: GwpSetEnum }),
    scope: t.variant(AssessmentScopeRef),
    declaredSource: t.string({
      nullable: true,
      description: 'For a declared footprint: the name of where it was published.',
      select: { declaredSource: { select: { name: true } } },
      resolve: ({ declaredSource }) => declaredSource?.name ?? null,
    }),
    publishedIn: t.relation('declaredSource', {
      nullable: true,
      description: 'For a declared footprint: its source with licence and attribution.',
    }),
    marks: t.exposeStringList('marks', {
      description: 'Left by an import, for instance STAGES_DO_NOT_CLOSE.',
    }),
    lines: t.relation('lines', { query: { orderBy: { position: 'asc' } } }),
    footprint: t.field({
      type: FootprintRef,
      nullable: true,
      description: 'The result of the base case, or of one scenario; null when there is no such scenario.',
      args: { scenarioId: t.arg.id() },
      resolve: ({ id }, { scenarioId }, { loaders }) =>
        loaders.footprint.load({
          assessmentId: id,
          scenarioKey: optionalLocalId('Scenario', scenarioId, 'scenarioId') ?? BASE_CASE,
        }),
    }),
    scenarioFootprints: t.field({
      type: [FootprintRef],
      description: 'The results under every scenario of the organisation, in their order.',
      complexity: { field: 1, multiplier: 10 },
      resolve: async ({ id }, _arguments, { loaders }) => {
        const scenarios = await loaders.scenarioIds.load('ALL');
        const footprints = await loaders.footprint.loadMany(
          scenarios.map((scenarioKey) => ({ assessmentId: id, scenarioKey })),
        );
        return footprints.flatMap((footprint) => {
          if (footprint instanceof Error) throw footprint;
          return footprint ?? [];
        });
      },
    }),
  }),
});

const AssessmentFilter = builder.inputType('AssessmentFilter', {
  fields: (t) => ({
    productIds: t.idList(),
    kinds: t.field({ type: [AssessmentKindEnum] }),
    statuses: t.field({ type: [AssessmentStatusEnum] }),
  }),
});

const AssessmentOrderField = builder.enumType('AssessmentOrderField', {
  values: ['CREATED', 'VERSION'] as const,
});

const AssessmentOrder = builder.inputType('AssessmentOrder', {
  fields: (t) => ({
    field: t.field({ type: AssessmentOrderField, required: true }),
    direction: t.field({ type: OrderDirectionEnum, required: true }),
  }),
});

builder.queryFields((t) => ({
  assessment: t.prismaField({
    type: AssessmentRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) => {
      const assessmentId = localIdOrNull('Assessment', id);
      if (assessmentId === null) return null;
      return database.prisma.assessment.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: assessmentId } },
      });
    },
  }),
  assessments: t.prismaConnection(
    {
      type: AssessmentRef,
      cursor: 'organisationId_id',
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: AssessmentFilter }), orderBy: t.arg({ type: AssessmentOrder }) },
      totalCount: (_parent, { filter }, { database, viewer }) =>
        database.prisma.assessment.count({ where: assessmentWhere(viewer.organisationId, filter) }),
      resolve: (query, _parent, { filter, orderBy }, { database, viewer }) =>
        database.prisma.assessment.findMany({
          ...query,
          where: assessmentWhere(viewer.organisationId, filter),
          orderBy: assessmentOrder(orderBy),
        }),
    },
    ...connectionNames('Assessment'),
  ),
}));

const CreateAssessmentInput = builder.inputType('CreateAssessmentInput', {
  fields: (t) => ({
    productId: t.id({ required: true }),
    declaredUnitAmount: t.float({ required: true }),
    declaredUnit: t.string({ required: true }),
    functionalUnit: t.string({ required: true }),
    functionalUnitZh: t.string(),
    boundary: t.field({ type: BoundaryEnum, required: true }),
    boundaryNote: t.string(),
    standard: t.string({ description: 'Code of a standard in `standards`.' }),
    gwpSet: t.field({ type: GwpSetEnum, description: 'AR6 when not given.' }),
    referencePeriodStart: t.field({ type: 'Date' }),
    referencePeriodEnd: t.field({ type: 'Date' }),
    lines: t.field({ type: [InventoryLineInput] }),
    ...scopeInputFields(t),
  }),
});

builder.mutationField('createAssessment', (t) =>
  t.field({
    permission: 'EDIT_PORTFOLIO',
    type: AssessmentRef,
    errors: refusalsOf('CreateAssessmentResult'),
    args: { input: t.arg({ type: CreateAssessmentInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) => createAssessment(database, viewer, input),
  }),
);

const UpdateAssessmentInput = builder.inputType('UpdateAssessmentInput', {
  description: 'What is not given stays; null takes a value away.',
  fields: (t) => ({
    declaredUnitAmount: t.float(),
    declaredUnit: t.string(),
    functionalUnit: t.string(),
    functionalUnitZh: t.string(),
    boundary: t.field({ type: BoundaryEnum }),
    boundaryNote: t.string(),
    standard: t.string({ description: 'Code of a standard in `standards`.' }),
    gwpSet: t.field({ type: GwpSetEnum }),
    referencePeriodStart: t.field({ type: 'Date' }),
    referencePeriodEnd: t.field({ type: 'Date' }),
    ...scopeInputFields(t),
  }),
});

builder.mutationFields((t) => ({
  updateAssessment: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: AssessmentRef,
    errors: refusalsOf('UpdateAssessmentResult'),
    args: {
      id: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true, description: 'As it was read.' }),
      input: t.arg({ type: UpdateAssessmentInput, required: true }),
    },
    resolve: (_parent, { id, revision, input }, { database, viewer }) =>
      updateAssessment(database, viewer, localIdForMutation('Assessment', 'assessment', id), revision, input),
  }),
  copyAssessment: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: AssessmentRef,
    description: 'A draft with the same lines: the next version, or the first of another product.',
    errors: refusalsOf('CopyAssessmentResult'),
    args: {
      id: t.arg.id({ required: true }),
      productId: t.arg.id({ description: 'The same product when not given.' }),
    },
    resolve: (_parent, { id, productId }, { database, viewer }) =>
      copyAssessment(
        database,
        viewer,
        localIdForMutation('Assessment', 'assessment', id),
        optionalLocalId('Product', productId, 'productId'),
      ),
  }),
  removeAssessment: t.prismaField({
    permission: 'EDIT_PORTFOLIO',
    type: 'Product',
    description: 'Answers with the product; refused while another product is made of the assessment.',
    errors: refusalsOf('RemoveAssessmentResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) =>
      removeAssessment(database, viewer.organisationId, localIdForMutation('Assessment', 'assessment', id)),
  }),
}));

function assessmentWhere(
  organisationId: string,
  filter: typeof AssessmentFilter.$inferInput | null | undefined,
): Prisma.AssessmentWhereInput {
  const productIds = localIds('Product', filter?.productIds, 'filter.productIds');
  return {
    organisationId,
    ...(productIds.length > 0 && { productId: { in: productIds } }),
    ...(filter?.kinds?.length && { kind: { in: filter.kinds } }),
    ...(filter?.statuses?.length && { OR: filter.statuses.map(whereStatus) }),
  };
}

/** By the status of today, also before the daily sweep has written that a version has expired. */
function whereStatus(status: AssessmentStatus): Prisma.AssessmentWhereInput {
  const day = dateOfDay(today());
  const isOver = { status: 'PUBLISHED', validUntil: { lt: day } } as const;
  if (status === 'EXPIRED') return { OR: [{ status }, isOver] };
  if (status !== 'PUBLISHED') return { status };
  return { status, OR: [{ validUntil: null }, { validUntil: { gte: day } }] };
}

function assessmentOrder(
  order: typeof AssessmentOrder.$inferInput | null | undefined,
): Prisma.AssessmentOrderByWithRelationInput[] {
  const direction = order?.direction === 'DESC' ? 'desc' : 'asc';
  return [order?.field === 'VERSION' ? { version: direction } : { createdAt: direction }, { id: 'asc' }];
}
