import {
  ASSESSMENT_TEMPLATES,
  type AssessmentTemplate,
  type BothLanguages,
  type TemplateExclusion,
  type TemplateLine,
} from '@cradle/schema/templates';
import { builder } from '../../builder/builder.ts';
import { BoundaryEnum, StageEnum } from '../../builder/enums.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { InventoryScopeEnum } from '../assessmentScope/assessmentScope.schema.ts';
import { createFromTemplate } from './createFromTemplate.ts';

const TemplateLanguageEnum = builder.enumType('TemplateLanguage', {
  values: { EN: { value: 'en' }, ZH: { value: 'zh' } } as const,
});

const TextRef = builder.objectRef<BothLanguages>('TemplateText').implement({
  fields: (t) => ({
    text: t.exposeString('en'),
    textZh: t.exposeString('zh'),
  }),
});

const TemplateLineRef = builder.objectRef<TemplateLine>('TemplateLine').implement({
  description: 'A line to begin with, without an amount. A factor is looked for by its name.',
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    name: t.string({ resolve: ({ name }) => name.en }),
    nameZh: t.string({ resolve: ({ name }) => name.zh }),
    unit: t.exposeString('unit'),
    scope: t.exposeInt('scope'),
  }),
});

const TemplateExclusionRef = builder.objectRef<TemplateExclusion>('TemplateExclusion').implement({
  description: 'What is usually left out, and on what ground; nobody has estimated it.',
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum, nullable: true }),
    name: t.expose('name', { type: TextRef }),
    reason: t.expose('reason', { type: TextRef }),
  }),
});

const TemplateRef = builder.objectRef<AssessmentTemplate>('AssessmentTemplate').implement({
  description:
    'What an assessment of a product category may begin as. A suggestion to be checked; it holds no figure of any product.',
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.string({ resolve: ({ name }) => name.en }),
    nameZh: t.string({ resolve: ({ name }) => name.zh }),
    covers: t.expose('covers', { type: TextRef, description: 'Which products it is for.' }),
    declaredUnitAmount: t.exposeFloat('declaredUnitAmount'),
    declaredUnit: t.exposeString('declaredUnit'),
    functionalUnit: t.expose('functionalUnit', { type: TextRef }),
    boundary: t.expose('boundary', { type: BoundaryEnum }),
    lciScope: t.field({ type: [InventoryScopeEnum], resolve: ({ lciScope }) => [...lciScope] }),
    cutOffCriteria: t.expose('cutOffCriteria', { type: TextRef }),
    packagingIncluded: t.exposeBoolean('packagingIncluded'),
    useProfile: t.expose('useProfile', {
      type: TextRef,
      nullable: true,
      description: 'What has to be said of the use; null where the boundary ends before it.',
    }),
    exclusions: t.field({ type: [TemplateExclusionRef], resolve: ({ exclusions }) => [...exclusions] }),
    lines: t.field({ type: [TemplateLineRef], resolve: ({ lines }) => [...lines] }),
    hotspots: t.field({
      type: [TextRef],
      description: 'Where most of the footprint is usually found.',
      resolve: ({ hotspots }) => [...hotspots],
    }),
  }),
});

builder.queryField('assessmentTemplates', (t) =>
  t.field({
    type: [TemplateRef],
    description: 'In the order in which they are offered.',
    resolve: () => [...ASSESSMENT_TEMPLATES],
  }),
);

builder.mutationField('createAssessmentFromTemplate', (t) =>
  t.field({
    permission: 'EDIT_PORTFOLIO',
    type: AssessmentRef,
    description:
      'The next version of the product, begun from a template. Its lines have neither amount nor factor: each is a gap until it is filled.',
    errors: refusalsOf('CreateAssessmentFromTemplateResult'),
    args: {
      productId: t.arg.id({ required: true }),
      template: t.arg.string({ required: true, description: 'A code of `assessmentTemplates`.' }),
      declaredUnitAmount: t.arg.float({ description: 'Instead of that of the template.' }),
      declaredUnit: t.arg.string(),
      functionalUnit: t.arg.string(),
      boundary: t.arg({
        type: BoundaryEnum,
        description: 'A narrower one leaves away the lines and exclusions outside of it.',
      }),
      withLines: t.arg.boolean({
        defaultValue: true,
        required: true,
        description: 'False: only scope and exclusions, for instance because a bill of materials follows.',
      }),
      language: t.arg({
        type: TemplateLanguageEnum,
        defaultValue: 'en',
        required: true,
        description: 'Of the texts an assessment keeps in one language only.',
      }),
    },
    resolve: (_parent, { productId, template, ...choices }, { database, viewer }) =>
      createFromTemplate(database, viewer, productId, template, {
        declaredUnitAmount: choices.declaredUnitAmount ?? null,
        declaredUnit: choices.declaredUnit ?? null,
        functionalUnit: choices.functionalUnit ?? null,
        boundary: choices.boundary ?? null,
        withLines: choices.withLines,
        language: choices.language,
      }),
  }),
);
