import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Product } from '../../db/generated/client/client.ts';
import { NotFound } from '../../errors/refusals.ts';
import { recordEditors } from '../assessmentWorkflow/recordEditor.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { followFamily } from '../productFamily/followFamily.ts';
import { lockWithFollowers } from '../productFamily/lockWithFollowers.ts';
import { moveBaseBack } from '../productFamily/moveBaseBack.ts';
import { refuseBase } from '../productFamily/refuseBase.ts';
import { keepCurrent } from './keepCurrent.ts';
import { refuseUsed } from './refuseUsed.ts';

/**
 * Removes one version of an assessment with its lines and results. The newest of the others that is not withdrawn
 * becomes the current one. A family goes back to the version its base was copied from.
 *
 * @returns the product it belonged to
 * @throws NotFound; InvalidInput with the code IN_USE while another product is made of it, BASE_OF_FAMILY while variants
 *   follow it and no other version has its lines
 */
export async function removeAssessment({ prisma }: Database, viewer: Viewer, id: string): Promise<Product> {
  const { organisationId } = viewer;
  const where = { organisationId_id: { organisationId, id } };
  return prisma.$transaction(async (transaction) => {
    const stored = await transaction.assessment.findUnique({ where, select: { productId: true } });
    if (stored === null) throw new NotFound('assessment', globalId('Assessment', id));
    await refuseUsed(transaction, organisationId, [id]);
    const followers = await lockWithFollowers(transaction, organisationId, [id]);
    await moveBaseBack(transaction, organisationId, id);
    await refuseBase(transaction, organisationId, [id]);
    await discardFootprints(transaction, organisationId, [id, ...followers]);
    await recordEditors(transaction, viewer, followers);
    const product = { organisationId_id: { organisationId, id: stored.productId } };
    await transaction.product.update({ where: product, data: { currentAssessmentId: null } });
    await transaction.assessment.delete({ where });
    await followFamily(transaction, organisationId, followers);
    return keepCurrent(transaction, organisationId, stored.productId);
  });
}
