import { builder } from '../../builder/builder.ts';
import { FormulaFieldEnum } from '../../builder/enums.ts';
import { globalId, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { type SavedParameters, saveParameters } from './saveParameters.ts';
import { type ParameterResult, workOutParameters } from './workOutParameters.ts';

const ParameterRef = builder.prismaObject('Parameter', {
  description: 'A number with a name, to be used in formulas. Exactly one of value and formula is set.',
  fields: (t) => ({
    name: t.exposeString('name'),
    label: t.exposeString('label'),
    labelZh: t.exposeString('labelZh'),
    unit: t.exposeString('unit', { nullable: true, description: 'Null for a plain number.' }),
    value: t.exposeFloat('value', { nullable: true }),
    formula: t.exposeString('formula', { nullable: true }),
    min: t.exposeFloat('min', { nullable: true }),
    max: t.exposeFloat('max', { nullable: true }),
    assessmentId: t.id({
      nullable: true,
      description: 'Null: every assessment may use it. One of the assessment itself goes first.',
      select: { assessmentId: true },
      resolve: ({ assessmentId }) => assessmentId && globalId('Assessment', assessmentId),
    }),
  }),
});

builder.prismaObject('FieldFormula', {
  description: 'Where a number of an assessment follows from a formula.',
  fields: (t) => ({
    line: t.relation('line', { nullable: true }),
    field: t.expose('field', { type: FormulaFieldEnum }),
    formula: t.exposeString('formula'),
  }),
});

const ParameterResultRef = builder.objectRef<ParameterResult>('ParameterResult').implement({
  description: 'A parameter worked out, and what follows from it.',
  fields: (t) => ({
    parameter: t.field({ type: ParameterRef, resolve: ({ parameter }) => parameter }),
    value: t.exposeFloat('value', { nullable: true, description: 'In the unit of the parameter.' }),
    dependants: t.exposeStringList('dependants', {
      description: 'Names of parameters that need it, directly or through others.',
    }),
    lineIds: t.idList({
      description: 'Lines of the assessment with a number that follows from it, directly or through others.',
      resolve: ({ lineIds }) => lineIds.map((id) => globalId('InventoryLine', id)),
    }),
  }),
});

builder.queryFields((t) => ({
  parameterResults: t.field({
    type: [ParameterResultRef],
    description: 'All parameters an assessment may use, with their values: first its own.',
    args: { assessmentId: t.arg.id({ required: true }) },
    complexity: { field: 20, multiplier: 1 },
    resolve: async (_parent, { assessmentId }, { database, viewer: { organisationId } }) => [
      ...(await workOutParameters(database, organisationId, localIdOrNull('Assessment', assessmentId) ?? '')),
    ],
  }),
  parameters: t.prismaField({
    type: ['Parameter'],
    description: 'Those that all assessments may use and, with an assessment, its own.',
    args: { assessmentId: t.arg.id() },
    resolve: (query, _parent, { assessmentId }, { database, viewer: { organisationId } }) =>
      database.prisma.parameter.findMany({
        ...query,
        where: {
          organisationId,
          OR: [
            { assessmentId: null },
            ...(assessmentId ? [{ assessmentId: localIdOrNull('Assessment', assessmentId) ?? '' }] : []),
          ],
        },
        orderBy: [{ assessmentId: { sort: 'asc', nulls: 'first' } }, { position: 'asc' }],
      }),
  }),
  fieldFormulas: t.prismaField({
    type: ['FieldFormula'],
    args: { assessmentId: t.arg.id({ required: true }) },
    resolve: (query, _parent, { assessmentId }, { database, viewer: { organisationId } }) =>
      database.prisma.fieldFormula.findMany({
        ...query,
        where: { organisationId, assessmentId: localIdOrNull('Assessment', assessmentId) ?? '' },
        orderBy: { id: 'asc' },
      }),
  }),
}));

const ParameterInput = builder.inputType('ParameterInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'A letter or `_`, then letters, digits and `_`.' }),
    label: t.string(),
    labelZh: t.string(),
    unit: t.string(),
    value: t.float(),
    formula: t.string(),
    min: t.float(),
    max: t.float(),
  }),
});

const FieldFormulaInput = builder.inputType('FieldFormulaInput', {
  fields: (t) => ({
    lineId: t.id({ description: 'Left out for a number of the assessment itself.' }),
    field: t.field({ type: FormulaFieldEnum, required: true }),
    formula: t.string({ required: true }),
  }),
});

const SaveParametersInput = builder.inputType('SaveParametersInput', {
  description: 'Takes the place of all that the assessment had, or of all that every assessment may use.',
  fields: (t) => ({
    assessmentId: t.id({ description: 'Left out: the parameters that every assessment may use.' }),
    parameters: t.field({ type: [ParameterInput], required: true }),
    known: t.field({
      type: [ParameterInput],
      description:
        'As they were read, in their order: where others are stored now, nothing is saved and VERSION_CHANGED says so. Left out: whatever is stored is replaced.',
    }),
    formulas: t.field({
      type: [FieldFormulaInput],
      description: 'Left out: the formulas stay as they are.',
    }),
  }),
});

const SavedParametersRef = builder.objectRef<SavedParameters>('SavedParameters').implement({
  fields: (t) => ({
    parameters: t.field({ type: [ParameterRef], resolve: ({ parameters }) => [...parameters] }),
    assessment: t.prismaField({
      type: 'Assessment',
      nullable: true,
      description: 'Null for parameters that every assessment may use.',
      resolve: (query, { assessmentId }, _arguments, { database, viewer: { organisationId } }) =>
        assessmentId === null
          ? null
          : database.prisma.assessment.findUniqueOrThrow({
              ...query,
              where: { organisationId_id: { organisationId, id: assessmentId } },
            }),
    }),
  }),
});

builder.mutationField('saveParameters', (t) =>
  t.field({
    permission: 'EDIT_SCENARIOS',
    type: SavedParametersRef,
    errors: refusalsOf('SaveParametersResult'),
    args: { input: t.arg({ type: SaveParametersInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) => saveParameters(database, viewer, input),
  }),
);
