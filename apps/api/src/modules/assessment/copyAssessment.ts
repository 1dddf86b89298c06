import { randomUUID } from 'node:crypto';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment, Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { addEvent } from '../assessmentWorkflow/addEvent.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { insertLines } from '../inventoryLine/insertLines.ts';
import { followFamily } from '../productFamily/followFamily.ts';
import { lockWithFollowers } from '../productFamily/lockWithFollowers.ts';
import { copyBelongings, copyEvidence } from './copyBelongings.ts';

/**
 * A draft with the same statements, scope, lines and parameters: the next version of the same product, or of another one that begins as
 * this one is. What it says and what it is made of can then be changed while the first one stands. The next version of a
 * family's base leads the family, that of a variant catches up with it; the copy for another product follows nothing.
 *
 * @param toProductId null for the same product
 * @throws NotFound; InvalidInput for a declared footprint
 */
export async function copyAssessment(
  { prisma }: Database,
  viewer: Viewer,
  id: string,
  toProductId: string | null,
): Promise<Assessment> {
  const { organisationId } = viewer;
  return prisma.$transaction(
    async (transaction) => {
      const original = await transaction.assessment.findUnique({
        where: { organisationId_id: { organisationId, id } },
        include: { lines: { orderBy: { position: 'asc' } } },
      });
      if (original === null) throw new NotFound('assessment', globalId('Assessment', id));
      const { lines, ...stated } = original;
      if (stated.kind === 'DECLARED') throw declaredStays();
      const productId = toProductId ?? stated.productId;
      const product = await transaction.product.findUnique({
        where: { organisationId_id: { organisationId, id: productId } },
        include: { assessments: { orderBy: { version: 'desc' }, take: 1, select: { version: true } } },
      });
      if (product === null) throw new NotFound('product', globalId('Product', productId));
      await lockWithFollowers(transaction, organisationId, [id]);
      await discardFootprints(transaction, organisationId, []);
      const isNextVersion = productId === stated.productId;
      const copy = await transaction.assessment.create({
        data: {
          ...statementsOf(stated),
          ...(!isNextVersion && { familyId: null, leftOutLineIds: [] }),
          productId,
          id: randomUUID(),
          version: (product.assessments[0]?.version ?? 0) + 1,
          status: 'DRAFT',
          editors: [viewer.userId],
        },
      });
      await addEvent(transaction, viewer, copy.id, {
        ...{ from: null, to: 'DRAFT' },
        reason: `From version ${stated.version}. 源自第 ${stated.version} 版。`,
      });
      const copied = lines.map((line) => ({
        ...line,
        copiedFromId: line.copiedFromId ?? line.id,
        ...(!isNextVersion && NO_FAMILY),
      }));
      const lineIds = await insertLines(transaction, organisationId, copy.id, copied, 1);
      const pairs = new Map(lines.map((line, index) => [line.id, lineIds[index]!]));
      await copyBelongings(transaction, organisationId, id, [{ id: copy.id, lineIds: pairs }]);
      if (isNextVersion) {
        await copyEvidence(transaction, organisationId, id, { id: copy.id, lineIds: pairs });
        await moveBase(transaction, organisationId, id, copy.id);
        if (copy.familyId !== null) await followFamily(transaction, organisationId, [copy.id]);
      }
      await transaction.product.update({
        where: { organisationId_id: { organisationId, id: productId } },
        data: { currentAssessmentId: copy.id },
      });
      return copy;
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

/** Of a line that follows no family. */
const NO_FAMILY = { familyLineId: null, ownFields: [], amountScale: null };

/** What a copy of an assessment says as well; who has changed it, its results and its validity are its own. */
export function statementsOf(assessment: Assessment) {
  const { baseTotalKgCo2e, revision, createdAt, updatedAt, validUntil, editors, ...kept } = assessment;
  return kept;
}

/** A family goes on from the next version of its base. */
async function moveBase(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  fromId: string,
  toId: string,
): Promise<void> {
  await transaction.productFamily.updateMany({
    where: { organisationId, baseAssessmentId: fromId },
    data: { baseAssessmentId: toId },
  });
}

function declaredStays(): InvalidInput {
  return new InvalidInput([
    {
      field: 'id',
      code: 'DECLARED_HAS_NO_LINES',
      message: 'A declared footprint holds published values and cannot be worked on.',
      remedy: 'Create a calculated assessment of the product.',
    },
  ]);
}
