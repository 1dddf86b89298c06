import {
  DATA_LINKS,
  type EvaluationScheme,
  GRADED_ON,
  INDICATOR_KINDS,
  isIndicator,
  rangeOf,
  type SchemeIndicator,
  type SchemeNode,
} from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { optionalLocalId } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { CertaintyEnum } from '../standard/standardEnums.ts';
import { checkSchemeInput, publishScheme, type SchemeCheck } from './publishScheme.ts';
import type { TableRefusal } from './readIndicatorTable.ts';
import { readScheme } from './schemeDocument.ts';
import { type SchemePreset, schemePresets } from './schemePresets.ts';

const KindEnum = builder.enumType('SchemeNodeKind', {
  description:
    'QUANTITY and SHARE are measured over a period; LEVEL is no, partly or yes; BOOLEAN no or yes.',
  values: ['GROUP', ...INDICATOR_KINDS] as const,
});
export const DataLinkEnum = builder.enumType('EvaluationDataLink', { values: DATA_LINKS });
const GradedOnEnum = builder.enumType('GradedOn', {
  description: 'Which of the two numbers a grade is given on.',
  values: GRADED_ON,
});

const VetoRef = builder.objectRef<EvaluationScheme['vetoes'][number]>('VetoItem').implement({
  description: 'Something that must hold; it is not scored.',
  fields: (t) => ({
    key: t.exposeString('id'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
  }),
});

const indicatorOnly =
  <Value>(read: (node: SchemeIndicator) => Value) =>
  (node: SchemeNode): Value | null =>
    isIndicator(node) ? read(node) : null;

const NodeRef = builder.objectRef<SchemeNode>('SchemeNode').implement({
  description: 'A group or an indicator of a scheme; what only indicators have is null for groups.',
  fields: (t) => ({
    key: t.exposeString('id'),
    parent: t.exposeString('parent', {
      nullable: true,
      description: 'Key of its group; null on the first level.',
    }),
    kind: t.field({ type: KindEnum, resolve: ({ kind }) => kind }),
    weight: t.exposeFloat('weight', { description: 'Against its siblings.' }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    isMandatory: t.boolean({ nullable: true, resolve: indicatorOnly(({ isMandatory }) => isMandatory) }),
    mayNotApply: t.boolean({ nullable: true, resolve: indicatorOnly(({ mayNotApply }) => mayNotApply) }),
    unit: t.string({ nullable: true, resolve: indicatorOnly(({ unit }) => unit) }),
    benchmark: t.float({
      nullable: true,
      description: 'Scores 0 here and beyond. Null where the industry or the buyer still has to set it.',
      resolve: indicatorOnly((node) => rangeOf(node)?.[0] ?? node.benchmark),
    }),
    leading: t.float({
      nullable: true,
      description: 'Scores 1 here and beyond.',
      resolve: indicatorOnly((node) => rangeOf(node)?.[1] ?? node.leading),
    }),
    benchmarkSource: t.string({
      nullable: true,
      resolve: indicatorOnly(({ benchmarkSource }) => benchmarkSource),
    }),
    needsEvidence: t.boolean({
      nullable: true,
      resolve: indicatorOnly(({ evidence }) => evidence.isRequired),
    }),
    evidenceMaxAgeMonths: t.int({
      nullable: true,
      resolve: indicatorOnly(({ evidence }) => evidence.maxAgeMonths),
    }),
    dataLink: t.field({
      type: DataLinkEnum,
      nullable: true,
      description: 'What the owner’s own data can fill it from.',
      resolve: indicatorOnly(({ dataLink }) => dataLink),
    }),
    clause: t.string({
      nullable: true,
      description: 'Where in the document the scheme builds on it stands; empty where that is not known.',
      resolve: indicatorOnly(({ clause }) => clause),
    }),
    certainty: t.field({
      type: CertaintyEnum,
      nullable: true,
      description: 'How sure it is that the document asks this; null where the scheme builds on none.',
      resolve: indicatorOnly(({ certainty }) => certainty),
    }),
    hint: t.string({ nullable: true, resolve: indicatorOnly(({ hint }) => hint) }),
    hintZh: t.string({ nullable: true, resolve: indicatorOnly(({ hintZh }) => hintZh) }),
  }),
});

const GradeRef = builder.objectRef<EvaluationScheme['grades'][number]>('SchemeGrade').implement({
  fields: (t) => ({
    grade: t.exposeString('id'),
    minimum: t.exposeFloat('minimum', { description: 'Points of 100 in total.' }),
    minimumPerGroup: t.exposeFloat('minimumPerGroup', {
      description: 'Points of 100 in every group of the first level that applies.',
    }),
  }),
});

export const RulesRef = builder.objectRef<EvaluationScheme>('EvaluationRules').implement({
  description: 'What a scheme asks and how it counts (docs/methods/factory-evaluation.md).',
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    basis: t.exposeString('basis', { description: 'What it builds on, and what it is not.' }),
    basisZh: t.exposeString('basisZh'),
    vetoes: t.field({ type: [VetoRef], resolve: ({ vetoes }) => [...vetoes] }),
    nodes: t.field({ type: [NodeRef], resolve: ({ nodes }) => [...nodes] }),
    grades: t.field({
      type: [GradeRef],
      resolve: ({ grades }) => [...grades],
      description: 'The best first.',
    }),
    gradedOn: t.field({ type: GradedOnEnum, resolve: ({ gradedOn }) => gradedOn }),
    periodMonths: t.int({
      description: 'A measured answer counts only over so many months …',
      resolve: ({ period }) => period.months,
    }),
    periodEndedWithinMonths: t.int({
      description: '… that ended so many months ago at most.',
      resolve: ({ period }) => period.endedWithinMonths,
    }),
    labelMonths: t.int({ resolve: ({ label }) => label.validMonths }),
    surveillanceMonths: t.int({ resolve: ({ label }) => label.surveillanceMonths }),
    graceMonths: t.int({ resolve: ({ label }) => label.graceMonths }),
  }),
});

export const SchemeVersionRef = builder.prismaNode('EvaluationSchemeVersion', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'A scheme as it was published; it never changes.',
  fields: (t) => ({
    version: t.exposeInt('version'),
    sha256: t.exposeString('sha256', { description: 'Of the rules: the same rules have the same.' }),
    publishedAt: t.expose('createdAt', { type: 'DateTime' }),
    scheme: t.relation('scheme'),
    rules: t.field({ type: RulesRef, resolve: ({ document }) => readScheme(document) }),
    evaluationCount: t.relationCount('evaluations'),
  }),
});

const SchemeRef = builder.prismaNode('EvaluationScheme', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'A way to evaluate factories, in versions.',
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    presetId: t.exposeString('presetId', { nullable: true, description: 'The preset it began with.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    versions: t.relation('versions', {
      description: 'The newest first.',
      query: { orderBy: { version: 'desc' } },
    }),
  }),
});

const PresetRef = builder.objectRef<SchemePreset>('SchemePreset').implement({
  description: 'A scheme to begin with. It is the text of no published standard.',
  fields: (t) => ({
    key: t.exposeString('id'),
    rules: t.field({ type: RulesRef, resolve: ({ scheme }) => scheme }),
    table: t.exposeString('table', { description: 'Its indicators as CSV, to be changed and sent back.' }),
    missing: t.stringList({
      description: 'Indicators whose benchmark or leading value has to be set before it can be published.',
      resolve: ({ scheme }) =>
        scheme.nodes.flatMap((node) => (isIndicator(node) && rangeOf(node) === null ? [node.id] : [])),
    }),
  }),
});

const TableRefusalRef = builder.objectRef<TableRefusal>('SchemeTableRefusal').implement({
  fields: (t) => ({
    row: t.exposeInt('row', {
      nullable: true,
      description: 'Line of the file, the headings being 1; null: all of it.',
    }),
    column: t.exposeString('column'),
    code: t.exposeString('code'),
    message: t.exposeString('message'),
    remedy: t.exposeString('remedy'),
  }),
});

const CheckRef = builder.objectRef<SchemeCheck>('SchemeCheck').implement({
  description: 'What publishing a scheme would do; nothing was written.',
  fields: (t) => ({
    isAccepted: t.boolean({ resolve: ({ refusals }) => refusals.length === 0 }),
    refusals: t.field({ type: [TableRefusalRef], resolve: ({ refusals }) => [...refusals] }),
    rules: t.field({
      type: RulesRef,
      nullable: true,
      description: 'As far as the table could be read.',
      resolve: ({ scheme }) => scheme,
    }),
  }),
});

const GradeInput = builder.inputType('SchemeGradeInput', {
  fields: (t) => ({
    id: t.string({ required: true, description: 'The name of the grade.' }),
    minimum: t.float({ required: true }),
    minimumPerGroup: t.float({ required: true }),
  }),
});

const LabelRulesInput = builder.inputType('LabelRulesInput', {
  fields: (t) => ({
    validMonths: t.int({ required: true }),
    surveillanceMonths: t.int({ required: true }),
    graceMonths: t.int({ required: true }),
  }),
});

const SchemeInput = builder.inputType('EvaluationSchemeInput', {
  description: 'A preset, a table of one’s own, or a preset with another table.',
  fields: (t) => ({
    schemeId: t.id({ description: 'A scheme that gets a new version; nothing for a new scheme.' }),
    presetId: t.string({ description: 'Key of the preset that gives what is not given here.' }),
    name: t.string(),
    nameZh: t.string(),
    basis: t.string(),
    basisZh: t.string(),
    table: t.string({ description: 'CSV, one row for each veto item, group and indicator.' }),
    grades: t.field({ type: [GradeInput] }),
    gradedOn: t.field({ type: GradedOnEnum }),
    label: t.field({ type: LabelRulesInput }),
  }),
});

const local = (input: typeof SchemeInput.$inferInput) => ({
  ...input,
  schemeId: optionalLocalId('EvaluationScheme', input.schemeId, 'schemeId'),
});

builder.queryFields((t) => ({
  schemePresets: t.field({ type: [PresetRef], resolve: async () => [...(await schemePresets())] }),
  evaluationSchemes: t.prismaField({
    type: [SchemeRef],
    description: 'Those of the organisation, the newest first.',
    resolve: (query, _parent, _args, { database, viewer: { organisationId } }) =>
      database.prisma.evaluationScheme.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      }),
  }),
  checkEvaluationScheme: t.field({
    type: CheckRef,
    description: 'Every fault of a table by row, before it is published.',
    args: { input: t.arg({ type: SchemeInput, required: true }) },
    resolve: (_parent, { input }) => checkSchemeInput(local(input)),
  }),
}));

builder.mutationField('publishEvaluationScheme', (t) =>
  t.prismaField({
    permission: 'ANSWER_EVALUATION',
    type: SchemeVersionRef,
    errors: refusalsOf('PublishEvaluationSchemeResult'),
    args: { input: t.arg({ type: SchemeInput, required: true }) },
    resolve: (_query, _parent, { input }, { database, viewer }) =>
      publishScheme(database, viewer, local(input)),
  }),
);
