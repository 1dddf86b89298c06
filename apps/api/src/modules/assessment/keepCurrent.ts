import type { Prisma, Product } from '../../db/generated/client/client.ts';

/** Lets a product point to the newest of its assessments that is not withdrawn. */
export async function keepCurrent(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  productId: string,
): Promise<Product> {
  const newest = await transaction.assessment.findFirst({
    where: { organisationId, productId, status: { not: 'WITHDRAWN' } },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  return transaction.product.update({
    where: { organisationId_id: { organisationId, id: productId } },
    data: { currentAssessmentId: newest?.id ?? null },
  });
}
