import type { FieldDifference } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { StageEnum, TransportModeEnum } from '../../builder/enums.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Database } from '../../db/database.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { FieldDifferenceRef } from '../assessmentDiff/assessmentDiff.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { type BulkEffect, calculateEffects } from './calculateEffects.ts';
import type { LineMove } from './lineChange.ts';
import { type LineRefusal, type PlannedLine, planBulkEdit } from './planBulkEdit.ts';
import { type EditedLine, saveBulkEdit } from './saveBulkEdit.ts';
import { undoBulkEdit } from './undoBulkEdit.ts';

const LineFilterInput = builder.inputType('LineFilterInput', {
  description: 'Lines of current calculated assessments that fit all that is given.',
  fields: (t) => ({
    lineIds: t.idList(),
    productIds: t.idList(),
    familyIds: t.idList(),
    categories: t.stringList(),
    stages: t.field({ type: [StageEnum] }),
    search: t.string({ description: 'In the name of the line or its factor, the process, the note.' }),
    processes: t.stringList(),
    factorIds: t.idList(),
    supplierIds: t.idList(),
    regions: t.stringList(),
    transportModes: t.field({ type: [TransportModeEnum] }),
  }),
});

const LineChangeInput = builder.inputType('LineChangeInput', {
  description: 'What is not given stays; null takes a value away.',
  fields: (t) => ({
    factorId: t.id(),
    supplierId: t.id(),
    amountFactor: t.float({ description: 'Amounts times this.' }),
    transportMode: t.field({
      type: TransportModeEnum,
      description: 'Of lines that state a mode or a distance. The factor stays unless one is given.',
    }),
    distanceKm: t.float({
      description: 'Of lines that state a mode or a distance; tonne-kilometres grow with it.',
    }),
    region: t.string(),
    technologicalDqr: t.int(),
    geographicalDqr: t.int(),
    temporalDqr: t.int(),
    primary: t.boolean(),
    comment: t.string({ description: 'Added to the note of each line.' }),
  }),
});

const RefusalRef = builder.objectRef<LineRefusal>('LineRefusal').implement({
  description: 'Why a line stays as it is.',
  fields: (t) => ({
    code: t.exposeString('code'),
    message: t.exposeString('message'),
    remedy: t.exposeString('remedy'),
  }),
});

const PlannedLineRef = builder.objectRef<PlannedLine>('PlannedLine').implement({
  fields: (t) => ({
    line: t.field({ type: InventoryLineRef, resolve: ({ line }) => line }),
    assessment: t.field({ type: AssessmentRef, resolve: ({ line }) => line.assessment }),
    fields: t.field({
      type: [FieldDifferenceRef],
      description: 'What moves; empty where the line is so already.',
      resolve: ({ line, move }) => differencesOf(line, move),
    }),
    refusal: t.field({ type: RefusalRef, nullable: true, resolve: ({ refusal }) => refusal }),
  }),
});

const EffectRef = builder.objectRef<BulkEffect>('BulkEditEffect').implement({
  description: 'kg CO2e per declared unit, base case; null where only gaps are.',
  fields: (t) => ({
    assessment: t.prismaField({
      type: AssessmentRef,
      nullable: true,
      resolve: (query, { assessmentId }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.assessment.findUnique({
          ...query,
          where: { organisationId_id: { organisationId, id: assessmentId } },
        }),
    }),
    before: t.exposeFloat('before', { nullable: true }),
    after: t.exposeFloat('after', { nullable: true }),
    isIndirect: t.exposeBoolean('isIndirect', {
      description: 'None of its own lines is meant: it follows a family, or is made of what moves.',
    }),
  }),
});

interface BulkEditPreview {
  readonly lines: readonly PlannedLine[];
}

const PreviewRef = builder.objectRef<BulkEditPreview>('BulkEditPreview').implement({
  description: 'What a change would do to many lines. Nothing moves until it is saved.',
  fields: (t) => ({
    lines: t.field({ type: [PlannedLineRef], resolve: ({ lines }) => [...lines] }),
    effects: t.field({
      type: [EffectRef],
      description: 'Of every assessment that would move, also through a family or as a part.',
      resolve: async ({ lines }, _arguments, { database, viewer }) => [
        ...(await calculateEffects(database, viewer.organisationId, lines)),
      ],
    }),
  }),
});

function differencesOf(line: PlannedLine['line'], move: LineMove): FieldDifference[] {
  return Object.entries(move).map(([field, after]) => ({
    field,
    before: line[field as keyof LineMove] ?? null,
    after: after ?? null,
  }));
}

const BulkEditRef = builder.prismaNode('BulkEdit', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'One change that was made to many lines at once.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    userName: t.exposeString('userName'),
    fields: t.stringList({
      description: 'Names of the fields that moved.',
      select: { lines: true },
      resolve: ({ lines }) =>
        [...new Set(editedLines(lines).flatMap(({ after }) => Object.keys(after)))].sort(),
    }),
    lineCount: t.int({ select: { lines: true }, resolve: ({ lines }) => editedLines(lines).length }),
    assessmentCount: t.int({
      select: { lines: true },
      resolve: ({ lines }) => new Set(editedLines(lines).map(({ assessmentId }) => assessmentId)).size,
    }),
    undoneAt: t.expose('undoneAt', { type: 'DateTime', nullable: true }),
  }),
});

function editedLines(lines: unknown): readonly EditedLine[] {
  return lines as readonly EditedLine[];
}

builder.queryFields((t) => ({
  bulkEditPreview: t.field({
    type: PreviewRef,
    complexity: { field: 500, multiplier: 10 },
    args: {
      filter: t.arg({ type: LineFilterInput, required: true }),
      change: t.arg({ type: LineChangeInput, required: true }),
    },
    resolve: async (_parent, { filter, change }, { database, viewer }) => ({
      lines: await planBulkEdit(database, viewer.organisationId, filter, change),
    }),
  }),
  bulkEdits: t.prismaField({
    type: [BulkEditRef],
    description: 'The latest first.',
    args: { first: t.arg.int({ defaultValue: 20 }) },
    resolve: (query, _parent, { first }, { database, viewer: { organisationId } }) =>
      database.prisma.bulkEdit.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ at: 'desc' }, { id: 'asc' }],
        take: Math.min(Math.max(first ?? 20, 1), 100),
      }),
  }),
}));

const ReadRevisionInput = builder.inputType('ReadRevisionInput', {
  fields: (t) => ({
    assessmentId: t.id({ required: true }),
    revision: t.int({ required: true, description: 'As it was read.' }),
  }),
});

builder.mutationFields((t) => ({
  bulkEditLines: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: BulkEditRef,
    description: 'Changes chosen lines of any number of assessments; all of them or none.',
    errors: refusalsOf('BulkEditLinesResult'),
    args: {
      lineIds: t.arg.idList({ required: true }),
      change: t.arg({ type: LineChangeInput, required: true }),
      revisions: t.arg({
        type: [ReadRevisionInput],
        required: true,
        description: 'Of the assessments of these lines, as the preview gave them.',
      }),
    },
    resolve: async (_parent, input, { database, viewer }) =>
      readEdit(database, viewer.organisationId, await saveBulkEdit(database, viewer, input)),
  }),
  undoBulkEdit: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: BulkEditRef,
    description: 'Gives the lines back what they were, as long as nobody has touched what the edit wrote.',
    errors: refusalsOf('UndoBulkEditResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer }) =>
      readEdit(
        database,
        viewer.organisationId,
        await undoBulkEdit(database, viewer, localIdForMutation('BulkEdit', 'bulk edit', id)),
      ),
  }),
}));

function readEdit({ prisma }: Database, organisationId: string, id: string) {
  return prisma.bulkEdit.findUniqueOrThrow({ where: { organisationId_id: { organisationId, id } } });
}
