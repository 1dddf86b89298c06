import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { InventoryApproach, TargetKind } from '../../db/generated/client/enums.ts';
import { AdoptedReductionRef } from '../adoptedReduction/adoptedReduction.schema.ts';
import { InventoryHeadingEnum } from '../organisationInventory/inventoryHeading.schema.ts';
import {
  buildTrajectory,
  findPlannedEffects,
  type PlannedEffect,
  type Trajectory,
  type TrajectoryPoint,
} from './buildTrajectory.ts';
import { removeTarget, saveTarget } from './saveTarget.ts';

const TargetKindEnum = builder.enumType('TargetKind', { values: Object.values(TargetKind) });
const InventoryApproachEnum = builder.enumType('InventoryApproach', {
  values: Object.values(InventoryApproach),
});

const TrajectoryPointRef = builder.objectRef<TrajectoryPoint>('TrajectoryPoint').implement({
  description: 'kg CO2e a year, or per unit of revenue; null where it is not known.',
  fields: (t) => ({
    year: t.exposeInt('year'),
    target: t.exposeFloat('target', { nullable: true, description: 'On the straight line to the target.' }),
    plan: t.exposeFloat('plan', {
      nullable: true,
      description: 'The start year recalculated with every reduction decided for up to this year, together.',
    }),
    actual: t.exposeFloat('actual', {
      nullable: true,
      description: 'The inventory of a year that was counted.',
    }),
  }),
});

const PlannedEffectRef = builder.objectRef<PlannedEffect>('PlannedEffect').implement({
  description: 'kg CO2e a year under the headings the target covers; savings positive.',
  fields: (t) => ({
    reduction: t.field({ type: AdoptedReductionRef, resolve: ({ reduction }) => reduction }),
    savedAlone: t.exposeFloat('savedAlone', { nullable: true }),
    savedInOrder: t.exposeFloat('savedInOrder', {
      nullable: true,
      description: 'What it still saves after all before it.',
    }),
    interactionKgCo2e: t.exposeFloat('interactionKgCo2e', {
      nullable: true,
      description: 'Below zero where another has already saved some of it.',
    }),
  }),
});

const TrajectoryRef = builder.objectRef<Trajectory>('Trajectory').implement({
  fields: (t) => ({
    startYear: t.exposeInt('startYear', {
      description: 'The last year that was counted: the plan starts there.',
    }),
    baseValue: t.exposeFloat('baseValue', { nullable: true }),
    points: t.field({ type: [TrajectoryPointRef], resolve: ({ points }) => [...points] }),
    gap: t.exposeFloat('gap', {
      nullable: true,
      description: 'Plan minus target in the target year: above zero what is still missing.',
    }),
    effects: t.field({ type: [PlannedEffectRef], resolve: ({ effects }) => [...effects] }),
    gaps: t.stringList({ resolve: ({ gaps }) => [...gaps] }),
  }),
});

const ReductionTargetRef = builder.prismaObject('ReductionTarget', {
  description: 'How much less by when.',
  select: { organisationId: true, id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    kind: t.expose('kind', { type: TargetKindEnum }),
    baseYear: t.exposeInt('baseYear'),
    targetYear: t.exposeInt('targetYear'),
    reductionShare: t.exposeFloat('reductionShare', { description: '0..1 of the base year.' }),
    headings: t.expose('headings', { type: [InventoryHeadingEnum] }),
    approach: t.expose('approach', { type: InventoryApproachEnum, description: 'How scope 2 is counted.' }),
    baseKgCo2e: t.exposeFloat('baseKgCo2e', {
      nullable: true,
      description: 'Of the base year, where it is known from elsewhere; null: its inventory.',
    }),
    currency: t.exposeString('currency', { nullable: true, description: 'ISO 4217, for PER_REVENUE.' }),
    note: t.exposeString('note'),
    version: t.exposeInt('version'),
    trajectory: t.field({
      type: TrajectoryRef,
      complexity: { field: 3000, multiplier: 1 },
      resolve: async ({ id, organisationId }, _arguments, { database }) =>
        buildTrajectory(
          database,
          organisationId,
          await database.prisma.reductionTarget.findUniqueOrThrow({
            where: { organisationId_id: { organisationId, id } },
          }),
        ),
    }),
  }),
});

builder.queryFields((t) => ({
  plannedEffects: t.field({
    type: [PlannedEffectRef],
    description:
      'What every planned reduction saves a year over all scopes and categories, by location, from the last year that ' +
      'was counted.',
    complexity: { field: 3000, multiplier: 10 },
    resolve: async (_parent, _arguments, { database, viewer }) => [
      ...(await findPlannedEffects(database, viewer.organisationId)),
    ],
  }),
  reductionTargets: t.prismaField({
    type: [ReductionTargetRef],
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.reductionTarget.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
  }),
  reductionTarget: t.prismaField({
    type: ReductionTargetRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) =>
      database.prisma.reductionTarget.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id } },
      }),
  }),
}));

const ReductionTargetInput = builder.inputType('ReductionTargetInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    nameZh: t.string(),
    kind: t.field({ type: TargetKindEnum, required: true }),
    baseYear: t.int({ required: true }),
    targetYear: t.int({ required: true }),
    reductionShare: t.float({ required: true, description: '0.42 for 42 % less.' }),
    headings: t.field({ type: [InventoryHeadingEnum], required: true }),
    approach: t.field({ type: InventoryApproachEnum, required: true }),
    baseKgCo2e: t.float({ description: 'Left out: the inventory of the base year.' }),
    currency: t.string(),
    note: t.string(),
  }),
});

const RemovedTargetRef = builder.objectRef<{ id: string }>('RemovedTarget').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

const KnownTargetInput = builder.inputType('KnownTargetInput', {
  description: 'The target that is replaced, as it was read.',
  fields: (t) => ({ id: t.id({ required: true }), version: t.int({ required: true }) }),
});

builder.mutationFields((t) => ({
  saveReductionTarget: t.field({
    type: ReductionTargetRef,
    description: 'Sets a target, or replaces the one that is `known`.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SaveReductionTargetResult'),
    args: {
      known: t.arg({ type: KnownTargetInput }),
      input: t.arg({ type: ReductionTargetInput, required: true }),
    },
    resolve: (_parent, { known, input }, { database, viewer }) =>
      saveTarget(database, viewer.organisationId, known ?? null, input),
  }),
  removeReductionTarget: t.field({
    type: RemovedTargetRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RemoveReductionTargetResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) => removeTarget(database, viewer.organisationId, id),
  }),
}));
