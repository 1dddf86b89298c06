import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { OrderDirectionEnum } from '../../builder/enums.ts';
import { localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { LabelStateEnum } from '../factoryEvaluation/evaluationEnums.ts';
import { evaluationsInStates } from '../factoryEvaluation/evaluationsInStates.ts';
import { RankWeightsInput, weightsFrom } from '../supplierRank/rankWeights.schema.ts';
import { createSupplier } from './createSupplier.ts';
import { pageOf } from './pageOf.ts';

builder.prismaNode('Site', {
  id: { resolve: (site) => site.id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    region: t.exposeString('region', { description: 'ISO 3166-1 or 3166-2.' }),
  }),
});

export const SupplierRef = builder.prismaNode('Supplier', {
  id: { resolve: (supplier) => supplier.id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    country: t.exposeString('country', { description: 'ISO 3166-1 alpha-2, or empty when not known.' }),
    industry: t.exposeString('industry'),
    isOwn: t.exposeBoolean('isOwn', { description: 'Our own works, entered as a supplier.' }),
    sites: t.relation('sites', { query: { orderBy: { id: 'asc' } } }),
    productCount: t.relationCount('products'),
    products: t.relatedConnection(
      'products',
      {
        cursor: 'organisationId_id',
        complexity: connectionComplexity,
        totalCount: true,
        query: { orderBy: [{ category: 'asc' }, { name: 'asc' }, { id: 'asc' }] },
      },
      ...connectionNames('SupplierProduct'),
    ),
    lines: t.relatedConnection(
      'lines',
      {
        cursor: 'organisationId_id',
        complexity: connectionComplexity,
        totalCount: true,
        description: 'What it delivers: lines of inventories that name it.',
        query: { orderBy: [{ assessmentId: 'asc' }, { position: 'asc' }] },
      },
      ...connectionNames('SupplierLine'),
    ),
  }),
});

const SupplierFilter = builder.inputType('SupplierFilter', {
  fields: (t) => ({
    search: t.string(),
    countries: t.stringList(),
    labelStates: t.field({
      type: [LabelStateEnum],
      description: 'Suppliers with a label in one of these states today.',
    }),
    labelGrades: t.stringList({ description: 'Suppliers whose label has one of these grades.' }),
  }),
});

const SupplierOrderField = builder.enumType('SupplierOrderField', {
  description: 'RANK: labelled and well documented suppliers first with DESC; see `rank` for why.',
  values: ['NAME', 'COUNTRY', 'RANK'] as const,
});

const SupplierOrder = builder.inputType('SupplierOrder', {
  fields: (t) => ({
    field: t.field({ type: SupplierOrderField, required: true }),
    direction: t.field({ type: OrderDirectionEnum, required: true }),
  }),
});

builder.queryFields((t) => ({
  supplier: t.prismaField({
    type: SupplierRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) => {
      const supplierId = localIdOrNull('Supplier', id);
      if (supplierId === null) return null;
      return database.prisma.supplier.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: supplierId } },
      });
    },
  }),
  suppliers: t.prismaConnection(
    {
      type: SupplierRef,
      cursor: 'organisationId_id',
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: SupplierFilter }),
        orderBy: t.arg({ type: SupplierOrder }),
        rankWeights: t.arg({ type: RankWeightsInput, description: 'For the order RANK.' }),
      },
      totalCount: (_parent, { filter }, { database, viewer }) =>
        database.prisma.supplier.count({ where: supplierWhere(viewer.organisationId, filter) }),
      resolve: async (query, _parent, { filter, orderBy, rankWeights }, { database, viewer, loaders }) => {
        const where = supplierWhere(viewer.organisationId, filter);
        const { supplier } = database.prisma;
        if (orderBy?.field !== 'RANK')
          return supplier.findMany({ ...query, where, orderBy: supplierOrder(orderBy) });
        const weights = weightsFrom(rankWeights);
        const ordered = (await loaders.ranks.load('ALL')).ordered(weights);
        const wanted = isFiltered(filter)
          ? new Set((await supplier.findMany({ where, select: { id: true } })).map(({ id }) => id))
          : null;
        const ranked = wanted === null ? ordered : ordered.filter((id) => wanted.has(id));
        const ids = pageOf(orderBy.direction === 'DESC' ? ranked : [...ranked].reverse(), query);
        const { cursor: _cursor, skip: _skip, take: _take, ...selection } = query;
        const rows = await supplier.findMany({ ...selection, where: { ...where, id: { in: ids } } });
        return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      },
    },
    ...connectionNames('Supplier'),
  ),
}));

const CreateSupplierInput = builder.inputType('CreateSupplierInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    nameZh: t.string(),
    country: t.string({ description: 'ISO 3166-1 alpha-2.' }),
    industry: t.string(),
  }),
});

builder.mutationField('createSupplier', (t) =>
  t.field({
    permission: 'EDIT_PORTFOLIO',
    type: SupplierRef,
    errors: refusalsOf('CreateSupplierResult'),
    args: { input: t.arg({ type: CreateSupplierInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      createSupplier(database, viewer.organisationId, input),
  }),
);

function supplierWhere(
  organisationId: string,
  filter: typeof SupplierFilter.$inferInput | null | undefined,
): Prisma.SupplierWhereInput {
  const search = filter?.search?.trim();
  const states = filter?.labelStates?.map((state) => (state === 'VALID' ? 'LABELLED' : state)) ?? [];
  const grades = filter?.labelGrades ?? [];
  return {
    organisationId,
    ...(states.length + grades.length > 0 && {
      evaluations: {
        some: {
          ...(states.length > 0 ? evaluationsInStates(states) : {}),
          ...(grades.length > 0 && { label: { grade: { in: grades } } }),
        },
      },
    }),
    ...(filter?.countries?.length && { country: { in: filter.countries } }),
    ...(search && {
      OR: [{ name: { contains: search, mode: 'insensitive' } }, { nameZh: { contains: search } }],
    }),
  };
}

function isFiltered(filter: typeof SupplierFilter.$inferInput | null | undefined): boolean {
  return Object.values(filter ?? {}).some((value) =>
    Array.isArray(value) ? value.length > 0 : Boolean(value),
  );
}

function supplierOrder(
  order: typeof SupplierOrder.$inferInput | null | undefined,
): Prisma.SupplierOrderByWithRelationInput[] {
  const direction = order?.direction === 'DESC' ? 'desc' : 'asc';
  return [order?.field === 'COUNTRY' ? { country: direction } : { name: direction }, { id: 'asc' }];
}
