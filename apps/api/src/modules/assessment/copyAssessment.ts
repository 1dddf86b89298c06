import { randomUUID } from 'node:crypto';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { addEvent } from '../assessmentWorkflow/addEvent.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { insertLines } from '../inventoryLine/insertLines.ts';

/**
 * A draft with the same statements, scope and lines: the next version of the same product, or of another one that begins as
 * this one is. What it says and what it is made of can then be changed while the first one stands.
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
        include: {
          lines: { orderBy: { position: 'asc' } },
          exclusions: true,
          parameters: true,
          formulas: true,
        },
      });
      if (original === null) throw new NotFound('assessment', globalId('Assessment', id));
      const { lines, exclusions, parameters, formulas, ...stated } = original;
      if (stated.kind === 'DECLARED') throw declaredStays();
      const productId = toProductId ?? stated.productId;
      const product = await transaction.product.findUnique({
        where: { organisationId_id: { organisationId, id: productId } },
        include: { assessments: { orderBy: { version: 'desc' }, take: 1, select: { version: true } } },
      });
      if (product === null) throw new NotFound('product', globalId('Product', productId));
      await discardFootprints(transaction, organisationId, []);
      const { baseTotalKgCo2e, revision, createdAt, updatedAt, validUntil, editors, ...kept } = stated;
      const copy = await transaction.assessment.create({
        data: {
          ...kept,
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
      const copied = lines.map((line) => ({ ...line, copiedFromId: line.copiedFromId ?? line.id }));
      const ids = await insertLines(transaction, organisationId, copy.id, copied, 1);
      const idOf = new Map(lines.map(({ id: before }, index) => [before, ids[index]!]));
      await transaction.parameter.createMany({
        data: parameters.map((each) => ({ ...each, id: randomUUID(), assessmentId: copy.id })),
      });
      await transaction.fieldFormula.createMany({
        data: formulas.map((each) => ({
          ...{ ...each, id: randomUUID(), assessmentId: copy.id },
          lineId: each.lineId === null ? null : idOf.get(each.lineId)!,
        })),
      });
      await transaction.assessmentExclusion.createMany({
        data: exclusions.map((each) => ({ ...each, id: randomUUID(), assessmentId: copy.id })),
      });
      await transaction.product.update({
        where: { organisationId_id: { organisationId, id: productId } },
        data: { currentAssessmentId: copy.id },
      });
      return copy;
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
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
