import { builder } from '../../builder/builder.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { ReductionEffort, ReductionState } from '../../db/generated/client/enums.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { ActivityEntryRef } from '../organisationInventory/activityEntry.schema.ts';
import { LeftOutRef, ReductionRef } from '../recommendation/recommendation.schema.ts';
import { ScenarioRef } from '../scenario/scenario.schema.ts';
import {
  adoptAdvice,
  adoptEntryReduction,
  adoptScenario,
  assessmentIdOf,
  rejectAdvice,
} from './decideReduction.ts';
import { effortOf } from './effortOf.ts';
import { type Advice, type AdvisedReduction, findReductionAdvice } from './findAdvice.ts';
import { changeReductionState, recordProgress, removeReduction, updateReduction } from './followReduction.ts';

export const ReductionStateEnum = builder.enumType('ReductionState', {
  values: Object.values(ReductionState),
});
const ReductionEffortEnum = builder.enumType('ReductionEffort', { values: Object.values(ReductionEffort) });

const ReductionProgressRef = builder.prismaObject('ReductionProgress', {
  description: 'What a reduction really saved in a year.',
  fields: (t) => ({
    year: t.exposeInt('year'),
    savedKgCo2e: t.exposeFloat('savedKgCo2e'),
    savedKWh: t.exposeFloat('savedKWh', { nullable: true, description: 'Energy saved.' }),
    note: t.exposeString('note'),
    at: t.expose('at', { type: 'DateTime' }),
  }),
});

const ReductionEventRef = builder.prismaObject('ReductionEvent', {
  description: 'A decision about a reduction.',
  fields: (t) => ({
    state: t.expose('state', { type: ReductionStateEnum }),
    reason: t.exposeString('reason'),
    userId: t.exposeString('userId'),
    at: t.expose('at', { type: 'DateTime' }),
  }),
});

export const AdoptedReductionRef = builder.prismaObject('AdoptedReduction', {
  description: 'Something that was decided about a reduction, be it to leave it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    optionId: t.exposeString('optionId', { nullable: true }),
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh'),
    year: t.exposeInt('year', { description: 'From when on it holds.' }),
    cost: t.exposeFloat('cost', { nullable: true }),
    currency: t.exposeString('currency', { nullable: true }),
    owner: t.exposeString('owner'),
    effort: t.expose('effort', { type: ReductionEffortEnum }),
    state: t.expose('state', { type: ReductionStateEnum }),
    reason: t.exposeString('reason'),
    amountFactor: t.exposeFloat('amountFactor', { nullable: true }),
    expectedKgCo2e: t.exposeFloat('expectedKgCo2e', {
      nullable: true,
      description:
        'kg CO2e a year, alone, when it was decided; null for own scenarios and activities: see the plan.',
    }),
    lowerKgCo2e: t.exposeFloat('lowerKgCo2e', { nullable: true, description: 'Of the middle 95 %.' }),
    upperKgCo2e: t.exposeFloat('upperKgCo2e', { nullable: true }),
    version: t.exposeInt('version'),
    assessment: t.relation('assessment', { nullable: true, type: AssessmentRef }),
    scenario: t.relation('scenario', { nullable: true, type: ScenarioRef }),
    entry: t.relation('entry', { nullable: true, type: ActivityEntryRef }),
    progress: t.relation('progress', { query: { orderBy: { year: 'asc' } }, type: ReductionProgressRef }),
    events: t.relation('events', { query: { orderBy: { position: 'asc' } }, type: ReductionEventRef }),
  }),
});

const AdvisedReductionRef = builder.objectRef<AdvisedReduction>('AdvisedReduction').implement({
  description: 'A reduction worth deciding about, with what is known of it.',
  fields: (t) => ({
    reduction: t.field({ type: ReductionRef, resolve: ({ reduction }) => reduction }),
    effort: t.field({
      type: ReductionEffortEnum,
      resolve: ({ reduction }) => effortOf(reduction.option.kind).effort,
    }),
    effortReason: t.string({ resolve: ({ reduction }) => effortOf(reduction.option.kind).message }),
    effortReasonZh: t.string({ resolve: ({ reduction }) => effortOf(reduction.option.kind).messageZh }),
    yearlyKgCo2e: t.float({
      nullable: true,
      description: 'kg CO2e a year, alone; null without an annual volume.',
      resolve: ({ reduction, volume }) => (volume === null ? null : reduction.savedAlone * volume),
    }),
    decision: t.field({ type: AdoptedReductionRef, nullable: true, resolve: ({ decision }) => decision }),
  }),
});

const ReductionAdviceRef = builder.objectRef<Advice>('ReductionAdvice').implement({
  description: 'kg CO2e per declared unit. Rejected advice stands apart and takes no part in what is left.',
  fields: (t) => ({
    baseKgCo2e: t.exposeFloat('baseKgCo2e'),
    afterKgCo2e: t.exposeFloat('afterKgCo2e', { description: 'With all that is advised together.' }),
    advised: t.field({ type: [AdvisedReductionRef], resolve: ({ advised }) => [...advised] }),
    leftOut: t.field({ type: [LeftOutRef], resolve: ({ leftOut }) => [...leftOut] }),
    rejected: t.field({ type: [AdoptedReductionRef], resolve: ({ rejected }) => [...rejected] }),
  }),
});

builder.queryFields((t) => ({
  reductionAdvice: t.field({
    type: ReductionAdviceRef,
    complexity: { field: 500, multiplier: 10 },
    args: { assessmentId: t.arg.id({ required: true }) },
    resolve: (_parent, { assessmentId }, { database, viewer }) =>
      findReductionAdvice(database, viewer.organisationId, assessmentIdOf(assessmentId)),
  }),
  adoptedReductions: t.prismaField({
    type: [AdoptedReductionRef],
    description: 'Everything that was decided, by year.',
    args: { states: t.arg({ type: [ReductionStateEnum] }) },
    resolve: (query, _parent, { states }, { database, viewer: { organisationId } }) =>
      database.prisma.adoptedReduction.findMany({
        ...query,
        where: { organisationId, ...(states && { state: { in: [...states] } }) },
        orderBy: [{ year: 'asc' }, { title: 'asc' }, { id: 'asc' }],
      }),
  }),
}));

const DecisionInput = builder.inputType('ReductionDecisionInput', {
  fields: (t) => ({
    year: t.int({ required: true, description: 'From when on it holds.' }),
    owner: t.string({ description: 'Who sees to it.' }),
    effort: t.field({ type: ReductionEffortEnum, description: 'Left out: what its kind usually is.' }),
    state: t.field({ type: ReductionStateEnum, description: 'PROPOSED or ADOPTED; ADOPTED without one.' }),
    cost: t.float({ description: 'Of all of it; negative when it saves money. Needs `currency`.' }),
    currency: t.string({ description: 'ISO 4217.' }),
  }),
});

const EntryReductionInput = builder.inputType('EntryReductionInput', {
  fields: (t) => ({
    entryId: t.id({ required: true }),
    amountFactor: t.float({ required: true, description: '0.7 leaves seven tenths of the activity.' }),
    title: t.string({ required: true }),
    titleZh: t.string(),
    year: t.int({ required: true }),
    owner: t.string(),
    effort: t.field({ type: ReductionEffortEnum }),
    state: t.field({ type: ReductionStateEnum }),
    cost: t.float(),
    currency: t.string(),
  }),
});

const UpdateReductionInput = builder.inputType('UpdateReductionInput', {
  fields: (t) => ({
    year: t.int({ required: true }),
    owner: t.string(),
    effort: t.field({ type: ReductionEffortEnum, required: true }),
    cost: t.float(),
    currency: t.string(),
  }),
});

const ReductionProgressInput = builder.inputType('ReductionProgressInput', {
  fields: (t) => ({
    year: t.int({ required: true }),
    savedKgCo2e: t.float({ required: true }),
    savedKWh: t.float(),
    note: t.string({ description: 'How it was measured.' }),
  }),
});

const RemovedReductionRef = builder.objectRef<{ id: string }>('RemovedReduction').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

builder.mutationFields((t) => ({
  adoptReduction: t.field({
    type: AdoptedReductionRef,
    description: 'Takes advice on a product into the plan and makes a scenario of it.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('AdoptReductionResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      optionId: t.arg.string({ required: true, description: 'Of `reductionAdvice`.' }),
      input: t.arg({ type: DecisionInput, required: true }),
    },
    resolve: (_parent, { assessmentId, optionId, input }, { database, viewer }) =>
      adoptAdvice(database, viewer, assessmentIdOf(assessmentId), optionId, input),
  }),
  adoptScenario: t.field({
    type: AdoptedReductionRef,
    description: 'Takes a scenario that exists into the plan.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('AdoptScenarioResult'),
    args: { scenarioId: t.arg.id({ required: true }), input: t.arg({ type: DecisionInput, required: true }) },
    resolve: (_parent, { scenarioId, input }, { database, viewer }) =>
      adoptScenario(database, viewer, localIdForMutation('Scenario', 'scenario', scenarioId), input),
  }),
  adoptEntryReduction: t.field({
    type: AdoptedReductionRef,
    description: 'Plans less of an activity of the organisation.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('AdoptEntryReductionResult'),
    args: { input: t.arg({ type: EntryReductionInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) => adoptEntryReduction(database, viewer, input),
  }),
  rejectReduction: t.field({
    type: AdoptedReductionRef,
    description: 'Leaves advice on a product, with a reason; it stands under the rejected ones from then on.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RejectReductionResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      optionId: t.arg.string({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: (_parent, { assessmentId, optionId, reason }, { database, viewer }) =>
      rejectAdvice(database, viewer, assessmentIdOf(assessmentId), optionId, reason),
  }),
  changeReductionState: t.field({
    type: AdoptedReductionRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('ChangeReductionStateResult'),
    args: {
      id: t.arg.id({ required: true }),
      version: t.arg.int({ required: true, description: 'As it was read.' }),
      state: t.arg({ type: ReductionStateEnum, required: true }),
      reason: t.arg.string({ description: 'Needed for a rejection.' }),
    },
    resolve: (_parent, { id, version, ...input }, { database, viewer }) =>
      changeReductionState(database, viewer, { id, version }, input),
  }),
  updateReduction: t.field({
    type: AdoptedReductionRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('UpdateReductionResult'),
    args: {
      id: t.arg.id({ required: true }),
      version: t.arg.int({ required: true }),
      input: t.arg({ type: UpdateReductionInput, required: true }),
    },
    resolve: (_parent, { id, version, input }, { database, viewer }) =>
      updateReduction(database, viewer, { id, version }, input),
  }),
  recordReductionProgress: t.field({
    type: AdoptedReductionRef,
    description: 'What was really saved in a year; a second record of the same year replaces the first.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RecordReductionProgressResult'),
    args: {
      id: t.arg.id({ required: true }),
      input: t.arg({ type: ReductionProgressInput, required: true }),
    },
    resolve: (_parent, { id, input }, { database, viewer }) => recordProgress(database, viewer, id, input),
  }),
  removeReduction: t.field({
    type: RemovedReductionRef,
    description: 'Takes it out of the plan; a scenario made of it stays.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RemoveReductionResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) => removeReduction(database, viewer, id),
  }),
}));
