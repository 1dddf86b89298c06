import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';

/** Refuses to take away what a family's variants follow. @throws InvalidInput with the code BASE_OF_FAMILY */
export async function refuseBase(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<void> {
  const family = await transaction.productFamily.findFirst({
    where: { organisationId, baseAssessmentId: { in: [...assessmentIds] } },
    select: { name: true },
  });
  if (family === null) return;
  throw new InvalidInput([
    {
      field: 'id',
      code: 'BASE_OF_FAMILY',
      message: `The variants of the family “${family.name}” follow it.`,
      remedy: 'Dissolve the family first: its variants then keep their lines as their own.',
    },
  ]);
}
