import {
  EVALUATION_GAPS,
  EVIDENCE_STANDINGS,
  type EvaluationResult,
  type FailedGate,
  type GradeStep,
  type NextGrade,
  type NodeResult,
} from '@cradle/engine';
import { builder } from '../../builder/builder.ts';

const StandingEnum = builder.enumType('EvidenceStanding', {
  description: 'How far an answer has been looked at, from best to worst.',
  values: EVIDENCE_STANDINGS,
});
const GapCodeEnum = builder.enumType('EvaluationGapCode', { values: EVALUATION_GAPS });
const GateReasonEnum = builder.enumType('GateReason', {
  values: ['VETO', 'VETO_NOT_ANSWERED', 'MANDATORY'] as const,
});

const NodeResultRef = builder.objectRef<NodeResult>('EvaluationNode').implement({
  description:
    'What a group or indicator comes to. Scores are fractions of 1, points are of 100 in the whole.',
  fields: (t) => ({
    key: t.exposeString('id'),
    parent: t.exposeString('parent', { nullable: true }),
    applies: t.exposeBoolean('applies'),
    share: t.exposeFloat('share', { description: 'Part of the whole that rests on it, 0 to 1.' }),
    score: t.exposeFloat('score', {
      nullable: true,
      description: 'Null where a gap says why there is none.',
    }),
    scoreWithEvidence: t.exposeFloat('scoreWithEvidence', {
      nullable: true,
      description: 'The score times the evidence factor.',
    }),
    points: t.exposeFloat('points'),
    pointsWithEvidence: t.exposeFloat('pointsWithEvidence'),
    standing: t.field({ type: StandingEnum, nullable: true, resolve: ({ standing }) => standing }),
  }),
});

const GapRef = builder.objectRef<EvaluationResult['gaps'][number]>('EvaluationGap').implement({
  description: 'Why an answer gives no points, or fewer.',
  fields: (t) => ({
    indicatorKey: t.exposeString('indicatorId'),
    code: t.field({ type: GapCodeEnum, resolve: ({ code }) => code }),
  }),
});

const GateRef = builder.objectRef<FailedGate>('FailedGate').implement({
  description: 'Keeps a grade from being given; it changes no number.',
  fields: (t) => ({
    key: t.exposeString('id', { description: 'Of the veto item or the mandatory indicator.' }),
    reason: t.field({ type: GateReasonEnum, resolve: ({ reason }) => reason }),
  }),
});

const StepRef = builder.objectRef<GradeStep>('GradeStep').implement({
  description: 'What to do about one indicator on the way to the next grade.',
  fields: (t) => ({
    indicatorKey: t.exposeString('indicatorId'),
    toScore: t.exposeFloat('toScore'),
    toValue: t.exposeFloat('toValue', { description: 'The value that gives this score.' }),
    toStanding: t.field({ type: StandingEnum, resolve: ({ toStanding }) => toStanding }),
    points: t.exposeFloat('points', { description: 'What the graded total gains.' }),
  }),
});

const GroupBelowRef = builder.objectRef<NextGrade['groupsBelow'][number]>('GroupBelow').implement({
  fields: (t) => ({ key: t.exposeString('id'), missingPoints: t.exposeFloat('missingPoints') }),
});

const NextGradeRef = builder.objectRef<NextGrade>('NextGrade').implement({
  description: 'What it takes to reach the next better grade.',
  fields: (t) => ({
    grade: t.exposeString('grade'),
    missingPoints: t.exposeFloat('missingPoints'),
    groupsBelow: t.field({ type: [GroupBelowRef], resolve: ({ groupsBelow }) => [...groupsBelow] }),
    gates: t.field({ type: [GateRef], resolve: ({ gates }) => [...gates] }),
    steps: t.field({
      type: [StepRef],
      description: 'All of them together lead to the grade, if it is reachable.',
      resolve: ({ steps }) => [...steps],
    }),
    isReachable: t.exposeBoolean('isReachable', {
      description: 'False where an inspector has to confirm answers too.',
    }),
  }),
});

export const ResultRef = builder.objectRef<EvaluationResult>('EvaluationResult').implement({
  description: 'What an evaluation comes to. The score and the score with evidence stand beside each other.',
  fields: (t) => ({
    on: t.string({ description: 'The day it holds for, ISO 8601.', resolve: ({ on }) => on }),
    score: t.exposeFloat('score', {
      nullable: true,
      description: 'Points of 100; null where nothing applies.',
    }),
    scoreWithEvidence: t.exposeFloat('scoreWithEvidence', { nullable: true }),
    nodes: t.field({ type: [NodeResultRef], resolve: ({ nodes }) => [...nodes] }),
    gaps: t.field({ type: [GapRef], resolve: ({ gaps }) => [...gaps] }),
    failedGates: t.field({ type: [GateRef], resolve: ({ failedGates }) => [...failedGates] }),
    grade: t.exposeString('grade', { nullable: true }),
    answered: t.exposeInt('answered'),
    applicable: t.exposeInt('applicable'),
    next: t.field({ type: NextGradeRef, nullable: true, resolve: ({ next }) => next }),
  }),
});
