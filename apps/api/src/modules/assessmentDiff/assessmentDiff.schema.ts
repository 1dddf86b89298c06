import type { ExclusionDifference, FieldDifference, LineDifference, StatedValue } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { localId } from '../../builder/ids.ts';
import type { Context } from '../../context/context.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { type ComparedPair, compareAssessments } from './compareAssessments.ts';
import type { ReadLine } from './readCompared.ts';

const LineDifferenceKindEnum = builder.enumType('LineDifferenceKind', {
  values: {
    ADDED: {},
    REMOVED: {},
    CHANGED: { description: 'Something stated of it is different.' },
    RECALCULATED: {
      description:
        'Nothing stated of it is different, but what it is calculated from is: a used product, the GWP set, a parameter.',
    },
  } as const,
});

const ExclusionDifferenceKindEnum = builder.enumType('ExclusionDifferenceKind', {
  values: ['ADDED', 'REMOVED', 'CHANGED'] as const,
});

interface ShownValue {
  readonly text: string;
  readonly textZh: string;
  readonly number: number | null;
}

const ValueRef = builder.objectRef<ShownValue>('StatedValue').implement({
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'A code, a day, a text, `true` or `false`; for what is named by an id, its name.',
    }),
    textZh: t.exposeString('textZh', { description: 'The same text where there is no Chinese name.' }),
    number: t.exposeFloat('number', { nullable: true, description: 'Of a figure; null else.' }),
  }),
});

export const FieldDifferenceRef = builder.objectRef<FieldDifference>('FieldDifference').implement({
  description: 'A field that is stated differently; null where nothing is stated.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'As the inputs name it.' }),
    before: t.field({
      type: ValueRef,
      nullable: true,
      resolve: ({ field, before }, _arguments, context) => showValue(field, before, context),
    }),
    after: t.field({
      type: ValueRef,
      nullable: true,
      resolve: ({ field, after }, _arguments, context) => showValue(field, after, context),
    }),
  }),
});

const ExclusionDifferenceRef = builder.objectRef<ExclusionDifference>('ExclusionDifference').implement({
  fields: (t) => ({
    kind: t.expose('kind', { type: ExclusionDifferenceKindEnum }),
    name: t.exposeString('name'),
    fields: t.field({ type: [FieldDifferenceRef], resolve: ({ fields }) => [...fields] }),
  }),
});

const LineDifferenceRef = builder.objectRef<LineDifference<ReadLine>>('LineDifference').implement({
  fields: (t) => ({
    kind: t.expose('kind', { type: LineDifferenceKindEnum }),
    before: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'Null for a line that was added.',
      resolve: ({ before }) => before?.row ?? null,
    }),
    after: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'Null for a line that was removed.',
      resolve: ({ after }) => after?.row ?? null,
    }),
    fields: t.field({
      type: [FieldDifferenceRef],
      description: 'Empty for lines that come or go.',
      resolve: ({ fields }) => [...fields],
    }),
    beforeKgCo2e: t.float({
      nullable: true,
      description: 'What it adds to the total; null where only gaps are, and of a line that is not there.',
      resolve: ({ before }) => before?.kgCo2e ?? null,
    }),
    afterKgCo2e: t.float({ nullable: true, resolve: ({ after }) => after?.kgCo2e ?? null }),
    effectKgCo2e: t.exposeFloat('effectKgCo2e', {
      description: 'Added to the total; below zero is less. A gap enters as nothing and is named in `gaps`.',
    }),
    gaps: t.stringList({ description: 'Codes, of both sides.', resolve: ({ gaps }) => [...gaps] }),
  }),
});

const DiffRef = builder.objectRef<ComparedPair>('AssessmentDiff').implement({
  description:
    'What is different between two assessments: the effects of its lines + unexplained = difference, kg CO2e per declared unit.',
  fields: (t) => ({
    from: t.field({ type: AssessmentRef, resolve: ({ from }) => from.assessment }),
    to: t.field({ type: AssessmentRef, resolve: ({ to }) => to.assessment }),
    fromKgCo2e: t.float({ nullable: true, resolve: ({ from }) => from.totalKgCo2e }),
    toKgCo2e: t.float({ nullable: true, resolve: ({ to }) => to.totalKgCo2e }),
    isSameUnit: t.boolean({
      description:
        'Whether both are for the same amount of the same unit: else the effects are not like for like.',
      resolve: ({ from: { assessment: from }, to: { assessment: to } }) =>
        from.declaredUnit === to.declaredUnit && from.declaredUnitAmount === to.declaredUnitAmount,
    }),
    statements: t.field({
      type: [FieldDifferenceRef],
      description: 'Unit, boundary and scope.',
      resolve: ({ statements }) => [...statements],
    }),
    exclusions: t.field({ type: [ExclusionDifferenceRef], resolve: ({ exclusions }) => [...exclusions] }),
    lines: t.field({
      type: [LineDifferenceRef],
      description: 'Those that move the total most first.',
      resolve: ({ lines }) => [...lines],
    }),
    unchangedLines: t.exposeInt('unchangedLines'),
    differenceKgCo2e: t.exposeFloat('differenceKgCo2e', {
      nullable: true,
      description: 'Null where one of the totals is only gaps.',
    }),
    unexplainedKgCo2e: t.exposeFloat('unexplainedKgCo2e', {
      nullable: true,
      description: 'What no line accounts for, such as published values of a declared footprint.',
    }),
  }),
});

builder.queryField('assessmentDiff', (t) =>
  t.field({
    type: DiffRef,
    description:
      'Two assessments laid beside each other. A line is the same where it was copied from the other side, else by stage, process and name.',
    complexity: { field: 100, multiplier: 1 },
    args: { fromId: t.arg.id({ required: true }), toId: t.arg.id({ required: true }) },
    resolve: (_parent, { fromId, toId }, { database, viewer }) =>
      compareAssessments(
        database,
        viewer.organisationId,
        localId('Assessment', fromId, 'fromId'),
        localId('Assessment', toId, 'toId'),
      ),
  }),
);

async function showValue(field: string, value: StatedValue, context: Context): Promise<ShownValue | null> {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { text: String(value), textZh: String(value), number: value };
  const name = typeof value === 'string' ? await nameOf(field, value, context) : null;
  return { text: String(value), textZh: String(value), ...name, number: null };
}

async function nameOf(
  field: string,
  id: string,
  { loaders, database, viewer: { organisationId } }: Context,
): Promise<{ readonly text: string; readonly textZh: string } | null> {
  if (field === 'factorId') {
    const factor = await loaders.factor.load(id);
    if (factor === null) return null;
    const suffix = ` (${[factor.region, factor.year].filter((each) => each !== null).join(', ')})`;
    return { text: factor.name + suffix, textZh: (factor.nameZh || factor.name) + suffix };
  }
  if (field === 'supplierId') {
    const supplier = await loaders.supplier.load(id);
    return supplier && { text: supplier.name, textZh: supplier.nameZh || supplier.name };
  }
  if (field !== 'inputAssessmentId') return null;
  const used = await database.prisma.assessment.findUnique({
    where: { organisationId_id: { organisationId, id } },
    select: { version: true, product: { select: { name: true, nameZh: true } } },
  });
  if (used === null) return null;
  const { name, nameZh } = used.product;
  return { text: `${name}, version ${used.version}`, textZh: `${nameZh || name}，第 ${used.version} 版` };
}
