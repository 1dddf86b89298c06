import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Product } from '../../db/generated/client/client.ts';
import { NotFound } from '../../errors/refusals.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { refuseBase } from '../productFamily/refuseBase.ts';
import { keepCurrent } from './keepCurrent.ts';
import { refuseUsed } from './refuseUsed.ts';

/**
 * Removes one version of an assessment with its lines and results. The newest of the others that is not withdrawn
 * becomes the current one.
 *
 * @returns the product it belonged to
 * @throws NotFound; InvalidInput with the code IN_USE while another product is made of it, BASE_OF_FAMILY while variants
 *   follow it
 */
export async function removeAssessment(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<Product> {
  const where = { organisationId_id: { organisationId, id } };
  return prisma.$transaction(async (transaction) => {
    const stored = await transaction.assessment.findUnique({ where, select: { productId: true } });
    if (stored === null) throw new NotFound('assessment', globalId('Assessment', id));
    await refuseUsed(transaction, organisationId, [id]);
    await refuseBase(transaction, organisationId, [id]);
    await discardFootprints(transaction, organisationId, [id]);
    const product = { organisationId_id: { organisationId, id: stored.productId } };
    await transaction.product.update({ where: product, data: { currentAssessmentId: null } });
    await transaction.assessment.delete({ where });
    return keepCurrent(transaction, organisationId, stored.productId);
  });
}
