import type { Viewer } from '../../context/context.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { recordEditors } from '../assessmentWorkflow/recordEditor.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { followFamily, markDifferences } from '../productFamily/followFamily.ts';
import { lockWithFollowers } from '../productFamily/lockWithFollowers.ts';

/**
 * The one way lines are written: removes what was calculated from them, keeps who has changed them, and lets the variants
 * of a family follow, all in the transaction of the write.
 *
 * @param write what changes the lines of these assessments; called once nobody else can change them
 * @throws InvalidInput with the code SETTLED, or VARIANT_UNFIT where a variant cannot follow
 */
export async function changeLines<Result>(
  transaction: Prisma.TransactionClient,
  viewer: Viewer,
  assessmentIds: readonly string[],
  write: () => Promise<Result>,
): Promise<Result> {
  const { organisationId } = viewer;
  const followers = await lockWithFollowers(transaction, organisationId, assessmentIds);
  const changed = [...assessmentIds, ...followers];
  await discardFootprints(transaction, organisationId, changed);
  await recordEditors(transaction, viewer, changed);
  const result = await write();
  await markDifferences(transaction, organisationId, assessmentIds);
  await followFamily(transaction, organisationId, followers);
  return result;
}
