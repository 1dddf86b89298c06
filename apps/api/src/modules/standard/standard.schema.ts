import { type ConformanceRule, findRuleSet } from '@cradle/engine';
import {
  findStandard,
  STANDARD_TOPICS,
  STANDARDS,
  type Standard,
  type StandardRequirement,
} from '@cradle/schema';
import { builder } from '../../builder/builder.ts';
import { CertaintyEnum, RuleLevelEnum } from './standardEnums.ts';

const StandardTopicEnum = builder.enumType('StandardTopic', { values: STANDARD_TOPICS });

const StandardKindEnum = builder.enumType('StandardKind', {
  description: 'PRODUCT: a footprint. EMBEDDED: another figure for a good. ORGANISATION: an inventory.',
  values: ['PRODUCT', 'EMBEDDED', 'ORGANISATION'] as const,
});

const StandardStatusEnum = builder.enumType('StandardStatus', {
  values: {
    IN_FORCE: {},
    LEGACY: { description: 'Met in older footprints; new ones follow another.' },
  } as const,
});

const StandardRequirementRef = builder.objectRef<StandardRequirement>('StandardRequirement').implement({
  description: 'What a standard asks about one topic, in our words.',
  fields: (t) => ({
    topic: t.expose('topic', { type: StandardTopicEnum }),
    key: t.exposeString('key', { description: 'Equal keys of two standards: they ask the same.' }),
    clause: t.exposeString('clause', { description: 'Empty where its number is not known.' }),
    certainty: t.expose('certainty', { type: CertaintyEnum }),
    text: t.exposeString('text'),
    textZh: t.exposeString('textZh'),
  }),
});

export const ConformanceRuleRef = builder.objectRef<ConformanceRule>('ConformanceRule').implement({
  description: 'One requirement of a standard that an assessment is checked against.',
  fields: (t) => ({
    id: t.string({ resolve: ({ id }) => id, description: 'Stable: `PACTM-06`. Not a global id.' }),
    standard: t.exposeString('standard'),
    clause: t.exposeString('clause', { description: 'Empty where its number is not known.' }),
    level: t.expose('level', { type: RuleLevelEnum }),
    certain: t.expose('certainty', { type: CertaintyEnum }),
    text: t.exposeString('text'),
    textZh: t.exposeString('textZh'),
  }),
});

export const StandardRef = builder.objectRef<Standard>('Standard').implement({
  description: 'A greenhouse gas accounting standard: what it is, what it asks, and what is checked of it.',
  fields: (t) => ({
    code: t.exposeString('code'),
    shortName: t.exposeString('shortName', { description: 'The same in every language: `ISO 14067`.' }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    publisher: t.exposeString('publisher'),
    year: t.exposeInt('year'),
    kind: t.expose('kind', { type: StandardKindEnum }),
    status: t.expose('status', { type: StandardStatusEnum }),
    statusNote: t.exposeString('statusNote'),
    statusNoteZh: t.exposeString('statusNoteZh'),
    scope: t.exposeString('scope'),
    scopeZh: t.exposeString('scopeZh'),
    requirements: t.field({
      type: [StandardRequirementRef],
      description: 'By topic, in the order of a study; topics it says nothing about are left out.',
      resolve: ({ requirements }) => [...requirements],
    }),
    rules: t.field({
      type: [ConformanceRuleRef],
      description: 'What an assessment is checked against.',
      complexity: { field: 5, multiplier: 1 },
      resolve: ({ code }) => [...(findRuleSet(code)?.rules ?? [])],
    }),
    ruleCount: t.int({ resolve: ({ code }) => findRuleSet(code)?.rules.length ?? 0 }),
  }),
});

builder.queryFields((t) => ({
  standards: t.field({
    type: [StandardRef],
    permission: 'PUBLIC',
    description: 'The library; those of products first.',
    args: { kind: t.arg({ type: StandardKindEnum, description: 'Only those of one kind.' }) },
    resolve: (_parent, { kind }) => STANDARDS.filter((standard) => !kind || standard.kind === kind),
  }),
  standard: t.field({
    type: StandardRef,
    nullable: true,
    permission: 'PUBLIC',
    args: { code: t.arg.string({ required: true }) },
    resolve: (_parent, { code }) => findStandard(code) ?? null,
  }),
}));
