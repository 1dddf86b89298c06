import { builder } from '../../builder/builder.ts';
import { ChangeKindEnum, TransportModeEnum } from '../../builder/enums.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { ScenarioRef } from '../scenario/scenario.schema.ts';
import { applyReductions } from './applyReductions.ts';
import {
  type BuiltPlan,
  buildReductionPlan,
  type TitledLeftOut,
  type TitledReduction,
} from './buildReductionPlan.ts';
import { type FoundRecommendation, findRecommendations } from './findRecommendations.ts';
import { rejectedOptions } from './rejectedOptions.ts';

type RecommendedChange = FoundRecommendation['changes'][number];

const RecommendedChangeRef = builder.objectRef<RecommendedChange>('RecommendedChange').implement({
  description: 'A change as `createScenario` takes it, for one line.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKindEnum, resolve: ({ change }) => change.kind }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      resolve: ({ lineId }, _arguments, { loaders }) => loaders.line.load(lineId),
    }),
    toFactor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ change }, _arguments, { loaders }) =>
        change.kind === 'REPLACE_FACTOR' ? loaders.factor.load(change.toFactorId) : null,
    }),
    toActivity: t.string({
      nullable: true,
      resolve: ({ change }) => ('toActivity' in change ? change.toActivity : null),
    }),
    toRegion: t.string({
      nullable: true,
      resolve: ({ change }) => ('toRegion' in change ? change.toRegion : null),
    }),
    toTransportMode: t.field({
      type: TransportModeEnum,
      nullable: true,
      resolve: ({ change }) => (change.kind === 'CHANGE_TRANSPORT_MODE' ? change.toTransportMode : null),
    }),
    amountFactor: t.float({
      nullable: true,
      resolve: ({ change }) => (change.kind === 'SCALE_AMOUNT' ? change.amountFactor : null),
    }),
    distanceFactor: t.float({
      nullable: true,
      resolve: ({ change }) => (change.kind === 'CHANGE_TRANSPORT_MODE' ? change.distanceFactor : null),
    }),
  }),
});

const RecommendationRef = builder.objectRef<FoundRecommendation>('Recommendation').implement({
  description:
    'A change worth trying, with what it saves when it is really calculated. Savings of several do not add up.',
  fields: (t) => ({
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh'),
    kgSaved: t.exposeFloat('kgSaved', { description: 'kg CO2e per declared unit.' }),
    share: t.exposeFloat('share', { description: 'Of the base total, 0..1.' }),
    changes: t.field({ type: [RecommendedChangeRef], resolve: ({ changes }) => [...changes] }),
  }),
});

builder.queryField('recommendations', (t) =>
  t.field({
    type: [RecommendationRef],
    complexity: { field: 500, multiplier: 10 },
    args: { assessmentId: t.arg.id({ required: true }) },
    resolve: (_parent, { assessmentId }, { database, viewer }) =>
      findRecommendations(
        database,
        viewer.organisationId,
        localIdForMutation('Assessment', 'assessment', assessmentId),
      ),
  }),
);

export const ReductionKindEnum = builder.enumType('ReductionKind', {
  values: [
    'CLEANER_ENERGY',
    'RECYCLED_CONTENT',
    'OTHER_SUPPLIER',
    'OTHER_TRANSPORT_MODE',
    'HIGHER_YIELD',
    'OWN',
  ] as const,
});

const LeftOutReasonEnum = builder.enumType('LeftOutReason', {
  values: ['NO_SAVING', 'NEW_GAPS', 'DECLARED_UNIT_CHANGED', 'REPLACED_BY_BETTER', 'NOT_POSSIBLE'] as const,
});

export const ReductionRef = builder.objectRef<TitledReduction>('Reduction').implement({
  description: 'An option in its place; kg CO2e per declared unit, savings positive.',
  fields: (t) => ({
    optionId: t.string({ resolve: ({ option }) => option.id }),
    kind: t.field({ type: ReductionKindEnum, resolve: ({ option }) => option.kind }),
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh'),
    savedAlone: t.exposeFloat('savedAlone'),
    savedInOrder: t.exposeFloat('savedInOrder', {
      description: 'What it still saves after all before it.',
    }),
    interactionKgCo2e: t.exposeFloat('interactionKgCo2e', {
      description: 'savedInOrder - savedAlone: below zero where another has already saved some of it.',
    }),
    lower: t.float({
      description: 'Lower end of the middle 95 % of what it saves alone.',
      resolve: ({ interval }) => interval.lower,
    }),
    upper: t.float({ resolve: ({ interval }) => interval.upper }),
    confidence: t.exposeFloat('confidence', {
      description: 'Share of the draws in which it saves anything, 0..1.',
    }),
    lines: t.field({
      type: [InventoryLineRef],
      description: 'The lines it changes.',
      resolve: async ({ lineIds }, _arguments, { loaders }) =>
        (await loaders.line.loadMany([...lineIds])).flatMap((line) => {
          if (line instanceof Error) throw line;
          return line ?? [];
        }),
    }),
    cost: t.float({ nullable: true, resolve: ({ option }) => option.cost }),
    costPerKgCo2e: t.exposeFloat('costPerKgCo2e', { nullable: true }),
  }),
});

export const LeftOutRef = builder.objectRef<TitledLeftOut>('LeftOutReduction').implement({
  fields: (t) => ({
    optionId: t.exposeString('optionId'),
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh'),
    reason: t.expose('reason', { type: LeftOutReasonEnum }),
  }),
});

const ReductionPlanRef = builder.objectRef<BuiltPlan>('ReductionPlan').implement({
  description:
    'Options that keep the function of a product. In order of cost per kg where every one has a cost (marginal ' +
    'abatement curve), of what each saves alone otherwise.',
  fields: (t) => ({
    baseKgCo2e: t.exposeFloat('baseKgCo2e'),
    afterKgCo2e: t.exposeFloat('afterKgCo2e', { description: 'With all reductions together.' }),
    reductions: t.field({ type: [ReductionRef], resolve: ({ reductions }) => [...reductions] }),
    leftOut: t.field({ type: [LeftOutRef], resolve: ({ leftOut }) => [...leftOut] }),
  }),
});

const ReductionCostInput = builder.inputType('ReductionCostInput', {
  fields: (t) => ({
    optionId: t.string({ required: true }),
    cost: t.float({
      required: true,
      description: 'Per declared unit, in any one currency; negative when it saves money.',
    }),
  }),
});

builder.queryField('reductionPlan', (t) =>
  t.field({
    type: ReductionPlanRef,
    description: 'Without options that were rejected: see `reductionAdvice`.',
    complexity: { field: 500, multiplier: 10 },
    args: {
      assessmentId: t.arg.id({ required: true }),
      costs: t.arg({ type: [ReductionCostInput] }),
    },
    resolve: async (_parent, { assessmentId, costs }, { database, viewer: { organisationId } }) => {
      const id = localIdForMutation('Assessment', 'assessment', assessmentId);
      const rejected = await rejectedOptions(database, organisationId, id);
      return buildReductionPlan(database, organisationId, id, costs ?? [], rejected);
    },
  }),
);

const ApplyReductionsInput = builder.inputType('ApplyReductionsInput', {
  fields: (t) => ({
    optionIds: t.stringList({ required: true, description: 'Of `reductionPlan`.' }),
    name: t.string({ description: 'Left out: what the options do.' }),
    nameZh: t.string(),
    parentId: t.id({ description: 'Of a scenario whose changes are taken over.' }),
  }),
});

builder.mutationField('applyReductions', (t) =>
  t.field({
    permission: 'EDIT_SCENARIOS',
    type: ScenarioRef,
    description: 'Makes a scenario of some options of a reduction plan.',
    errors: refusalsOf('ApplyReductionsResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      input: t.arg({ type: ApplyReductionsInput, required: true }),
    },
    resolve: (_parent, { assessmentId, input }, { database, viewer }) =>
      applyReductions(
        database,
        viewer.organisationId,
        localIdForMutation('Assessment', 'assessment', assessmentId),
        input,
      ),
  }),
);
