import type { Database } from '../../db/database.ts';
import { chooseAssessment, type ProductOfYear } from './chooseAssessments.ts';

export interface LoadedProducts {
  readonly products: readonly ProductOfYear[];
  /** Products of others without a volume: they are looked at, not bought. */
  readonly notBought: number;
}

/** The products that take part in a year: all that we make, and those of others that have a volume. */
export async function loadProducts(
  { prisma }: Database,
  organisationId: string,
  year: number,
): Promise<LoadedProducts> {
  const rows = await prisma.product.findMany({
    where: { organisationId },
    include: {
      supplier: { select: { isOwn: true } },
      annualVolumes: { where: { year } },
      assessments: true,
    },
    orderBy: { id: 'asc' },
  });
  const all = rows.map(
    ({ supplier, annualVolumes, assessments, ...product }): ProductOfYear => ({
      ...product,
      isOwn: supplier?.isOwn ?? product.supplierId === null,
      volume: annualVolumes[0]?.volume ?? product.annualVolume,
      ...chooseAssessment(product, assessments, year),
    }),
  );
  const products = all.filter(({ isOwn, volume }) => isOwn || volume !== null);
  return { products, notBought: all.length - products.length };
}
