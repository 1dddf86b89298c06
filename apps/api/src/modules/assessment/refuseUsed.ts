import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';

const MOST_NAMED = 3;

/** Refuses to take away what lines of other assessments are made of. @throws InvalidInput with the code IN_USE */
export async function refuseUsed(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<void> {
  const ids = [...assessmentIds];
  const users = await transaction.inventoryLine.findMany({
    where: { organisationId, inputAssessmentId: { in: ids }, assessmentId: { notIn: ids } },
    select: { assessment: { select: { product: { select: { name: true } } } } },
    orderBy: { id: 'asc' },
  });
  const names = [...new Set(users.map(({ assessment }) => assessment.product.name))];
  if (names.length === 0) return;
  const named = names.slice(0, MOST_NAMED).join(', ');
  throw new InvalidInput([
    {
      field: 'id',
      code: 'IN_USE',
      message: `${names.length > MOST_NAMED ? `${named} and ${names.length - MOST_NAMED} more` : named} ${names.length === 1 ? 'is' : 'are'} made of it.`,
      remedy: 'Choose another input for those lines first.',
    },
  ]);
}
