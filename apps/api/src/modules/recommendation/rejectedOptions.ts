import type { Database } from '../../db/database.ts';

/** Ids of the options of an assessment that somebody has rejected: no plan is made with them. */
export async function rejectedOptions(
  { prisma }: Database,
  organisationId: string,
  assessmentId: string,
): Promise<ReadonlySet<string>> {
  const rows = await prisma.adoptedReduction.findMany({
    where: { organisationId, assessmentId, state: 'REJECTED' },
    select: { optionId: true },
  });
  return new Set(rows.flatMap(({ optionId }) => optionId ?? []));
}
