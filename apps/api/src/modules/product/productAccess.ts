import type { AssessmentKind, Prisma } from '../../db/generated/client/client.ts';

export interface LocalProductFilter {
  readonly search?: string | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  readonly supplierIds: readonly string[];
  readonly familyIds: readonly string[];
  readonly kind?: AssessmentKind | null | undefined;
}

export function productWhere(organisationId: string, filter: LocalProductFilter): Prisma.ProductWhereInput {
  const search = filter.search?.trim();
  return {
    organisationId,
    ...(filter.categories?.length && { category: { in: [...filter.categories] } }),
    ...(filter.supplierIds.length > 0 && { supplierId: { in: [...filter.supplierIds] } }),
    ...((filter.kind || filter.familyIds.length > 0) && {
      currentAssessment: {
        ...(filter.kind && { kind: filter.kind }),
        ...(filter.familyIds.length > 0 && {
          OR: [
            { familyId: { in: [...filter.familyIds] } },
            { baseOf: { id: { in: [...filter.familyIds] } } },
          ],
        }),
      },
    }),
    ...(search && {
      OR: [
        { name: { contains: search, mode: 'insensitive' } },
        { nameZh: { contains: search } },
        { sku: { contains: search, mode: 'insensitive' } },
        { supplier: { name: { contains: search, mode: 'insensitive' } } },
        { supplier: { nameZh: { contains: search } } },
      ],
    }),
  };
}

export interface ProductOrderInput {
  readonly field: 'NAME' | 'SKU' | 'CATEGORY' | 'FOOTPRINT';
  readonly direction: 'ASC' | 'DESC';
}

/** Products without a result come last whatever the direction. */
export function productOrder(
  order: ProductOrderInput | null | undefined,
): Prisma.ProductOrderByWithRelationInput[] {
  const direction = order?.direction === 'DESC' ? 'desc' : 'asc';
  const byField: Record<ProductOrderInput['field'], Prisma.ProductOrderByWithRelationInput> = {
    NAME: { name: direction },
    SKU: { sku: direction },
    CATEGORY: { category: direction },
    FOOTPRINT: { currentAssessment: { baseTotalKgCo2e: { sort: direction, nulls: 'last' } } },
  };
  return [byField[order?.field ?? 'NAME'], { id: 'asc' }];
}
