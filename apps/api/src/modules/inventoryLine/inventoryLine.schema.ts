import { builder } from '../../builder/builder.ts';
import { StageEnum, TransportModeEnum } from '../../builder/enums.ts';
import { globalId, localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { addInventoryLine } from './addInventoryLine.ts';
import { removeInventoryLine } from './removeInventoryLine.ts';
import { type SavedLines, saveInventoryLines } from './saveInventoryLines.ts';
import { updateInventoryLine } from './updateInventoryLine.ts';

const FORMULAS = { formulas: { select: { field: true, formula: true } } } as const;

export const InventoryLineRef = builder.prismaNode('InventoryLine', {
  id: { resolve: (line) => line.id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'One flow into the product system, per declared unit of the assessment.',
  fields: (t) => ({
    position: t.exposeInt('position'),
    stage: t.expose('stage', { type: StageEnum }),
    process: t.exposeString('process'),
    processZh: t.string({
      description: 'Empty where nobody has said it: `nameProcess` does.',
      resolve: ({ process }, _arguments, { loaders }) => loaders.processNameZh.load(process),
    }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    amount: t.exposeFloat('amount', {
      nullable: true,
      description: 'In `unit`, per declared unit. Null is a gap, named AMOUNT_MISSING in every result.',
    }),
    amountFormula: t.string({
      nullable: true,
      description: 'Over parameters; `amount` is its result without a scenario.',
      select: FORMULAS,
      resolve: ({ formulas }) => formulas.find(({ field }) => field === 'AMOUNT')?.formula ?? null,
    }),
    unit: t.exposeString('unit'),
    assessment: t.relation('assessment'),
    factor: t.relation('factor', { nullable: true }),
    inputAssessment: t.relation('inputAssessment', { nullable: true }),
    supplier: t.relation('supplier', { nullable: true }),
    region: t.exposeString('region', { nullable: true }),
    transportMode: t.expose('transportMode', { type: TransportModeEnum, nullable: true }),
    distanceKm: t.exposeFloat('distanceKm', { nullable: true }),
    distanceFormula: t.string({
      nullable: true,
      select: FORMULAS,
      resolve: ({ formulas }) => formulas.find(({ field }) => field === 'DISTANCE_KM')?.formula ?? null,
    }),
    scope: t.exposeInt('scope', { description: 'GHG Protocol scope as seen by the manufacturer.' }),
    primary: t.exposeBoolean('primary'),
    year: t.exposeInt('year', { nullable: true }),
    technologicalDqr: t.exposeInt('technologicalDqr', { nullable: true, description: '1 (best) to 5.' }),
    geographicalDqr: t.exposeInt('geographicalDqr', { nullable: true, description: '1 (best) to 5.' }),
    temporalDqr: t.exposeInt('temporalDqr', { nullable: true, description: '1 (best) to 5.' }),
    uncertaintyGsd: t.exposeFloat('uncertaintyGsd', { nullable: true }),
    note: t.exposeString('note'),
  }),
});

export const InventoryLineInput = builder.inputType('InventoryLineInput', {
  fields: (t) => ({
    stage: t.field({ type: StageEnum, required: true }),
    process: t.string(),
    name: t.string({ required: true }),
    nameZh: t.string(),
    amount: t.float(),
    amountFormula: t.string({
      description:
        'Over parameters, for instance `length * density`; its result takes the place of the amount. Null takes it away, left out it stays.',
    }),
    unit: t.string({ required: true }),
    factorId: t.id(),
    inputAssessmentId: t.id(),
    supplierId: t.id(),
    region: t.string(),
    transportMode: t.field({ type: TransportModeEnum }),
    distanceKm: t.float(),
    distanceFormula: t.string({ description: 'As `amountFormula`, in km.' }),
    scope: t.int({ description: '3 when not given.' }),
    primary: t.boolean(),
    year: t.int(),
    technologicalDqr: t.int(),
    geographicalDqr: t.int(),
    temporalDqr: t.int(),
    uncertaintyGsd: t.float(),
    note: t.string(),
  }),
});

const InsertedLineInput = builder.inputType('InsertedLineInput', {
  fields: (t) => ({
    before: t.id({ description: 'The line it shall stand before; at the end when not given.' }),
    line: t.field({ type: InventoryLineInput, required: true }),
  }),
});

const ReplacedLineInput = builder.inputType('ReplacedLineInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    line: t.field({ type: InventoryLineInput, required: true }),
  }),
});

const MovedLineInput = builder.inputType('MovedLineInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    before: t.id({ description: 'The line it shall stand before; at the end when not given.' }),
  }),
});

const SavedLinesRef = builder.objectRef<SavedLines>('SavedInventoryLines').implement({
  fields: (t) => ({
    insertedIds: t.idList({
      description: 'Of the inserted lines, in their order.',
      resolve: ({ insertedIds }) => insertedIds.map((id) => globalId('InventoryLine', id)),
    }),
    assessment: t.prismaField({
      type: 'Assessment',
      resolve: (query, { assessmentId }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.assessment.findUniqueOrThrow({
          ...query,
          where: { organisationId_id: { organisationId, id: assessmentId } },
        }),
    }),
  }),
});

builder.mutationFields((t) => ({
  saveInventoryLines: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: SavedLinesRef,
    description: 'Inserts, replaces, removes and moves lines of one assessment, all of it or nothing.',
    errors: refusalsOf('SaveInventoryLinesResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true, description: 'Of the assessment, as it was read.' }),
      insert: t.arg({ type: [InsertedLineInput] }),
      update: t.arg({ type: [ReplacedLineInput] }),
      remove: t.arg.idList(),
      move: t.arg({ type: [MovedLineInput] }),
    },
    resolve: (_parent, { assessmentId, revision, insert, update, remove, move }, { database, viewer }) =>
      saveInventoryLines(
        database,
        viewer,
        localIdForMutation('Assessment', 'assessment', assessmentId),
        revision,
        { insert: insert ?? [], update: update ?? [], remove: remove ?? [], move: move ?? [] },
      ),
  }),
  addInventoryLine: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: InventoryLineRef,
    errors: refusalsOf('AddInventoryLineResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      input: t.arg({ type: InventoryLineInput, required: true }),
    },
    resolve: (_parent, { assessmentId, input }, { database, viewer }) =>
      addInventoryLine(database, viewer, localIdForMutation('Assessment', 'assessment', assessmentId), input),
  }),
  updateInventoryLine: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: InventoryLineRef,
    description: 'Replaces every field of the line by the input.',
    errors: refusalsOf('UpdateInventoryLineResult'),
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: InventoryLineInput, required: true }) },
    resolve: (_parent, { id, input }, { database, viewer }) =>
      updateInventoryLine(database, viewer, localIdForMutation('InventoryLine', 'inventory line', id), input),
  }),
  removeInventoryLine: t.prismaField({
    permission: 'EDIT_PORTFOLIO',
    type: 'Assessment',
    description: 'Answers with the assessment the line belonged to.',
    errors: refusalsOf('RemoveInventoryLineResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) =>
      removeInventoryLine(database, viewer, localIdForMutation('InventoryLine', 'inventory line', id)),
  }),
}));
