import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { ProductFamily } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';

const Names = z.object({
  name: z.string().trim().min(1).max(300),
  nameZh: z.string().trim().max(300).nullish(),
});

/** Gives a family other names. @throws NotFound, InvalidInput */
export async function renameFamily(
  { prisma }: Database,
  organisationId: string,
  id: string,
  input: unknown,
): Promise<ProductFamily> {
  const { name, nameZh } = parseInput(Names, input);
  const { count } = await prisma.productFamily.updateMany({
    where: { organisationId, id },
    data: { name, nameZh: nameZh ?? '' },
  });
  if (count === 0) throw new NotFound('product family', globalId('ProductFamily', id));
  return prisma.productFamily.findUniqueOrThrow({ where: { organisationId_id: { organisationId, id } } });
}

/**
 * Ends a family: every variant keeps its lines as they are, as its own. No number changes, so that settled versions are
 * let go as well.
 *
 * @throws NotFound
 */
export async function dissolveFamily(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<string> {
  return prisma.$transaction(async (transaction) => {
    const variants = await transaction.assessment.findMany({
      where: { organisationId, familyId: id },
      select: { id: true },
    });
    const variantIds = variants.map((variant) => variant.id);
    await transaction.inventoryLine.updateMany({
      where: { organisationId, assessmentId: { in: variantIds } },
      data: { familyLineId: null, ownFields: [], amountScale: null },
    });
    await transaction.assessment.updateMany({
      where: { organisationId, id: { in: variantIds } },
      data: { familyId: null, leftOutLineIds: [] },
    });
    const { count } = await transaction.productFamily.deleteMany({ where: { organisationId, id } });
    if (count === 0) throw new NotFound('product family', globalId('ProductFamily', id));
    return id;
  });
}
