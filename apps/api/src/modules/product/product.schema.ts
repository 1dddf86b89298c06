import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { AssessmentKindEnum, OrderDirectionEnum } from '../../builder/enums.ts';
import { globalId, localIdForMutation, localIdOrNull, localIds } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { createProduct } from './createProduct.ts';
import { productOrder, productWhere } from './productAccess.ts';
import { removeProduct } from './removeProduct.ts';
import { updateProduct } from './updateProduct.ts';

export const ProductRef = builder.prismaNode('Product', {
  id: { resolve: (product) => product.id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  fields: (t) => ({
    sku: t.exposeString('sku'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    category: t.exposeString('category'),
    categoryZh: t.exposeString('categoryZh'),
    description: t.exposeString('description'),
    cnCode: t.exposeString('cnCode', {
      nullable: true,
      description: 'Combined Nomenclature or HS code as text; null when unknown.',
    }),
    massKg: t.exposeFloat('massKg', {
      nullable: true,
      description: 'kg of one declared unit; null when unknown.',
    }),
    annualVolume: t.exposeFloat('annualVolume', {
      nullable: true,
      description: 'Declared units a year; null when unknown.',
    }),
    piecesPerDeclaredUnit: t.exposeFloat('piecesPerDeclaredUnit', {
      nullable: true,
      description:
        'Pieces in one declared unit. Null when not stated; a declared unit counted in pieces then speaks for itself.',
    }),
    price: t.exposeFloat('price', {
      nullable: true,
      description: 'Price of one declared unit, in `priceCurrency` of `priceYear`; null when unknown.',
    }),
    priceCurrency: t.exposeString('priceCurrency', { nullable: true, description: 'ISO 4217.' }),
    priceYear: t.exposeInt('priceYear', { nullable: true }),
    brand: t.exposeString('brand', { description: 'It is sold under; empty when not stated.' }),
    site: t.relation('site', { nullable: true, description: 'Where it is made.' }),
    revision: t.exposeInt('revision', {
      description: 'Moves with every change; `updateProduct` is given the one that was read.',
    }),
    supplier: t.relation('supplier', { nullable: true }),
    currentAssessment: t.relation('currentAssessment', {
      nullable: true,
      description: 'The assessment a comparison takes: the newest that is not withdrawn.',
    }),
    assessments: t.relatedConnection(
      'assessments',
      {
        cursor: 'organisationId_id',
        complexity: connectionComplexity,
        totalCount: true,
        query: { orderBy: { version: 'desc' } },
      },
      ...connectionNames('ProductAssessment'),
    ),
  }),
});

const ProductFilter = builder.inputType('ProductFilter', {
  fields: (t) => ({
    search: t.string(),
    categories: t.stringList(),
    supplierIds: t.idList(),
    kind: t.field({ type: AssessmentKindEnum }),
    familyIds: t.idList({ description: 'Bases and variants of these families.' }),
  }),
});

const ProductOrderField = builder.enumType('ProductOrderField', {
  values: ['NAME', 'SKU', 'CATEGORY', 'FOOTPRINT'] as const,
});

const ProductOrder = builder.inputType('ProductOrder', {
  fields: (t) => ({
    field: t.field({ type: ProductOrderField, required: true }),
    direction: t.field({ type: OrderDirectionEnum, required: true }),
  }),
});

const ProductCategoryRef = builder
  .objectRef<{ name: string; nameZh: string; productCount: number }>('ProductCategory')
  .implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      nameZh: t.exposeString('nameZh'),
      productCount: t.exposeInt('productCount'),
    }),
  });

builder.queryFields((t) => ({
  product: t.prismaField({
    type: ProductRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) => {
      const productId = localIdOrNull('Product', id);
      if (productId === null) return null;
      return database.prisma.product.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: productId } },
      });
    },
  }),
  products: t.prismaConnection(
    {
      type: ProductRef,
      cursor: 'organisationId_id',
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: ProductFilter }), orderBy: t.arg({ type: ProductOrder }) },
      totalCount: (_parent, { filter }, { database, viewer }) =>
        database.prisma.product.count({ where: productWhere(viewer.organisationId, localFilter(filter)) }),
      resolve: (query, _parent, { filter, orderBy }, { database, viewer }) =>
        database.prisma.product.findMany({
          ...query,
          where: productWhere(viewer.organisationId, localFilter(filter)),
          orderBy: productOrder(orderBy),
        }),
    },
    ...connectionNames('Product'),
  ),
  productCategories: t.field({
    type: [ProductCategoryRef],
    resolve: async (_parent, _arguments, { database, viewer }) => {
      const groups = await database.prisma.product.groupBy({
        by: ['category', 'categoryZh'],
        where: { organisationId: viewer.organisationId },
        _count: true,
        orderBy: { category: 'asc' },
      });
      return groups.map((group) => ({
        name: group.category,
        nameZh: group.categoryZh,
        productCount: group._count,
      }));
    },
  }),
}));

const CreateProductInput = builder.inputType('CreateProductInput', {
  fields: (t) => ({
    sku: t.string({ required: true }),
    name: t.string({ required: true }),
    nameZh: t.string(),
    category: t.string({ required: true }),
    categoryZh: t.string(),
    description: t.string(),
    cnCode: t.string(),
    massKg: t.float(),
    annualVolume: t.float(),
    piecesPerDeclaredUnit: t.float(),
    price: t.float({ description: 'Of one declared unit; needs `priceCurrency` and `priceYear`.' }),
    priceCurrency: t.string({ description: 'ISO 4217: CNY, EUR, USD.' }),
    priceYear: t.int(),
    supplierId: t.id(),
    brand: t.string(),
    siteId: t.id(),
  }),
});

builder.mutationField('createProduct', (t) =>
  t.field({
    permission: 'EDIT_PORTFOLIO',
    type: ProductRef,
    errors: refusalsOf('CreateProductResult'),
    args: { input: t.arg({ type: CreateProductInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      createProduct(database, viewer.organisationId, input),
  }),
);

const UpdateProductInput = builder.inputType('UpdateProductInput', {
  description: 'What is not given stays; null takes a value away.',
  fields: (t) => ({
    sku: t.string(),
    name: t.string(),
    nameZh: t.string(),
    category: t.string(),
    categoryZh: t.string(),
    description: t.string(),
    cnCode: t.string(),
    massKg: t.float(),
    annualVolume: t.float(),
    piecesPerDeclaredUnit: t.float(),
    price: t.float({
      description:
        'Of one declared unit; what is not given of `price`, `priceCurrency` and `priceYear` stays.',
    }),
    priceCurrency: t.string(),
    priceYear: t.int(),
    supplierId: t.id(),
    brand: t.string(),
    siteId: t.id(),
  }),
});

const RemovedProductRef = builder.objectRef<{ id: string }>('RemovedProduct').implement({
  fields: (t) => ({ id: t.id({ resolve: ({ id }) => globalId('Product', id) }) }),
});

builder.mutationFields((t) => ({
  updateProduct: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: ProductRef,
    errors: refusalsOf('UpdateProductResult'),
    args: {
      id: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true, description: 'As it was read.' }),
      input: t.arg({ type: UpdateProductInput, required: true }),
    },
    resolve: (_parent, { id, revision, input }, { database, viewer }) =>
      updateProduct(
        database,
        viewer.organisationId,
        localIdForMutation('Product', 'product', id),
        revision,
        input,
      ),
  }),
  removeProduct: t.field({
    permission: 'EDIT_PORTFOLIO',
    type: RemovedProductRef,
    description: 'With all its assessments; refused while another product is made of it.',
    errors: refusalsOf('RemoveProductResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer }) => ({
      id: await removeProduct(database, viewer.organisationId, localIdForMutation('Product', 'product', id)),
    }),
  }),
}));

function localFilter(filter: typeof ProductFilter.$inferInput | null | undefined) {
  return {
    ...filter,
    supplierIds: localIds('Supplier', filter?.supplierIds, 'filter.supplierIds'),
    familyIds: localIds('ProductFamily', filter?.familyIds, 'filter.familyIds'),
  };
}
