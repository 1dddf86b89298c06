import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { NotFound } from '../../errors/refusals.ts';
import { refuseUsed } from '../assessment/refuseUsed.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { refuseBase } from '../productFamily/refuseBase.ts';

/**
 * Removes the product with all its assessments, lines and results.
 *
 * @returns its id
 * @throws NotFound; InvalidInput with the code IN_USE while another product is made of it, BASE_OF_FAMILY while variants
 *   follow it
 */
export async function removeProduct(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<string> {
  const where = { organisationId_id: { organisationId, id } };
  return prisma.$transaction(async (transaction) => {
    const stored = await transaction.product.findUnique({
      where,
      include: { assessments: { select: { id: true } } },
    });
    if (stored === null) throw new NotFound('product', globalId('Product', id));
    const assessmentIds = stored.assessments.map((each) => each.id);
    await refuseUsed(transaction, organisationId, assessmentIds);
    await refuseBase(transaction, organisationId, assessmentIds);
    await discardFootprints(transaction, organisationId, assessmentIds);
    await transaction.product.update({ where, data: { currentAssessmentId: null } });
    await transaction.product.delete({ where });
    return id;
  });
}
