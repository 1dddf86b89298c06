import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { StageEnum } from '../../builder/enums.ts';
import { globalId, localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { InventoryLineInput, InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { ProductRef } from '../product/product.schema.ts';
import { changeFamilyLines } from './changeFamilyLines.ts';
import { createVariants } from './createVariants.ts';
import { type FamilyCell, type FamilyRow, familyRows } from './familyRows.ts';
import { findStanding } from './lockWithFollowers.ts';
import { dissolveFamily, renameFamily } from './updateFamily.ts';

const FamilyCellRef = builder.objectRef<FamilyCell>('FamilyCell').implement({
  description: 'A line of a family in one variant.',
  fields: (t) => ({
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: "The variant's own row of the line; null where it does without it.",
      resolve: ({ line }) => line,
    }),
    differences: t.stringList({
      description:
        "Names of the fields of `InventoryLineInput` in which it does not follow the family's line.",
      resolve: ({ differences }) => [...differences],
    }),
    amountScale: t.exposeFloat('amountScale', {
      nullable: true,
      description: "The amount is the family's times this, also when the family's changes.",
    }),
  }),
});

const FamilyRowRef = builder.objectRef<FamilyRow>('FamilyRow').implement({
  fields: (t) => ({
    shared: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: "The base's line, which the variants follow; null for a line that only one variant has.",
      resolve: ({ shared }) => shared,
    }),
    cells: t.field({
      type: [FamilyCellRef],
      description: 'In the order of `variants`.',
      resolve: ({ cells }) => [...cells],
    }),
  }),
});

/** Products whose newest version follows something else than the family are no variants any more. */
const VARIANTS = {
  where: { currentOf: { isNot: null } },
  orderBy: [{ product: { createdAt: 'asc' } }, { product: { sku: 'asc' } }],
} satisfies Prisma.ProductFamily$variantsArgs;
const IN_ORDER = { orderBy: { position: 'asc' } } as const;

export const ProductFamilyRef = builder.prismaNode('ProductFamily', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description:
    'A base product and its variants. What they share is stated once, in the lines of the base; a variant holds its differences.',
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    base: t.relation('baseAssessment', { description: 'Whose lines the variants follow.' }),
    variants: t.relation('variants', {
      description: 'The newest version of each variant.',
      query: VARIANTS,
      complexity: { field: 1, multiplier: 10 },
    }),
    variantCount: t.relationCount('variants', { where: VARIANTS.where }),
    standing: t.idList({
      description:
        'Of the variants those that are settled, or part of a settled version: they stand, and catch up with the family in their next version.',
      select: { organisationId: true, variants: { ...VARIANTS, select: { id: true } } },
      resolve: async ({ organisationId, variants }, _arguments, { database }) => {
        const ids = variants.map(({ id }) => id);
        const standing = await findStanding(database.prisma, organisationId, ids);
        return [...standing].map((id) => globalId('Assessment', id));
      },
    }),
    rows: t.field({
      type: [FamilyRowRef],
      description: 'Lines × variants: the lines of the base in their order, then those of single variants.',
      complexity: { field: 5, multiplier: 20 },
      select: {
        baseAssessment: { select: { lines: IN_ORDER } },
        variants: { ...VARIANTS, select: { lines: IN_ORDER } },
      },
      resolve: ({ baseAssessment, variants }) => [...familyRows(baseAssessment.lines, variants)],
    }),
  }),
});

builder.prismaObjectField(ProductRef, 'family', (t) =>
  t.field({
    type: ProductFamilyRef,
    nullable: true,
    description: 'The family it is the base or a variant of, by its current assessment.',
    select: (_arguments, _context, nestedSelection) => ({
      currentAssessment: {
        select: { family: nestedSelection(true), baseOf: nestedSelection(true) },
      },
    }),
    resolve: ({ currentAssessment }) => currentAssessment?.family ?? currentAssessment?.baseOf ?? null,
  }),
);

builder.queryFields((t) => ({
  family: t.prismaField({
    type: ProductFamilyRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) => {
      const familyId = localIdOrNull('ProductFamily', id);
      if (familyId === null) return null;
      return database.prisma.productFamily.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: familyId } },
      });
    },
  }),
  families: t.prismaConnection(
    {
      type: ProductFamilyRef,
      cursor: 'organisationId_id',
      complexity: connectionComplexity,
      totalCount: (_parent, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.productFamily.count({ where: { organisationId } }),
      resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.productFamily.findMany({
          ...query,
          where: { organisationId },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    ...connectionNames('ProductFamily'),
  ),
}));

const LineDifferenceInput = builder.inputType('LineDifferenceInput', {
  description: 'What is not given stays as it is.',
  fields: (t) => ({
    lineId: t.id({ required: true, description: "The base's line." }),
    amount: t.float(),
    unit: t.string(),
    amountScale: t.float({ description: "The amount is the family's times this, whatever that becomes." }),
    factorId: t.id(),
    supplierId: t.id(),
    leaveOut: t.boolean({ description: 'In the base: for all variants.' }),
    putBack: t.boolean({ description: "As the family's again, also where it was left out." }),
  }),
});

const VariantInput = builder.inputType('VariantInput', {
  fields: (t) => ({
    sku: t.string({ required: true }),
    name: t.string({ required: true }),
    nameZh: t.string(),
    massKg: t.float({ description: "The base's when not given." }),
    declaredUnitAmount: t.float(),
    functionalUnit: t.string(),
    functionalUnitZh: t.string(),
    amountScale: t.float({
      description: 'Amounts are the family’s times this, for instance 1.5 for one half larger.',
    }),
    scaledStages: t.field({ type: [StageEnum], description: 'Of which stages; of all when not given.' }),
    differences: t.field({ type: [LineDifferenceInput] }),
    lines: t.field({ type: [InventoryLineInput], description: 'That only this variant has.' }),
  }),
});

const FamilyChangeInput = builder.inputType('FamilyChangeInput', {
  fields: (t) => ({
    assessmentId: t.id({ required: true, description: 'The base, for all that follow it, or a variant.' }),
    revision: t.int({ required: true, description: 'Of the assessment, as it was read.' }),
    lines: t.field({ type: [LineDifferenceInput], required: true }),
  }),
});

const DissolvedRef = builder.objectRef<{ id: string }>('DissolvedFamily').implement({
  fields: (t) => ({ id: t.id({ resolve: ({ id }) => globalId('ProductFamily', id) }) }),
});

builder.mutationFields((t) => ({
  createVariants: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: ProductFamilyRef,
    description:
      'Makes products that share the lines of an assessment and differ in a few; all of them or none.',
    errors: refusalsOf('CreateVariantsResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true, description: 'Of the assessment, as it was read.' }),
      familyName: t.arg.string({ description: "Of a new family; the product's when not given." }),
      familyNameZh: t.arg.string(),
      variants: t.arg({ type: [VariantInput], required: true }),
    },
    resolve: async (_parent, input, { database, viewer }) =>
      readFamily(database, viewer.organisationId, await createVariants(database, viewer, input)),
  }),
  changeFamilyLines: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: ProductFamilyRef,
    description: 'In the base for all variants, in a variant for it alone; all of it or nothing.',
    errors: refusalsOf('ChangeFamilyLinesResult'),
    args: {
      id: t.arg.id({ required: true }),
      changes: t.arg({ type: [FamilyChangeInput], required: true }),
    },
    resolve: async (_parent, { id, changes }, { database, viewer }) => {
      const familyId = localIdForMutation('ProductFamily', 'product family', id);
      await changeFamilyLines(database, viewer, familyId, changes);
      return readFamily(database, viewer.organisationId, familyId);
    },
  }),
  renameFamily: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: ProductFamilyRef,
    errors: refusalsOf('RenameFamilyResult'),
    args: {
      id: t.arg.id({ required: true }),
      name: t.arg.string({ required: true }),
      nameZh: t.arg.string(),
    },
    resolve: (_parent, { id, ...names }, { database, viewer }) =>
      renameFamily(
        database,
        viewer.organisationId,
        localIdForMutation('ProductFamily', 'product family', id),
        names,
      ),
  }),
  dissolveFamily: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: DissolvedRef,
    description: 'Every variant keeps its lines as they are, as its own.',
    errors: refusalsOf('DissolveFamilyResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer }) => ({
      id: await dissolveFamily(
        database,
        viewer.organisationId,
        localIdForMutation('ProductFamily', 'product family', id),
      ),
    }),
  }),
}));

function readFamily({ prisma }: Database, organisationId: string, id: string) {
  return prisma.productFamily.findUniqueOrThrow({ where: { organisationId_id: { organisationId, id } } });
}
