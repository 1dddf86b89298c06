import { type ConformanceCounts, type ConformanceResult, isObstacle } from '@cradle/engine';
import { findStandard } from '@cradle/schema';
import { builder } from '../../builder/builder.ts';
import { localId, localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { ConformanceRuleRef, StandardRef } from '../standard/standard.schema.ts';
import { answerRule, withdrawAnswer } from './answerRule.ts';
import type { GivenAnswer } from './readAnswers.ts';
import { type ConformanceReport, reportConformance } from './reportConformance.ts';

export const ConformanceOutcomeEnum = builder.enumType('ConformanceOutcome', {
  values: {
    SATISFIED: {},
    VIOLATED: {},
    NOT_DECIDABLE: { description: 'A person has to look. Never counted as kept.' },
    NOT_APPLICABLE: { description: 'There is nothing the rule is about.' },
  } as const,
});

const ConformancePlaceEnum = builder.enumType('ConformancePlace', {
  description: 'Where a rule is mended.',
  values: ['SCOPE', 'EXCLUSIONS', 'INVENTORY', 'PRODUCT', 'REVIEW', 'RESULT'] as const,
});

const ConformanceAnswerEnum = builder.enumType('ConformanceAnswerKind', {
  values: ['HOLDS', 'DOES_NOT_HOLD', 'NOT_APPLICABLE'] as const,
});

const AnswerRef = builder.objectRef<GivenAnswer>('ConformanceAnswer').implement({
  description: 'What a person said where no program can decide.',
  fields: (t) => ({
    id: t.string({ resolve: ({ id }) => id, description: 'Evidence can be attached to it.' }),
    answer: t.expose('answer', { type: ConformanceAnswerEnum }),
    reason: t.exposeString('reason'),
    evidenceNote: t.exposeString('evidenceNote'),
    userName: t.exposeString('userName', { description: 'As it was then.' }),
    at: t.expose('at', { type: 'DateTime' }),
    isOutdated: t.exposeBoolean('isOutdated', { description: 'The assessment has changed since.' }),
  }),
});

type Result = ConformanceResult<GivenAnswer>;

const ResultRef = builder.objectRef<Result>('ConformanceResult').implement({
  description: 'What one rule comes to.',
  fields: (t) => ({
    rule: t.field({ type: ConformanceRuleRef, resolve: ({ rule }) => rule }),
    outcome: t.expose('outcome', {
      type: ConformanceOutcomeEnum,
      description: 'As computed, whatever was answered.',
    }),
    finding: t.string({
      description: 'What was found; for NOT_DECIDABLE the question a person has to answer.',
      resolve: ({ finding }) => finding.message,
    }),
    findingZh: t.string({ resolve: ({ finding }) => finding.messageZh }),
    remedy: t.string({ nullable: true, resolve: ({ remedy }) => remedy?.message ?? null }),
    remedyZh: t.string({ nullable: true, resolve: ({ remedy }) => remedy?.messageZh ?? null }),
    place: t.expose('place', { type: ConformancePlaceEnum }),
    field: t.exposeString('field', { nullable: true, description: 'Field of the assessment or product.' }),
    lineCount: t.int({ resolve: ({ lines }) => lines.length }),
    lines: t.field({
      type: [InventoryLineRef],
      description: 'The lines concerned.',
      complexity: { field: 5, multiplier: 5 },
      resolve: async ({ lines }, _arguments, { loaders }) =>
        (await loaders.line.loadMany([...lines])).filter(
          (line): line is Exclude<typeof line, Error | null> => line !== null && !(line instanceof Error),
        ),
    }),
    isObstacle: t.boolean({
      description: 'Alone forbids the claim.',
      resolve: (result) => isObstacle(result),
    }),
    answer: t.field({ type: AnswerRef, nullable: true, resolve: ({ answer }) => answer }),
  }),
});

const CountsRef = builder.objectRef<ConformanceCounts>('ConformanceCounts').implement({
  fields: (t) => ({
    satisfied: t.exposeInt('satisfied'),
    violated: t.exposeInt('violated'),
    notDecidable: t.exposeInt('notDecidable', { description: 'Open: a person has still to look.' }),
    notApplicable: t.exposeInt('notApplicable'),
    answered: t.exposeInt('answered', { description: 'No program can decide them, and a person has.' }),
  }),
});

const ReportRef = builder.objectRef<ConformanceReport>('ConformanceReport').implement({
  description: 'Whether an assessment keeps the rules of a standard, today.',
  fields: (t) => ({
    standard: t.field({ type: StandardRef, resolve: ({ standard }) => findStandard(standard)! }),
    ruleSetId: t.string({ resolve: ({ ruleSet }) => ruleSet.id }),
    ruleSetHash: t.exposeString('ruleSetHash', { description: 'SHA-256 of what the rules say.' }),
    checkedOn: t.field({ type: 'Date', resolve: ({ checkedOn }) => new Date(`${checkedOn}T00:00:00Z`) }),
    claimable: t.exposeBoolean('claimable', {
      description: 'No rule of level ERROR is violated, and none of level ERROR or WARNING is left open.',
    }),
    obstacles: t.exposeInt('obstacles', { description: 'How many rules stand in the way.' }),
    counts: t.field({ type: CountsRef, resolve: ({ counts }) => counts }),
    results: t.field({ type: [ResultRef], resolve: ({ results }) => [...results] }),
  }),
});

builder.queryField('conformance', (t) =>
  t.field({
    type: ReportRef,
    description: 'An assessment against the rules of a standard.',
    complexity: { field: 50, multiplier: 1 },
    args: {
      assessmentId: t.arg.id({ required: true }),
      standard: t.arg.string({ required: true, description: 'A code of `standards`.' }),
    },
    resolve: (_parent, { assessmentId, standard }, { database, viewer }) =>
      reportConformance(
        database,
        viewer.organisationId,
        localId('Assessment', assessmentId, 'assessmentId'),
        standard,
      ),
  }),
);

const AnswerInput = builder.inputType('AnswerConformanceRuleInput', {
  fields: (t) => ({
    ruleId: t.string({ required: true }),
    answer: t.field({ type: ConformanceAnswerEnum, required: true }),
    reason: t.string({ required: true }),
    evidenceNote: t.string({ description: 'Where the proof is found.' }),
  }),
});

const assessmentOf = (id: string): string => localIdForMutation('Assessment', 'assessment', id);

builder.mutationFields((t) => ({
  answerConformanceRule: t.field({
    type: ReportRef,
    description: 'Answers the question of a rule that no program can decide. Earlier answers stay on record.',
    permission: 'ANSWER_CONFORMANCE',
    errors: refusalsOf('AnswerConformanceRuleResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      input: t.arg({ type: AnswerInput, required: true }),
    },
    resolve: async (_parent, { assessmentId, input }, { database, viewer }) => {
      const id = assessmentOf(assessmentId);
      const standard = await answerRule(database, viewer, id, input);
      return reportConformance(database, viewer.organisationId, id, standard);
    },
  }),
  withdrawConformanceAnswer: t.field({
    type: ReportRef,
    description: 'The rule is open again.',
    permission: 'ANSWER_CONFORMANCE',
    errors: refusalsOf('WithdrawConformanceAnswerResult'),
    args: { assessmentId: t.arg.id({ required: true }), ruleId: t.arg.string({ required: true }) },
    resolve: async (_parent, { assessmentId, ruleId }, { database, viewer }) => {
      const id = assessmentOf(assessmentId);
      const standard = await withdrawAnswer(database, viewer, id, ruleId);
      return reportConformance(database, viewer.organisationId, id, standard);
    },
  }),
}));
