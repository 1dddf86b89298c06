import { BASE_CASE } from '@cradle/engine';
import { findStandard } from '@cradle/schema';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import {
  AssessmentKindEnum,
  AssessmentStatusEnum,
  BoundaryEnum,
  GwpSetEnum,
  OrderDirectionEnum,
} from '../../builder/enums.ts';
import { localIdOrNull, localIds, optionalLocalId } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { FootprintRef } from '../footprint/footprint.schema.ts';
import { InventoryLineInput } from '../inventoryLine/inventoryLine.schema.ts';
import { StandardRef } from '../standard/standard.schema.ts';
import { createAssessment } from './createAssessment.ts';

const DeclaredUnitRef = builder.objectRef<{ amount: number; unit: string }>('DeclaredUnit').implement({
  fields: (t) => ({ amount: t.exposeFloat('amount'), unit: t.exposeString('unit') }),
});

export const AssessmentRef = builder.prismaNode('Assessment', {
  id: { resolve: (assessment) => assessment.id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  select: { organisationId: true, id: true },
  fields: (t) => ({
    product: t.relation('product'),
    version: t.exposeInt('version'),
    kind: t.expose('kind', { type: AssessmentKindEnum }),
    status: t.expose('status', { type: AssessmentStatusEnum }),
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
  }),
});

builder.mutationField('createAssessment', (t) =>
  t.field({
    type: AssessmentRef,
    errors: refusalsOf('CreateAssessmentResult'),
    args: { input: t.arg({ type: CreateAssessmentInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      createAssessment(database, viewer.organisationId, input),
  }),
);

function assessmentWhere(
  organisationId: string,
  filter: typeof AssessmentFilter.$inferInput | null | undefined,
): Prisma.AssessmentWhereInput {
  const productIds = localIds('Product', filter?.productIds, 'filter.productIds');
  return {
    organisationId,
    ...(productIds.length > 0 && { productId: { in: productIds } }),
    ...(filter?.kinds?.length && { kind: { in: filter.kinds } }),
    ...(filter?.statuses?.length && { status: { in: filter.statuses } }),
  };
}

function assessmentOrder(
  order: typeof AssessmentOrder.$inferInput | null | undefined,
): Prisma.AssessmentOrderByWithRelationInput[] {
  const direction = order?.direction === 'DESC' ? 'desc' : 'asc';
  return [order?.field === 'VERSION' ? { version: direction } : { createdAt: direction }, { id: 'asc' }];
}
