import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { ChangeKindEnum, OrderDirectionEnum, StageEnum, TransportModeEnum } from '../../builder/enums.ts';
import { globalId, localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { readSelector } from '../../engineBridge/toScenario.ts';
import { createScenario } from './createScenario.ts';
import { duplicateScenario } from './duplicateScenario.ts';
import { removeScenario } from './removeScenario.ts';
import { updateScenario } from './updateScenario.ts';

export const LineSelectorRef = builder.objectRef<ReturnType<typeof readSelector>>('LineSelector').implement({
  description: 'Which lines a change touches: every list must match, an empty list matches everything.',
  fields: (t) => ({
    productIds: t.idList({ resolve: ({ productIds }) => productIds.map((id) => globalId('Product', id)) }),
    productCategories: t.stringList({ resolve: ({ productCategories }) => [...productCategories] }),
    stages: t.field({ type: [StageEnum], resolve: ({ stages }) => [...stages] }),
    supplierIds: t.idList({
      resolve: ({ supplierIds }) => supplierIds.map((id) => globalId('Supplier', id)),
    }),
    regions: t.stringList({ resolve: ({ regions }) => [...regions] }),
    activities: t.stringList({ resolve: ({ activities }) => [...activities] }),
    transportModes: t.field({
      type: [TransportModeEnum],
      resolve: ({ transportModes }) => [...transportModes],
    }),
    processes: t.stringList({ resolve: ({ processes }) => [...processes] }),
    lineIds: t.idList({ resolve: ({ lineIds }) => lineIds.map((id) => globalId('InventoryLine', id)) }),
  }),
});

builder.prismaObject('ScenarioChange', {
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'Unique within its scenario; a change takes the place of a parent’s of the same id.',
    }),
    position: t.exposeInt('position'),
    kind: t.expose('kind', { type: ChangeKindEnum }),
    selector: t.field({
      type: LineSelectorRef,
      select: { selector: true },
      resolve: ({ selector }) => readSelector(selector),
    }),
    amountFactor: t.exposeFloat('amountFactor', { nullable: true }),
    toFactor: t.relation('toFactor', { nullable: true }),
    toActivity: t.exposeString('toActivity', { nullable: true }),
    toSupplier: t.relation('toSupplier', { nullable: true }),
    toRegion: t.exposeString('toRegion', { nullable: true }),
    toTransportMode: t.expose('toTransportMode', { type: TransportModeEnum, nullable: true }),
    distanceFactor: t.exposeFloat('distanceFactor', { nullable: true }),
    toDistanceKm: t.exposeFloat('toDistanceKm', { nullable: true }),
    toAmount: t.exposeFloat('toAmount', { nullable: true }),
    toUnit: t.exposeString('toUnit', { nullable: true }),
    toAssessment: t.relation('toAssessment', { nullable: true }),
    recycledShare: t.exposeFloat('recycledShare', { nullable: true, description: '0..1.' }),
    parameter: t.exposeString('parameter', { nullable: true }),
    value: t.exposeFloat('value', { nullable: true }),
  }),
});

export const ScenarioRef = builder.prismaNode('Scenario', {
  id: { resolve: (scenario) => scenario.id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'A set of changes of the organisation; it applies to every assessment its selectors match.',
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    description: t.exposeString('description'),
    descriptionZh: t.exposeString('descriptionZh'),
    position: t.exposeInt('position'),
    version: t.exposeInt('version', {
      description: 'Counts the writes; `updateScenario` wants the last one.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    parent: t.relation('parent', { nullable: true, description: 'Its changes are taken over.' }),
    children: t.relation('children', { query: { orderBy: { position: 'asc' } } }),
    changes: t.relation('changes', { query: { orderBy: { position: 'asc' } } }),
  }),
});

const ScenarioFilter = builder.inputType('ScenarioFilter', { fields: (t) => ({ search: t.string() }) });

const ScenarioOrderField = builder.enumType('ScenarioOrderField', { values: ['NAME', 'POSITION'] as const });

const ScenarioOrder = builder.inputType('ScenarioOrder', {
  fields: (t) => ({
    field: t.field({ type: ScenarioOrderField, required: true }),
    direction: t.field({ type: OrderDirectionEnum, required: true }),
  }),
});

builder.queryFields((t) => ({
  scenario: t.prismaField({
    type: ScenarioRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) => {
      const scenarioId = localIdOrNull('Scenario', id);
      if (scenarioId === null) return null;
      return database.prisma.scenario.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: scenarioId } },
      });
    },
  }),
  scenarios: t.prismaConnection(
    {
      type: ScenarioRef,
      cursor: 'organisationId_id',
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: ScenarioFilter }), orderBy: t.arg({ type: ScenarioOrder }) },
      totalCount: (_parent, { filter }, { database, viewer }) =>
        database.prisma.scenario.count({ where: scenarioWhere(viewer.organisationId, filter) }),
      resolve: (query, _parent, { filter, orderBy }, { database, viewer }) =>
        database.prisma.scenario.findMany({
          ...query,
          where: scenarioWhere(viewer.organisationId, filter),
          orderBy: scenarioOrder(orderBy),
        }),
    },
    ...connectionNames('Scenario'),
  ),
}));

const LineSelectorInput = builder.inputType('LineSelectorInput', {
  fields: (t) => ({
    productIds: t.idList(),
    productCategories: t.stringList(),
    stages: t.field({ type: [StageEnum] }),
    supplierIds: t.idList(),
    regions: t.stringList(),
    activities: t.stringList(),
    transportModes: t.field({ type: [TransportModeEnum] }),
    processes: t.stringList(),
    lineIds: t.idList(),
  }),
});

const ScenarioChangeInput = builder.inputType('ScenarioChangeInput', {
  description:
    'The fields its kind needs: amountFactor; toFactorId; toActivity; toSupplierId; toRegion; toTransportMode; ' +
    'toDistanceKm; toAmount and toUnit; toAssessmentId; toActivity and recycledShare; parameter and value.',
  fields: (t) => ({
    id: t.string({ description: 'Of a parent’s change: takes its place. Left out: a new one.' }),
    kind: t.field({ type: ChangeKindEnum, required: true }),
    selector: t.field({ type: LineSelectorInput, required: true }),
    amountFactor: t.float(),
    toFactorId: t.id(),
    toActivity: t.string(),
    toSupplierId: t.id(),
    toRegion: t.string(),
    toTransportMode: t.field({ type: TransportModeEnum }),
    distanceFactor: t.float(),
    toDistanceKm: t.float(),
    toAmount: t.float(),
    toUnit: t.string(),
    toAssessmentId: t.id(),
    recycledShare: t.float(),
    parameter: t.string(),
    value: t.float(),
  }),
});

const CreateScenarioInput = builder.inputType('CreateScenarioInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    nameZh: t.string(),
    description: t.string(),
    descriptionZh: t.string(),
    parentId: t.id({ description: 'Of the scenario whose changes are taken over.' }),
    changes: t.field({ type: [ScenarioChangeInput], required: true }),
  }),
});

const UpdateScenarioInput = builder.inputType('UpdateScenarioInput', {
  description:
    'What is left out stays; changes take the place of all changes; a null parentId takes it away.',
  fields: (t) => ({
    version: t.int({
      required: true,
      description: 'As it was read: the change of somebody else is not lost.',
    }),
    name: t.string(),
    nameZh: t.string(),
    description: t.string(),
    descriptionZh: t.string(),
    parentId: t.id(),
    changes: t.field({ type: [ScenarioChangeInput] }),
  }),
});

const RemovedScenarioRef = builder.objectRef<{ id: string }>('RemovedScenario').implement({
  fields: (t) => ({ id: t.id({ resolve: ({ id }) => globalId('Scenario', id) }) }),
});

const scenarioId = (id: string): string => localIdForMutation('Scenario', 'scenario', id);

builder.mutationFields((t) => ({
  createScenario: t.field({
    permission: 'EDIT_SCENARIOS',
    type: ScenarioRef,
    errors: refusalsOf('CreateScenarioResult'),
    args: { input: t.arg({ type: CreateScenarioInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      createScenario(database, viewer.organisationId, input),
  }),
  updateScenario: t.field({
    permission: 'EDIT_SCENARIOS',
    type: ScenarioRef,
    errors: refusalsOf('UpdateScenarioResult'),
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: UpdateScenarioInput, required: true }) },
    resolve: (_parent, { id, input }, { database, viewer }) =>
      updateScenario(database, viewer.organisationId, scenarioId(id), input),
  }),
  duplicateScenario: t.field({
    permission: 'EDIT_SCENARIOS',
    type: ScenarioRef,
    errors: refusalsOf('DuplicateScenarioResult'),
    args: { id: t.arg.id({ required: true }), name: t.arg.string({ required: true }) },
    resolve: (_parent, { id, name }, { database, viewer }) =>
      duplicateScenario(database, viewer.organisationId, scenarioId(id), name),
  }),
  removeScenario: t.field({
    permission: 'EDIT_SCENARIOS',
    type: RemovedScenarioRef,
    errors: refusalsOf('RemoveScenarioResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) =>
      removeScenario(database, viewer.organisationId, scenarioId(id)),
  }),
}));

function scenarioWhere(
  organisationId: string,
  filter: typeof ScenarioFilter.$inferInput | null | undefined,
): Prisma.ScenarioWhereInput {
  const search = filter?.search?.trim();
  return {
    organisationId,
    ...(search && {
      OR: [{ name: { contains: search, mode: 'insensitive' } }, { nameZh: { contains: search } }],
    }),
  };
}

function scenarioOrder(
  order: typeof ScenarioOrder.$inferInput | null | undefined,
): Prisma.ScenarioOrderByWithRelationInput[] {
  const direction = order?.direction === 'DESC' ? 'desc' : 'asc';
  return [order?.field === 'NAME' ? { name: direction } : { position: direction }, { id: 'asc' }];
}
